import CivilTime
import Control
import Testing

@testable import attune

struct LineTests {
  private func reminder(name: String) -> Reminder {
    Reminder(
      occurrence: "2/x", person: "mum", name: name, kind: .appreciation,
      due: Timestamp(microseconds: 1_795_545_720_000_000), local: "Tue 2026-11-24 18:42")
  }

  private let now = Instant(microseconds: 1_795_376_520_000_000)

  private func date(_ label: String, _ local: String) -> Reminder {
    Reminder(
      occurrence: "2/y", person: "mum", name: "Mum", kind: .date, label: label,
      due: Timestamp(microseconds: 1_795_545_720_000_000), local: local)
  }

  private func lines(_ reminders: [Reminder]) -> [String] {
    ShowUpcoming.lines(reminders, now: now, style: TextStyle(isColored: false))
  }

  @Test func `of two dates each says which it is, and one far away its year`() {
    let dates = [
      date("birthday", "Thu 2026-11-26 08:30"), date("wedding day", "Tue 2028-02-29 08:30"),
    ]
    #expect(
      lines(dates) == [
        "Thu 26 Nov 08:30       date          Mum, birthday",
        "Tue 29 Feb 2028 08:30  date          Mum, wedding day",
      ])
  }

  @Test(arguments: [
    ("Tue 2026-11-24 18:42", "Tue 24 Nov 18:42"), ("Fri 2027-01-01 09:00", "Fri 1 Jan 09:00"),
    ("Sat 2126-11-26 18:39", "Sat 26 Nov 2126 18:39"), ("", ""), ("soon\u{1B}", "soon\\u{1B}"),
  ]) func `a day far away is told with its year`(local: String, text: String) {
    #expect(Phrase.when(local: local, now: now) == text)
  }

  @Test func `a long name gives way to the time`() {
    let long = reminder(name: String(repeating: "שלום ", count: 20))
    let next = Phrase.next(long, now: now)
    #expect(next.columns == 70)
    #expect(
      next.hasPrefix("an appreciation for ש") && next.hasSuffix("…, Tue 24 Nov 18:42 (in 47 hours)")
    )
    let date = Reminder(
      occurrence: "2/x", person: "mum", name: long.name, kind: .date, due: long.due,
      local: long.local)
    #expect(Phrase.noun(date, within: 30).hasSuffix("…'s"))
    #expect(Phrase.noun(date, within: 30).columns == 30)
  }

  @Test func `a word wider than its line goes on in the next`() {
    #expect("ab cdefgh i".filled(to: 4) == ["ab", "cdef", "gh", "i"])
    #expect("家家家 b".filled(to: 4) == ["家家", "家", "b"])
    #expect("".filled(to: 4) == [])
  }

  @Test func `a line of what comes has day, kind and name`() {
    #expect(lines([reminder(name: "Mum")]) == ["Tue 24 Nov 18:42  appreciation  Mum"])
  }

  @Test func `a line of what happens has time, event and reminder`() {
    let watched = Watched(
      .held, at: Timestamp(microseconds: 1_795_545_723_000_000), reminder: reminder(name: "Mum"),
      detail: "locked")
    #expect(
      Watch.line(watched, zone: .utc)
        == "18:42:03  held            an appreciation for Mum, locked")
  }

  @Test func `what is not needed any more cannot be taken for one's own answer`() {
    let watched = Watched(
      .ended, at: Timestamp(microseconds: 1_795_545_723_000_000), reminder: reminder(name: "Mum"),
      detail: "cancelled")
    #expect(
      Watch.line(watched, zone: .utc) == "18:42:03  taken back: an appreciation for Mum")
  }

  @Test func `that something rests or someone is forgotten is told of nobody`() {
    let at = Timestamp(microseconds: 1_795_545_723_000_000)
    #expect(Watch.line(Watched(.rested, at: at), zone: .utc) == "18:42:03  rest changed    ")
    #expect(Watch.line(Watched(.forgotten, at: at), zone: .utc) == "18:42:03  forgotten       ")
  }

  @Test func `a long or hostile name keeps its line`() {
    let name = String(repeating: "\u{1B}]0;x\u{7}家", count: 30)
    for line in lines([reminder(name: name), date("wedding \u{202E}", "Fri 2028-02-29 09:00")]) {
      #expect(line.columns <= 80)
      #expect(!line.unicodeScalars.contains { $0.isHarmful })
    }
  }

  @Test(arguments: [
    (0, "in a moment"), (59, "in a moment"), (60, "in 1 minute"), (3_599, "in 59 minutes"),
    (3_600, "in 1 hour"),
    (172_799, "in 47 hours"), (172_800, "in 2 days"), (-5, "in a moment"),
  ]) func `a distance is told in its largest unit`(seconds: Int, text: String) {
    #expect(Phrase.distance(.seconds(seconds)) == text)
  }

  @Test func `every command fits the list`() {
    for line in Help.everything { #expect(line.columns <= 80 && !line.contains("…")) }
  }
}
