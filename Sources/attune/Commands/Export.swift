import ArgumentParser
import Control
import Host
import Linux

/// The command `attune export`.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write down everything that Attune remembers",
    discussion: """
      It is private: the file is yours alone (0600), and holds ids, times, what was done, what \
      your dates are called, and the words of follow-ups. The configuration and your prompts are files already and not part of it. \
      attune-export(5) describes the format. Without a file, or with -, it is printed.
      Examples: attune export attune.json
                attune export --force attune.json
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The file to write.", completion: .file())
  var file: String?

  @Flag(help: "Overwrite a file that is there.")
  var force = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard file != "" else {
      throw ValidationError("Name the file to write, or leave it out to print it.")
    }
  }

  func run() throws {
    try output.run { () throws(Ending) in
      let state = try Self.state()
      guard let file, file != "-" else { return Output.line(state.description) }
      try write(state, to: file)
      if output.json {
        Output.line(JSON.object([.init("file", file)]).description)
      } else {
        Output.line("Wrote \(Places.short(file)). Keep it where only you can read it.")
      }
    }
  }

  /// From the daemon, or without one from what it left.
  private static func state() throws(Ending) -> JSON {
    if let daemon = try Connection.ifAny() {
      let exported: Exported = try daemon.call(.export)
      return exported.state
    }
    guard let state = try Remembered.state() else { throw Ending("Nothing is remembered yet.") }
    return StateDocument.json(of: state)
  }

  /// Whoever could read the old file cannot read the new one.
  private func write(_ state: JSON, to file: String) throws(Ending) {
    guard !Files.isDirectory(file) else {
      throw Ending("\(Places.short(file)) is a directory: name a file in it.")
    }
    guard force || !Files.exists(file) else {
      throw Ending("\(file.escaped) is there already: name another, or add --force.")
    }
    let draft = "\(file).\(UInt64.random(in: .min ... .max))"
    do throws(SystemError) {
      try Files.writeAtomically(Array((state.description + "\n").utf8), to: draft, mode: 0o600)
      try Files.rename(draft, to: file)
    } catch {
      try? Files.removeAll(draft)
      throw .unwritten(file, error)
    }
  }
}
