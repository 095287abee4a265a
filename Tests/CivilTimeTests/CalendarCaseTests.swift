import CivilTime
import Testing

@Suite(.enabled(if: Corpora.isPresent, Corpora.hint))
struct CalendarCaseTests {
  @Test func `systemd's normal forms are ours`() throws {
    for row in try rows("normal") where !Self.contradictions.contains(row["input"] ?? "") {
      let expression = try CalendarExpression(parsing: row["input"] ?? "", zone: Corpora.zone)
      #expect(expression.description == row["expected"])
      let again = try CalendarExpression(parsing: expression.description, zone: Corpora.zone)
      #expect(again.description == expression.description)
    }
  }

  @Test func `a date that never falls on its weekday is refused, unlike by systemd`() throws {
    for row in try rows("normal") where Self.contradictions.contains(row["input"] ?? "") {
      let error = #expect(throws: CalendarExpressionError.self) {
        try CalendarExpression(parsing: row["input"] ?? "", zone: Corpora.zone)
      }
      #expect(error?.reason == "\(row["expected"] ?? "") never happens")
      #expect(error?.hint == "2012-10-15 is a Monday")
      #expect(error?.normalForm == row["expected"])
    }
  }

  private static let contradictions = [
    "Wed-Sat,Tue 12-10-15 1:2:3", "Wed..Sat,Tue 12-10-15 1:2:3",
  ]

  @Test func `what systemd refuses is refused`() throws {
    for row in try rows("invalid") {
      #expect(throws: CalendarExpressionError.self, "\(row)") {
        try CalendarExpression(parsing: row["input"] ?? "", zone: Corpora.zone)
      }
    }
  }

  @Test func `systemd's next elapses are ours`() throws {
    for row in try rows("next") {
      let zone = try zone(row["tz"] ?? "")
      let base = Instant(microseconds: try #require(Int64(row["from_usec"] ?? "")))
      let text = row["input"] ?? ""
      let found = next(text, base, zone)
      #expect(found == Int64(row["expected"] ?? ""), "\(row)")
    }
  }

  @Test func `the table has all its rows`() throws {
    #expect(try Corpora.table("calendar-cases.tsv").count == 137)
  }

  private func rows(_ kind: String) throws -> [[String: String]] {
    try Corpora.table("calendar-cases.tsv").filter { $0["kind"] == kind }
  }

  /// What the wall shows, save for the one repeated time that systemd takes once only.
  private func next(_ text: String, _ base: Instant, _ zone: Zone) -> Int64? {
    let isFold = text == "2017-04-02 02:30:00 Pacific/Auckland"
    let expression = try? CalendarExpression(parsing: text, zone: Corpora.zone)
    return expression?.next(after: base, in: zone, policy: isFold ? .everyday : .literal)?
      .microseconds
  }

  private func zone(_ name: String) throws -> Zone {
    switch name {
    case "-", "\"\"", "IST": .utc
    case let rule where rule.contains(","): try Zone(rule: rule, name: "local")
    default: try #require(Corpora.zone(name))
    }
  }
}
