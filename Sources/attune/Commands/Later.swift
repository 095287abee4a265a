import ArgumentParser
import Control

/// The command `attune later`.
struct Later: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring a reminder back in an hour, or when you say",
    discussion: "Example: attune later evening")

  @Argument(help: "hour, evening or morning.")
  var when: Request.Later = .hour

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.answer(.later(when), to: .init()), for: Answered.self) { answered in
      [("Later: \(Phrase.noun(answered.reminder)), \(Phrase.when(answered.reminder)).").cut(to: 80)]
    }
  }
}

extension Request.Later: ExpressibleByArgument {}
