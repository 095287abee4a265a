import CivilTime
import Testing

@testable import attune

struct PauseEndTests {
  private let zone: Zone
  private let now: Instant

  init() throws {
    zone = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    let date = try #require(CivilDate(year: 2026, month: 3, day: 28))
    let time = try #require(TimeOfDay(hour: 12, minute: 0))
    now = zone.instant(of: CivilDateTime(date: date, time: time))
  }

  private func end(_ words: String...) throws -> String {
    let instant = try PauseEnd(words, now: now, zone: zone).instant
    return instant.map { "\(zone.civil(at: $0))" } ?? "until resumed"
  }

  @Test func `nothing means until resumed`() throws {
    #expect(try PauseEnd([], now: now, zone: zone).instant == nil)
  }

  @Test func `a day is a day of the calendar, whatever the clocks do`() throws {
    #expect(try end("1d") == "2026-03-29 12:00:00")
    #expect(try end("24h") == "2026-03-29 13:00:00")
    #expect(try end("2w") == "2026-04-11 12:00:00")
    #expect(try end("2", "weeks", "3h") == "2026-04-11 15:00:00")
  }

  @Test func `a time of day is the next one`() throws {
    #expect(try end("until", "18:00") == "2026-03-28 18:00:00")
    #expect(try end("until 12:00") == "2026-03-29 12:00:00")
  }

  @Test func `a date ends the pause as it begins`() throws {
    #expect(try end("until", "2026-04-05") == "2026-04-05 00:00:00")
    #expect(try end("until", "tomorrow") == "2026-03-29 00:00:00")
    #expect(try end("until", "2026-04-05", "09:30") == "2026-04-05 09:30:00")
  }

  @Test func `a time as RFC 3339 writes it counts in its own offset`() throws {
    #expect(try end("until", "2026-04-05T09:30:00Z") == "2026-04-05 11:30:00")
    #expect(try end("until", "2026-04-05T09:30:00+05:30") == "2026-04-05 06:00:00")
    #expect(try end("until", "2026-04-05t09:30:00-01:00") == "2026-04-05 12:30:00")
  }

  @Test(arguments: [
    "soon", "2", "until", "tomorrow", "until someday", "until 25:00", "until 2026-02-30",
    "until 2026-04-05x09:00", "until 2026-04-05 9:00", "until 2026-03-28 12:00", "until 2020-01-01",
    "0d", "infinity",
  ]) func `anything else is refused`(text: String) {
    #expect(throws: WrittenTimeError.self) {
      try PauseEnd(text.split(separator: " ").map(String.init), now: now, zone: zone)
    }
  }
}
