import CivilTime
import Testing

@Suite(.enabled(if: Corpora.isPresent, Corpora.hint))
struct TimeSpanCorpusTests {
  @Test func `systemd's spans parse to the same lengths`() throws {
    let rows = try Corpora.table("timespan-cases.tsv")
    #expect(rows.count == 156)
    for row in rows where row["func"]?.hasPrefix("parse") ?? false {
      #expect(parsed(row) == expected(row), "\(row)")
    }
  }

  @Test func `spans are printed as systemd prints them`() throws {
    for row in try Corpora.table("timespan-cases.tsv") where row["func"] == "format_timespan" {
      let span = TimeSpan(microseconds: try #require(UInt64(row["input"] ?? "")))
      let accuracy = TimeSpan(microseconds: try #require(UInt64(row["unit"] ?? "")))
      let text = span.description(accuracy: accuracy)
      #expect(text == row["value"], "\(row)")
      let again = try TimeSpan(parsing: text)
      #expect(
        again.microseconds / accuracy.microseconds == span.microseconds / accuracy.microseconds)
    }
  }

  /// The outcome of our parser, with what systemd's wrappers add: a meaning for zero or nothing.
  private func parsed(_ row: [String: String]) -> Outcome {
    let text = row["input"] ?? ""
    let isBlank = text.allSatisfy { $0 == " " }
    if row["func"] == "parse_sec_def_infinity", isBlank { return .length(.max) }
    // A nanosecond is nothing where microseconds are counted.
    let unit = (try? TimeSpan(parsing: row["unit"] ?? "")) ?? TimeSpan(microseconds: 0)
    guard let span = try? TimeSpan(parsing: text, unit: unit) else { return .refused }
    if row["func"] == "parse_sec_fix_0", span.microseconds == 0 { return .length(.max) }
    return row["value"] == "" ? .accepted : .length(span.microseconds)
  }

  private func expected(_ row: [String: String]) -> Outcome {
    guard row["result"] == "ok" else { return .refused }
    guard let value = UInt64(row["value"] ?? "") else { return .accepted }
    let isNanoseconds = row["func"] == "parse_nsec" && value != .max
    return .length(isNanoseconds ? value / 1000 : value)
  }

  private enum Outcome: Equatable {
    case refused, accepted
    case length(UInt64)
  }
}
