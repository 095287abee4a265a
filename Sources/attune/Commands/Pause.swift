import ArgumentParser
import Control
import Host

/// The command `attune pause`.
struct Pause: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send nothing for a while, or until you say otherwise",
    discussion: """
      Nothing piles up: when the pause ends, Attune goes on as if it had never been.
      Examples: attune pause 2w
                attune pause until 18:00
                attune pause until tomorrow
                attune pause until 2030-05-04
      """)

  @Argument(help: "A span such as 2w or '3 days', or 'until' and a time; nothing: until 'resume'.")
  var end: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    do {
      _ = try PauseEnd(end, now: Places.now, zone: Places.zone)
    } catch {
      throw ValidationError(error.description)
    }
  }

  func run() throws {
    let (now, zone) = (Places.now, Places.zone)
    let until = try PauseEnd(end, now: now, zone: zone)
    try output.call(.pause(until: until.instant.map { Timestamp($0) }), for: Nothing.self) { _ in
      guard let instant = until.instant else { return ["Paused. 'attune resume' goes on."] }
      return ["Paused until \(Phrase.moment(instant, in: zone, now: now))."]
    }
  }
}
