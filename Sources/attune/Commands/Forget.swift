import ArgumentParser
import Control
import Core

/// The command `attune forget`.
struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Forget someone: their entry, and all that is remembered",
    discussion: """
      Takes the person out of the configuration, and everything about them out of every file of \
      Attune's. There is no way back; if it is cut short, do it again.
      Example: attune forget alex
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard yes || Dialogue.isPossible(output) else {
      throw ValidationError("There is no way back: add --yes where nobody can be asked.")
    }
  }

  func run() throws {
    try output.run { () throws(Ending) in
      let forgetting = try Forgetting(person)
      guard yes || Self.isWanted(forgetting) else { throw Ending("Nothing was changed.") }
      try forgetting.make()
      let words = [forgetting.id.description, forgetting.name].compactMap(\.self)
      tell(Remains(of: words), forgetting.id.description)
    }
  }

  private static func isWanted(_ forgetting: Forgetting) -> Bool {
    Output.line("Forget \(forgetting.who)?")
    Output.line("Their entry in the configuration and all that is remembered go, for good.")
    return Dialogue.agreement("Yes or no: ") ?? false
  }

  private func tell(_ remains: Remains, _ id: String) {
    if output.json {
      let members: [JSON.Member] = [
        .init("person", id), .init("remains", remains.json), .init("link", remains.target),
      ]
      return Output.line(JSON.object(members).description)
    }
    Output.line("Forgotten, in the configuration and in everything that Attune keeps.")
    for line in remains.told { Output.line(line) }
  }
}
