import CivilTime
import Control

/// What `attune why` says, in lines of at most 80 columns.
struct ReasonsText {
  let explained: Explained
  let now: Instant
  let style: TextStyle

  var lines: [String] {
    let reminder = explained.reminder
    let head = Phrase.timed(reminder, ", \(Phrase.when(reminder, now: now))", within: 80)
    return [style.strong(head.capitalizedFirst)] + reasons
  }

  /// Each topic once, whatever is said of it below one another.
  private var reasons: [String] {
    var last: Explained.Reason.Topic?
    return explained.reasons.flatMap { reason in
      let isNew = reason.topic != last
      last = reason.topic
      return reason.sentence.escaped.wrapped(to: 68).enumerated().map { index, line in
        let label = isNew && index == 0 ? Self.label(reason.topic) : ""
        return style.faint("  " + label.fitted(to: 10)) + line
      }
    }
  }

  private static func label(_ topic: Explained.Reason.Topic) -> String {
    switch topic {
    case .time: "When"
    case .cadence: "Cadence"
    case .pace: "Pace"
    case .held: "Waiting"
    case .practice: "Practice"
    case .depth: "Depth"
    case .rest: "Rest"
    case .evidence: "Known"
    case .number: "Numbers"
    }
  }
}

extension String {
  /// The text with its first letter a capital one.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// Lines of one paragraph: those after the first stand in.
  func indented(by width: Int) -> [String] {
    enumerated().map { $0 == 0 ? $1 : String(repeating: " ", count: width) + $1 }
  }
}
