import ArgumentParser
import Control

/// The command `attune return`.
struct Return: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let nothing about someone rest any more",
    discussion: "Nothing has piled up meanwhile. Example: attune return alex",
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.people(.return(person: person)), for: Following.self) { following in
      ["Nothing rests about \(following.someone.name.escaped).".cut(to: 80)]
        + Phrase.following(following)
    }
  }
}
