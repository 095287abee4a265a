import CivilTime
import Core
import Testing

@testable import Daemon

@Suite struct JournalChannelTests {
  static let occurrence = Occurrence.ID("2/check-in/2026-W47.1")

  static func entry(_ kind: Announcement.Kind) -> JournalEntry {
    JournalEntry(
      Announcement(
        kind, occurrence: occurrence, reminder: .cadence(.checkIn), person: 2,
        due: Instant(microseconds: 7)))
  }

  static func value(_ name: String, _ entry: JournalEntry) -> String? {
    entry.fields.first { $0.name == name }?.value
  }

  @Test func `what is due is told by number and kind`() {
    let entry = Self.entry(.due)
    #expect(entry.id == .due)
    #expect(entry.message == "A check-in for person 2 is due.")
    #expect(Self.value("ATTUNED_EVENT", entry) == "due")
    #expect(Self.value("ATTUNED_KIND", entry) == "check-in")
    #expect(Self.value("ATTUNED_TYPE", entry) == "check-in")
    #expect(Self.value("ATTUNED_PERSON", entry) == "2")
    #expect(Self.value("ATTUNED_SCHEDULED_USEC", entry) == "7")
    #expect(Self.value("ATTUNED_OCCURRENCE", entry) == "2/check-in/2026-W47.1")
  }

  @Test func `an answer is told without how it felt`() {
    let entry = Self.entry(.answered(.done(.heavy)))
    #expect(entry.message == "A check-in for person 2 was answered: done.")
    #expect(Self.value("ATTUNED_ANSWER", entry) == "done")
    #expect(!"\(entry)".contains("heavy"))
  }

  @Test(arguments: [
    (Answer.skip, "skip"), (.never(forEveryone: true), "never"),
    (.never(forEveryone: false), "never"), (.notTheirMoment, "not-their-moment"),
  ]) func `every answer is told by one word, to hooks as well`(answer: Answer, word: String) {
    let announcement = Announcement(
      .answered(answer), occurrence: Self.occurrence, reminder: .cadence(.checkIn), person: 2)
    #expect(Self.value("ATTUNED_ANSWER", JournalEntry(announcement)) == word)
    let hook = Hook(name: "a", command: ["a"], occasions: [.answered])
    let job = HookJob(number: 1, hook: hook, told: announcement, text: nil)
    #expect(job.environment.contains("ATTUNED_ANSWER=\(word)"))
    #expect(Hook.Occasion(announcement.kind) == .answered)
  }

  @Test(arguments: [Announcement.Kind.rested, .forgotten])
  func `that something rests or someone is forgotten is told of nobody, and to no hook`(
    kind: Announcement.Kind
  ) {
    let entry = JournalEntry(Announcement(kind))
    #expect(entry.fields.map(\.name) == ["ATTUNED_EVENT"])
    #expect(Hook.Occasion(kind) == nil)
  }

  @Test func `what the user named is never told`() {
    for reminder in [ReminderKey.fixed("wallaby"), .date("platypus")] {
      let entry = JournalEntry(Announcement(.due, reminder: reminder, person: 1))
      #expect(!"\(entry)".contains("wallaby"))
      #expect(!"\(entry)".contains("platypus"))
    }
  }

  @Test func `why something waits is told in words and as a field`() {
    let entry = Self.entry(.held(.doNotDisturb))
    #expect(entry.message == "A check-in for person 2 waits: do not disturb.")
    #expect(Self.value("ATTUNED_REASON", entry) == "do-not-disturb")
  }

  @Test func `every message has an id of its own`() {
    #expect(Set(MessageID.allCases.map(\.rawValue)).count == MessageID.allCases.count)
    #expect(MessageID.allCases.allSatisfy { $0.rawValue.utf8.count == 32 })
  }
}
