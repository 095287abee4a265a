import ArgumentParser
import CivilTime
import Control
import Host

/// The command `attune later`.
struct Later: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring a reminder back in an hour, or when you say",
    discussion: """
      Without a name it is about the one you read last, or that is showing. It can \
      be put off twice. Evening is 18:30, and morning 09:00 of the next day; once it is past 18:30, \
      evening means the next morning, too.
      Examples: attune later evening
                attune later alex morning
      """)

  @Argument(
    help: ArgumentHelp(
      "The person's id or name, and hour, evening or morning.",
      valueName: "person|when"),
    completion: .people)
  var words: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard when != nil || !(words.last.map(Self.isTime) ?? false) else {
      throw ValidationError(
        "Say hour, evening or morning: those are the times to which it can be put off.")
    }
    guard words.count < 2 || words.count == 2 && when != nil else {
      throw ValidationError("Write a name, or hour, evening or morning, or both in this order.")
    }
  }

  func run() throws {
    let person = when == nil ? words.first : words.dropLast().first
    let request = Request.answer(.later(when ?? .hour), to: .init(person: person))
    try output.call(request, for: Answered.self) { [Self.line($0)] }
  }

  /// Whether a word was meant to say when, and is none of the three that do.
  private static func isTime(_ word: String) -> Bool {
    (try? CalendarSpan(parsing: word)) != nil || TimeOfDay(parsing: word) != nil
      || ["tomorrow", "tonight", "noon", "night", "afternoon"].contains(word.lowercased())
  }

  /// The last word, where it says when.
  private var when: Request.Later? { words.last.flatMap(Request.Later.init(rawValue:)) }

  /// What was put off as often as can be is not put off again.
  private static func line(_ answered: Answered) -> String {
    let (reminder, now) = (answered.reminder, Places.now)
    guard reminder.due.instant > now else {
      return "Let go for this time: \(Phrase.noun(reminder, within: 57))."
    }
    let time = ", \(Phrase.when(reminder, now: now))."
    return "Later: " + Phrase.timed(reminder, time, within: 73)
  }
}
