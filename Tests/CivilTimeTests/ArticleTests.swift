import CivilTime
import Foundation
import Testing

/// What the documentation says is so.
@Suite struct ArticleTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private func berlin() throws -> Zone {
    let berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    return berlin
  }

  private let friday = Instant(microseconds: 1_774_609_200_000_000)

  private func shown(_ instant: Instant?) throws -> String {
    try berlin().civil(at: #require(instant)).description
  }

  @Test func `the overview is true`() throws {
    let utc = try CalendarExpression(parsing: "Mon *-*-1..7 18:00 UTC", zone: { _ in nil })
    let next = utc.next(after: Instant(microseconds: 0), in: .utc)
    #expect(next.map { Zone.utc.civil(at: $0).description } == "1970-01-05 18:00:00")
  }

  @Test func `the next moment and the last are as shown`() throws {
    let berlin = try berlin()
    let workdays = try CalendarExpression(parsing: "Mon..Fri 09:00", zone: { _ in nil })
    #expect(workdays.description == "Mon..Fri *-*-* 09:00:00")
    #expect(try shown(friday) == "2026-03-27 12:00:00")
    let monday = workdays.next(after: friday, in: berlin)
    #expect(monday.map { berlin.civil(at: $0).description } == "2026-03-30 09:00:00")
    let morning = workdays.previous(atOrBefore: friday, in: berlin)
    #expect(try shown(morning) == "2026-03-27 09:00:00")
  }

  @Test func `a skipped time is as shown`() throws {
    let berlin = try berlin()
    let nightly = try CalendarExpression(parsing: "02:30", zone: { _ in nil })
    let saturday = friday + .seconds(86_400)
    let everyday = nightly.next(after: saturday, in: berlin)
    #expect(try shown(everyday) == "2026-03-29 03:30:00")
    let literal = nightly.next(after: saturday, in: berlin, policy: .literal)
    #expect(try shown(literal) == "2026-03-30 02:30:00")
  }

  @Test func `timestamps are as shown`() throws {
    let berlin = try berlin()
    let now = Instant(microseconds: 1_774_609_200_000_000)
    let evening = try Instant(parsing: "18:00", now: now, in: berlin, zone: { _ in nil })
    #expect(berlin.timestamp(at: evening) == "Fri 2026-03-27 18:00:00 CET")
    let later =
      try Instant(parsing: "2026-03-27T18:00Z", now: now, in: berlin, zone: { _ in nil })
    #expect(later - evening == .seconds(3600))
    let tomorrow =
      try Instant(parsing: "+1d", now: now, in: berlin, zone: { _ in nil })
    #expect(tomorrow - now == .seconds(86_400))
    let error = #expect(throws: TimestampError.self) {
      _ = try Instant(parsing: "Mon 2026-11-27", now: now, in: berlin, zone: { _ in nil })
    }
    let article = try Self.text("Sources/CivilTime/CivilTime.docc/Timestamps.md")
    #expect(article.contains("// \(try #require(error))"))
  }

  @Test func `a refusal says what to write`() throws {
    var shown = ""
    func print(_ error: CalendarExpressionError) { shown = "\(error)" }
    do {
      _ = try CalendarExpression(parsing: "Sat..Mon 10:00", zone: { _ in nil })
    } catch {
      print(error)
    }
    #expect(!shown.isEmpty)
    let article = try Self.text("Sources/CivilTime/CivilTime.docc/GettingStarted.md")
    #expect(article.contains("print(error)  // \(shown)\n"))
  }

  @Test func `spans are as long as shown`() throws {
    let duration = try TimeSpan(parsing: "2h 30min").duration
    #expect(duration == .seconds(9000))
    let month = try CalendarSpan(parsing: "1 month")
    let date = CivilDate(year: 2026, month: 1, day: 31).map { month.date(after: $0).description }
    #expect(date == "2026-02-28")
  }

  @Test(arguments: [("hourly", 25), ("0/2:00", 12), ("0/3:00", 8), ("daily", 1), ("*:0/7", 225)])
  func `a day of 25 hours has as many matches as the rules say`(text: String, count: Int) throws {
    let expression = try CalendarExpression(parsing: text, zone: { _ in nil })
    let start = try #require(Instant(utc: "2026-10-24 22:00:00"))
    let elapses = expression.elapses(
      after: start - .microseconds(1), in: try berlin(), count: count + 1)
    #expect(elapses.filter { $0 < (start + .seconds(90_000)).microseconds }.count == count)
  }
}
