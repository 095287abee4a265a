import ArgumentParser
import Configuration
import Control
import Core
import Host
import Linux

/// The command `attune import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what 'attune export' wrote",
    discussion: """
      All of it is checked first. Then it takes the place of everything that is remembered now, \
      and Attune goes on from there; if anything is wrong, nothing changes. What is remembered now \
      is kept nowhere, so write it down first if you may want it back.
      Example: attune import attune.json
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The file to read; - is standard input.", completion: .file())
  var file: String

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions

  /// Whoever hands over the document on standard input cannot answer there as well.
  private var canAsk: Bool { !isInput && Dialogue.isPossible(output) }
  private var isInput: Bool { file == "-" }
  private var source: String { isInput ? "standard input" : Places.short(file) }

  func validate() throws {
    guard !file.isEmpty else { throw ValidationError("Name the file to read.") }
    guard yes || canAsk else {
      throw ValidationError(
        "It replaces all that is remembered: add --yes where nobody can be asked.")
    }
  }

  func run() throws {
    try output.run { () throws(Ending) in
      let daemon = try Connection()
      let document = try document()
      guard yes || isWanted else { throw Ending("Nothing was changed.") }
      let imported: Imported = try daemon.call(.importing(document))
      let known = (try? StateDocument.state(of: document))?.people.map(\.id) ?? []
      let plan = (try? ConfigurationFile().load())?.plan
      output.print(imported) { _ in Self.lines(source, known: known, plan: plan) }
    }
  }

  /// What it goes on from, and who is remembered there whom the configuration does not have.
  static func lines(_ source: String, known: [Person.ID], plan: Plan?) -> [String] {
    let others = known.filter { id in plan.map { $0.person(id) == nil } ?? false }
    let ids = others.map(\.description.escaped).joined(separator: ", ")
    let left =
      others.isEmpty
      ? ""
      : "Remembered, but not in your configuration: \(ids). Write an id back there to go on with "
        + "it, or 'attune forget' forgets it."
    return "Attune goes on from \(source).".wrapped(to: 80) + left.wrapped(to: 80)
  }

  private var isWanted: Bool {
    Output.line("Go on from \(source)?")
    Output.line("All that is remembered now goes, for good: 'attune export FILE' would keep it.")
    return Dialogue.agreement("Yes or no: ") ?? false
  }

  private func document() throws(Ending) -> JSON {
    let bytes: [UInt8]
    do {
      let limit = Frames.sizeLimit - 1_024
      bytes = isInput ? try Files.readInput(limit: limit) : try Files.read(file, limit: limit)
    } catch {
      throw .unread(isInput ? "standard input" : file, error)
    }
    do {
      return try StateDocument.json(parsing: bytes)
    } catch {
      throw Ending(CallError.control(.badDocument(path: error.path, reason: error.reason)))
    }
  }
}
