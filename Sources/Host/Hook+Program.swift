package import Core
import Linux

extension Hook {
  /// The path of the program, as the service manager wants it.
  ///
  /// A name alone is looked up in the directories of `path`, which is what the daemon's `$PATH` says.
  package func program(in path: String?) -> String {
    let name = command[0]
    return Files.executable(name, in: path ?? "/usr/local/bin:/usr/bin:/bin") ?? "/usr/bin/\(name)"
  }
}
