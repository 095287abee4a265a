import CivilTime
import Foundation
import Testing

/// Expressions nobody has chosen, in all zones of the machine, by another seed in every run.
///
/// `$ATTUNE_SEED` replays one.
@Suite(.enabled(if: Python.isPresent, "needs python3 with zoneinfo and installed zones"))
struct RandomCorpusTests {
  static let count = 4000
  static let seed =
    ProcessInfo.processInfo.environment["ATTUNE_SEED"].flatMap(UInt32.init)
    ?? .random(in: 0 ... .max)

  /// One line of `elapses.py`; instants are microseconds since the epoch.
  private struct Record {
    let expression: String
    let zone: String
    let base: Instant
    let literal: [Int64]
    let everyday: [Int64]

    init?(_ line: String) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5, let base = Int64(parts[2]) else { return nil }
      (expression, zone) = (parts[0], parts[1])
      self.base = Instant(microseconds: base)
      literal = parts[3].split(separator: ",").compactMap { Int64($0) }
      everyday = parts[4].split(separator: ",").compactMap { Int64($0) }
    }
  }

  @Test func `random expressions elapse as the readings of Python's clocks say`() throws {
    let lines = try Python.output(ofFile: "elapses.py", "\(Self.seed)", "\(Self.count)")
    let records = lines.compactMap(Record.init)
    #expect(records.count == Self.count, "seed \(Self.seed)")
    var zones: [String: Zone] = [:]
    for record in records {
      let zone = try zones[record.zone] ?? #require(InstalledZones.zone(record.zone))
      zones[record.zone] = zone
      try check(record, in: zone)
    }
  }

  private func check(_ record: Record, in zone: Zone) throws {
    let name: Comment = "\(record.expression), \(zone.name), \(record.base), seed \(Self.seed)"
    let expression: CalendarExpression
    do {
      expression = try CalendarExpression(parsing: record.expression, zone: { _ in nil })
    } catch {
      #expect(error.reason.hasSuffix("never happens") && record.literal.isEmpty, name)
      return
    }
    let expected: [(policy: CalendarExpression.Policy, elapses: [Int64])] = [
      (.literal, record.literal), (.everyday, record.everyday),
    ]
    for (policy, elapses) in expected {
      #expect(expression.elapses(after: record.base, in: zone, policy: policy) == elapses, name)
      for (elapse, earlier) in zip(elapses.dropFirst(), elapses) {
        let before = Instant(microseconds: elapse - 1)
        let found = expression.previous(atOrBefore: before, in: zone, policy: policy)
        #expect(found?.microseconds == earlier, name)
      }
    }
  }
}
