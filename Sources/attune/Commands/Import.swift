import ArgumentParser
import Control
import Host
import Linux

/// The command `attune import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what 'attune export' wrote",
    discussion: """
      All of it is checked first. Then it takes the place of everything that is remembered now, \
      and Attune goes on from there; if anything is wrong, nothing changes.
      Example: attune import attune.json
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The file to read.", completion: .file())
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run { () throws(Ending) in
      let daemon = try Connection()
      let imported: Imported = try daemon.call(.importing(try document()))
      output.print(imported) { imported in
        let people = imported.people == 1 ? "1 person" : "\(imported.people) people"
        return ["Attune goes on from \(Places.short(file)), which knows \(people)."]
      }
    }
  }

  private func document() throws(Ending) -> JSON {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(file, limit: Frames.sizeLimit - 1_024)
    } catch {
      if error.name == "ENOENT" { throw Ending("There is no file \(file.escaped).") }
      throw Ending("\(error)".escaped)
    }
    do {
      return try StateDocument.json(parsing: bytes)
    } catch {
      throw Ending(CallError.control(.badDocument(path: error.path, reason: error.reason)))
    }
  }
}
