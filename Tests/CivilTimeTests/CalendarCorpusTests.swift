import CivilTime
import Foundation
import Testing

@Suite(.enabled(if: Corpora.isPresent, Corpora.hint))
struct CalendarCorpusTests {
  /// One line of the corpus; instants are microseconds since the epoch.
  struct Record: Decodable {
    let id: Int?
    let expr: String?
    let tz: String?
    let base: Int64?
    let valid: Bool?
    let normal: String?
    let next: [Int64]?
    let wall: [Int64]?
    let auto: [Int64]?
    let `class`: String?
  }

  static let zones = CachedZones()

  @Test func `every record of the corpus has its normal form and its elapses`() throws {
    let lines = try Corpora.lines(compressed: "calendar-corpus.jsonl.gz").dropFirst()
    #expect(lines.count == 4000)
    let decoder = JSONDecoder()
    var refusals: [String] = []
    for line in lines {
      let record = try decoder.decode(Record.self, from: Data(line.utf8))
      if let refusal = check(record) { refusals.append(refusal) }
    }
    let never = refusals.filter { $0.hasSuffix("never happens") }
    #expect(refusals.count - never.count == 127)
    #expect(never.count == 18)
  }

  /// Holds a record against what it says, and tells why it was refused if it was.
  private func check(_ record: Record) -> String? {
    let expression: CalendarExpression
    do {
      expression = try CalendarExpression(
        parsing: record.expr ?? "", zone: Self.zones.zone)
    } catch {
      let isNever = error.normalForm == record.normal && record.wall == []
      #expect(record.valid == false || isNever, "\(record.id ?? 0): \(error)")
      return error.reason
    }
    #expect(record.valid == true, "\(record)")
    #expect(expression.description == record.normal)
    guard let zone = Self.zones.zone(record.tz ?? "") else {
      Issue.record("no zone \(record.tz ?? "")")
      return nil
    }
    let base = Instant(microseconds: record.base ?? 0)
    let wall = expression.elapses(after: base, in: zone, policy: .literal)
    #expect(wall == record.wall, "\(record)")
    if record.class == "same" { #expect(wall.starts(with: record.next ?? []), "\(record)") }
    let everyday = expression.elapses(after: base, in: zone, policy: .everyday)
    #expect(everyday == record.auto, "\(record)")
    checkBackwards(expression, zone, policy: .literal, wall)
    checkBackwards(expression, zone, policy: .everyday, everyday)
    return nil
  }

  private func checkBackwards(
    _ expression: CalendarExpression, _ zone: Zone, policy: CalendarExpression.Policy,
    _ elapses: [Int64]
  ) {
    var previous: Int64?
    for elapse in elapses {
      let here = Instant(microseconds: elapse)
      let justBefore = here - .microseconds(1)
      #expect(expression.previous(atOrBefore: here, in: zone, policy: policy) == here)
      if let previous {
        let found = expression.previous(atOrBefore: justBefore, in: zone, policy: policy)
        #expect(found?.microseconds == previous, "\(expression) in \(zone.name)")
      }
      previous = elapse
    }
  }

  @Test func `what systemd loses, kills or misplaces is found`() throws {
    let rows = try Corpora.table("calendar-anomalies.tsv")
    #expect(rows.count == 29)
    for row in rows where row["wall"] != "-" {
      let zone = try #require(Self.zones.zone(row["TZ"] ?? ""))
      let text = row["expr"] ?? ""
      let expression = try CalendarExpression(parsing: text, zone: Self.zones.zone)
      let base = try #require(Instant(utc: row["from"] ?? ""))
      let count = row["wall"]?.split(separator: "|").count ?? 0
      let policies = [("wall", CalendarExpression.Policy.literal), ("auto", .everyday)]
      for (column, policy) in policies {
        let found = expression.elapses(after: base, in: zone, policy: policy, count: count)
          .map { Zone.utc.civil(at: Instant(microseconds: $0)).description }
        #expect(found.joined(separator: " | ") == row[column], "\(text) in \(zone.name)")
      }
    }
  }

  @Test func `an abbreviation that is not a zone is refused`() throws {
    for row in try Corpora.table("calendar-anomalies.tsv") where row["kind"] == "abbrev" {
      #expect(throws: CalendarExpressionError.self) {
        try CalendarExpression(parsing: row["expr"] ?? "", zone: { _ in nil })
      }
    }
  }
}

/// Zones that have been read once.
final class CachedZones: Sendable {
  private let zones: [String: Zone]

  init() {
    var zones = ["UTC": Zone.utc]
    let names =
      (try? FileManager.default.subpathsOfDirectory(
        atPath: Corpora.directory?.appending(path: "tzif/system-2025b-fat").path() ?? "")) ?? []
    for name in names { zones[name] = Corpora.zone(name) }
    self.zones = zones
  }

  func zone(_ name: String) -> Zone? { zones[name] ?? Corpora.zone(name) }
}
