import ArgumentParser
import Control

/// The command `attune contact`.
struct Contact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that you were in touch, so that check-ins count from now",
    discussion: "Example: attune contact mum",
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.people(.contact(person: person)), for: Following.self) { following in
      ["Noted: in touch with \(following.someone.name.escaped)."].map { $0.cut(to: 80) }
        + Phrase.following(following)
    }
  }
}

extension Phrase {
  /// What comes next about someone, in one line.
  static func following(_ following: Following) -> [String] {
    let next = following.next.map { Phrase.next($0, now: Places.now) } ?? "nothing about them"
    return ["Next: \(next).".cut(to: 80)]
  }
}
