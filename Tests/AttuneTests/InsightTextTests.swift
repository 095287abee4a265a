import CivilTime
import Control
import Core
import Testing

@testable import attune

/// What is told of why, of days ahead and of days gone by, in lines.
struct InsightTextTests {
  private let plain = TextStyle(isColored: false)
  private let now = Instant(microseconds: 1_795_376_520_000_000)

  private func reminder(_ kind: Reminder.Kind, _ local: String, name: String = "Mum") -> Reminder {
    Reminder(
      occurrence: "2/x", person: "mum", name: name, kind: kind, due: Timestamp(microseconds: 0),
      local: local)
  }

  private func act(
    _ date: String, _ practice: Act.Practice? = .listening, person: String = "mum"
  ) -> Act {
    Act(
      at: Timestamp(microseconds: 0), date: date, person: person, name: nil, kind: .checkIn,
      practice: practice, felt: .light)
  }

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(parsing: text)) }

  @Test func `reasons stand below the reminder, each topic named once`() {
    let explained = Explained(
      reminder(.checkIn, "Tue 2026-11-24 18:42"),
      reasons: [
        .init(.time, "It came inside your hours."), .init(.number, "At most 2 a day: enough."),
        .init(.number, "At least 2h apart: calm."),
      ])
    #expect(
      ReasonsText(explained: explained, now: now, style: plain).lines == [
        "A check-in with Mum, Tue 24 Nov 18:42", "  When      It came inside your hours.",
        "  Numbers   At most 2 a day: enough.", "            At least 2h apart: calm.",
      ])
  }

  @Test func `no reason breaks the width or reaches a terminal as it is`() {
    let hostile = String(repeating: "名\u{202E}前 \u{1B}[2J ", count: 40)
    let reasons = Explained.Reason.Topic.allCases.map { Explained.Reason($0, hostile) }
    let explained = Explained(
      reminder(.checkIn, "Tue 2026-11-24 18:42", name: hostile), reasons: reasons)
    for line in ReasonsText(explained: explained, now: now, style: plain).lines {
      #expect(line.columns <= 80)
      #expect(!line.unicodeScalars.contains { $0.isHarmful })
    }
    let head = ReasonsText(explained: explained, now: now, style: plain).lines[0]
    #expect(head.hasSuffix("…, Tue 24 Nov 18:42"))
  }

  @Test func `a calendar marks each day by what comes, three months abreast`() throws {
    let picture = CalendarPicture([
      reminder(.appreciation, "Tue 2026-11-24 18:42"), reminder(.checkIn, "Wed 2026-11-25 18:42"),
      reminder(.appreciation, "Thu 2026-11-26 18:42"), reminder(.checkIn, "Thu 2026-11-26 20:42"),
      reminder(.fixed, "Fri 2026-11-27 08:00"), reminder(.appreciation, "Sat 2027-02-06 11:30"),
      reminder(.appreciation, "Sat 2027-02-06 13:30"),
    ])
    let lines = picture.lines(
      from: try date("2026-11-23"), through: try date("2027-02-10"), style: plain)
    #expect(lines[0] == "      Nov 2026                Dec 2026                Jan 2027")
    #expect(lines.contains { $0.hasPrefix("23 24+25~26*27o28 29 ") })
    #expect(lines.contains { $0.hasPrefix("      Feb 2027") })
    #expect(lines.contains(" 1  2  3  4  5  6+ 7"))
    #expect(lines.last == CalendarPicture.legend)
    for line in lines { #expect(line.columns <= 80) }
  }

  @Test func `a year has a mark for each day with an act, and nothing for the others`() {
    let acts = [act("2026-01-01"), act("2026-01-01"), act("2026-12-31", .patience)]
    let lines = HistoryText(acts: acts, year: 2026, style: plain).lines
    #expect(
      lines == [
        "What you did in 2026", "",
        "     1             8             15            22            29", "Jan  •", "Feb", "Mar",
        "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec  " + String(repeating: " ", count: 60) + "•", "", "making it safe to speak",
        "listening                • •", "going first", "open questions",
        "patience                 •", "support", "appreciation",
      ])
  }

  @Test func `history counts nothing and blames nobody`() {
    let acts = (1...12).flatMap { month in
      (10...28).map { act("2026-\(month < 10 ? "0" : "")\(month)-\($0)", .support) }
    }
    let lines = HistoryText(acts: acts, year: 2026, style: TextStyle(isColored: true)).lines
    let text = lines.joined(separator: "\n").lowercased()
    for word in ["streak", "%", "missed", "only", "total", "in a row", "228", "\u{1B}[31m"] {
      #expect(!text.contains(word), "\(word)")
    }
    for line in HistoryText(acts: acts, year: 2026, style: plain).lines {
      #expect(line.columns <= 80)
    }
    #expect(text.contains("a dot stands for up to 9."))
    #expect(
      HistoryText(acts: [], year: 1999, style: plain).lines == ["Nothing is noted for 1999 yet."])
  }

  @Test func `a table of acts keeps to one line for each, whatever an id is`() {
    let acts = [act("2026-01-01", .safeSpace), act("2026-01-02", nil, person: "a,\"b\"\n")]
    #expect(
      HistoryTable(acts: acts).lines == [
        "date,person,practice,kind,felt", "2026-01-01,mum,safe-space,check-in,light",
        "2026-01-02,\"a,\"\"b\"\"\\u{A}\",,check-in,light",
      ])
  }

  @Test(arguments: [
    ("alex.check-in=every 3 days", "alex", "every 3 days"),
    ("Dr. Who . check-in = 2 a week", "Dr. Who", "2 a week"),
    ("a.check-in=Mon 18:00=x", "a", "Mon 18:00=x"),
  ]) func `a wish names a person, a kind and a cadence`(
    text: String, person: String, value: String
  ) throws {
    let wish = try #require(CadenceWish(argument: text))
    #expect(wish.person == person && wish.type == .checkIn && wish.value == value)
  }

  @Test(arguments: ["", "alex", "alex=2 a week", "alex.checkin=x", ".check-in=x", "alex.check-in="])
  func `a wish that lacks something is none`(text: String) {
    #expect(CadenceWish(argument: text) == nil)
  }
}
