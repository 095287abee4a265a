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

  @Test func `a line of what comes has day, kind and name`() {
    let line = ShowUpcoming.line(reminder(name: "Mum"), style: TextStyle(isColored: false))
    #expect(line == "Tue 24 Nov 18:42  appreciation  Mum")
  }

  @Test func `a line of what happens has time, event and reminder`() {
    let watched = Watched(
      .held, at: Timestamp(microseconds: 1_795_545_723_000_000), reminder: reminder(name: "Mum"),
      detail: "locked")
    #expect(
      Watch.line(watched, zone: .utc)
        == "18:42:03  held            an appreciation for Mum, locked")
  }

  @Test func `that something rests or someone is forgotten is told of nobody`() {
    let at = Timestamp(microseconds: 1_795_545_723_000_000)
    #expect(Watch.line(Watched(.rested, at: at), zone: .utc) == "18:42:03  rest changed    ")
    #expect(Watch.line(Watched(.forgotten, at: at), zone: .utc) == "18:42:03  forgotten       ")
  }

  @Test func `a long or hostile name keeps its line`() {
    let name = String(repeating: "\u{1B}]0;x\u{7}家", count: 30)
    let line = ShowUpcoming.line(reminder(name: name), style: TextStyle(isColored: false))
    #expect(line.columns <= 80)
    #expect(!line.unicodeScalars.contains { $0.isHarmful })
  }

  @Test(arguments: [
    (0, "now"), (59, "now"), (60, "in 1 minute"), (3_599, "in 59 minutes"), (3_600, "in 1 hour"),
    (172_799, "in 47 hours"), (172_800, "in 2 days"), (-5, "now"),
  ]) func `a distance is told in its largest unit`(seconds: Int, text: String) {
    #expect(Phrase.distance(.seconds(seconds)) == text)
  }

  @Test func `every command fits the list`() {
    for line in Help.everything { #expect(line.columns <= 80 && !line.contains("…")) }
  }
}
