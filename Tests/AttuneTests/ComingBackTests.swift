import CivilTime
import Testing

@testable import attune

struct ComingBackTests {
  private let zone: Zone
  private let now: Instant

  init() throws {
    zone = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    let date = try #require(CivilDate(year: 2026, month: 10, day: 23))
    let time = try #require(TimeOfDay(hour: 18, minute: 40))
    now = zone.instant(of: CivilDateTime(date: date, time: time))
  }

  private func due(_ words: String...) throws -> String {
    "\(zone.civil(at: try ComingBack(words, now: now, zone: zone).instant))"
  }

  @Test func `a span keeps the time of day, whatever the clocks do`() throws {
    #expect(try due("in", "3d") == "2026-10-26 18:40:00")
    #expect(try due("in", "2", "weeks") == "2026-11-06 18:40:00")
    #expect(try due("in 90min") == "2026-10-23 20:10:00")
  }

  @Test func `a day alone means nine in the morning`() throws {
    #expect(try due("tomorrow") == "2026-10-24 09:00:00")
    #expect(try due("on", "2026-12-03") == "2026-12-03 09:00:00")
  }

  @Test func `a time means that time`() throws {
    #expect(try due("at", "2026-12-03 18:00") == "2026-12-03 18:00:00")
    #expect(try due("at", "2026-12-03", "18:00") == "2026-12-03 18:00:00")
    #expect(try due("at", "2026-12-03T18:00:00Z") == "2026-12-03 19:00:00")
  }

  @Test(arguments: [
    "", "in", "on", "at", "3d", "in soon", "in 0d", "on 2026-10-23", "on 2020-01-01",
    "on 2026-02-30", "tomorrow 10:00", "at 2026-10-23 18:40", "ask about the interview",
  ]) func `what has passed, and what names no time, is refused`(text: String) {
    #expect(throws: WrittenTimeError.self) {
      try ComingBack([text], now: now, zone: zone)
    }
  }
}
