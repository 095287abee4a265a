import ArgumentParser
import CivilTime
import Control
import Host

/// The command `attune watch`.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what happens, as it happens",
    discussion: "Ends with Ctrl-C. Example: attune watch --json",
    shouldDisplay: Attune.tellsAll)

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run { () throws(Ending) in
      try Connection().watch { watched in output.print(watched) { [Self.line($0)] } }
    }
  }

  /// One line of at most 80 columns, such as "18:42:03  shown  a check-in with Mum".
  static func line(_ watched: Watched, zone: Zone = Places.zone) -> String {
    let time = zone.civil(at: watched.at.instant).time
    let clock = TimeOfDay(hour: time.hour, minute: time.minute, second: time.second) ?? .midnight
    // Its own word, lest it be taken for an answer that was undone.
    if watched.event == .ended, watched.detail == "cancelled", let reminder = watched.reminder {
      return ("\(clock)".fitted(to: 10) + "taken back: " + Phrase.noun(reminder)).cut(to: 80)
    }
    let words = [watched.reminder.map { Phrase.noun($0) }, watched.detail?.escaped].compactMap(
      \.self)
    let text = "\(clock)".fitted(to: 10) + word(watched.event).fitted(to: 16)
    return (text + words.joined(separator: ", ")).cut(to: 80)
  }

  private static func word(_ event: Watched.Event) -> String {
    switch event {
    case .ready: "watching"
    case .resumed: "machine woke"
    case .unpaused: "pause ended"
    case .clockChanged: "clock changed"
    case .zoneChanged: "zone changed"
    case .planReplaced: "plan replaced"
    case .rested: "rest changed"
    default: event.rawValue
    }
  }
}
