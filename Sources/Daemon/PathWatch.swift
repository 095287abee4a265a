import Linux

/// Tells when what some paths lead to may have changed, in whatever way it was done.
///
/// A file can be rewritten, replaced by rename, made readable, or reached through links any of which
/// can be changed; it can also not be there yet, nor its directory. So each directory on the way
/// that holds a link is watched, and the last one that there is.
final class PathWatch: Sendable {
  private let watches: [DirectoryWatch]
  /// Why some of it cannot be watched.
  let trouble: SystemError?

  /// Watches the ways to `files` as they are now, and all that is in `folders`.
  ///
  /// The ways may be others after a change: then another watch must take this one's place.
  init(
    files: [String], folders: [String] = [], on loop: Loop, onChange: @escaping @Sendable () -> Void
  ) {
    var (steps, made, trouble) = ([Step](), [DirectoryWatch](), SystemError?.none)
    // What changes between looking and watching would go unnoticed, so it is looked at again.
    for _ in 0..<5 {
      let now = (files + folders).flatMap(Self.steps) + folders.flatMap(Self.contents)
      guard now != steps else { break }
      steps = now
      (made, trouble) = Self.watch(steps, on: loop, onChange)
    }
    watches = made
    self.trouble = trouble
  }

  private static func watch(
    _ steps: [Step], on loop: Loop, _ onChange: @escaping @Sendable () -> Void
  ) -> ([DirectoryWatch], SystemError?) {
    var directories: [String] = []
    for step in steps where !directories.contains(step.directory) {
      directories.append(step.directory)
    }
    var (made, trouble) = ([DirectoryWatch](), SystemError?.none)
    for directory in directories {
      let names = steps.filter { $0.directory == directory }.map(\.name)
      do throws(SystemError) {
        made.append(
          try DirectoryWatch(path: directory, on: loop) { changed in
            let concerns = names.contains(nil) || changed.contains { names.contains($0) }
            if changed.isEmpty || concerns { onChange() }
          })
      } catch {
        trouble = error
      }
    }
    return (made, trouble)
  }

  /// A directory on the way, and what in it leads on; `nil`: all that is in it.
  struct Step: Equatable {
    let directory: String
    let name: String?
  }

  /// The directories that a path leads through by links, and the last one that exists.
  static func steps(to path: String) -> [Step] {
    var steps: [Step] = []
    var here = path.hasPrefix("/") ? "/" : "."
    var rest = path.split(separator: "/").map(String.init)[...]
    while let name = rest.popFirst(), steps.count < 40 {
      let next = here == "/" ? "/\(name)" : "\(here)/\(name)"
      if let target = try? Files.readLink(next) {
        steps.append(Step(directory: here, name: name))
        if target.hasPrefix("/") { here = "/" }
        rest = target.split(separator: "/").map(String.init)[...] + rest
      } else if rest.isEmpty || !Files.exists(next) {
        return steps + [Step(directory: here, name: name)]
      } else {
        here = next
      }
    }
    return steps
  }

  private static func contents(of folder: String) -> [Step] {
    Files.exists(folder) ? [Step(directory: folder, name: nil)] : []
  }
}
