import CivilTime
import Foundation
import Testing

@Suite(.enabled(if: Corpora.isPresent, Corpora.hint))
struct TZifTests {
  static let names: [String] = {
    let path = Corpora.directory?.appending(path: "tzif/slim").path() ?? ""
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return paths.filter { $0 == "UTC" || $0.contains("/") }.sorted()
  }()

  private func zone(_ name: String, _ encoding: String) throws -> Zone {
    try Zone(tzif: Corpora.bytes(name, encoding), name: name)
  }

  /// What clocks show each time a zone changes them, between two years.
  private func history(_ zone: Zone, _ years: Range<Int>) throws -> [String] {
    let start = try #require(Instant(utc: "\(years.lowerBound)-01-01 00:00:00"))
    let end = try #require(Instant(utc: "\(years.upperBound)-01-01 00:00:00"))
    var history: [String] = []
    var last = ""
    for second in stride(
      from: start.microseconds / 1_000_000, to: end.microseconds / 1_000_000, by: 900)
    {
      let instant = Instant(microseconds: second * 1_000_000)
      let now = "\(zone.offset(at: instant)) \(zone.abbreviation(at: instant))"
      if now != last { history.append("\(second) \(now)") }
      last = now
    }
    return history
  }

  @Test func `34 zones are there in seven encodings`() throws {
    #expect(Self.names.count == 34)
    for name in Self.names {
      for encoding in ["slim", "fat", "right", "v4", "v4-trunc", "trunc", "system-2025b-fat"] {
        #expect(try zone(name, encoding).name == name)
      }
    }
  }

  @Test func `encodings of one zone agree`() throws {
    for name in Self.names {
      let slim = try zone(name, "slim")
      // Beyond 2073 the fat and the slim file of Gaza differ, and both are right.
      let end = name == "Asia/Gaza" ? 2073 : 2099
      // Leap seconds are announced half a year ahead, so files that count them end in 2027.
      let extents = [
        ("fat", 1900..<end), ("right", 1900..<2027), ("v4", 1900..<2027),
        ("v4-trunc", 2007..<2027), ("trunc", 2001..<end),
      ]
      for (encoding, years) in extents {
        let other = try zone(name, encoding)
        #expect(try samples(other, years) == samples(slim, years), "\(name) \(encoding)")
      }
    }
  }

  /// Offsets every nine days and some hours, so that no change goes unseen for long.
  private func samples(_ zone: Zone, _ years: Range<Int>) throws -> [Duration] {
    let start = try #require(Instant(utc: "\(years.lowerBound)-01-01 00:00:00")).microseconds
    let end = try #require(Instant(utc: "\(years.upperBound)-01-01 00:00:00")).microseconds
    return stride(from: start, to: end, by: 796_411_000_000).map {
      zone.offset(at: Instant(microseconds: $0))
    }
  }

  @Test func `changes fall on the same second with leap seconds and without`() throws {
    for encoding in ["slim", "fat", "right", "v4", "v4-trunc", "trunc"] {
      let berlin = try zone("Europe/Berlin", encoding)
      let changes = try history(berlin, 2025..<2027)
      #expect(changes == (try history(zone("Europe/Berlin", "slim"), 2025..<2027)), "\(encoding)")
      #expect(changes.count == 5)
      let change = try #require(Instant(utc: "2026-10-25 01:00:00"))
      #expect(berlin.offset(at: change) == .seconds(3600), "\(encoding)")
      #expect(berlin.offset(at: change - .microseconds(1)) == .seconds(7200), "\(encoding)")
    }
  }

  @Test func `local time nobody kept is -00`() throws {
    for encoding in ["slim", "fat", "right"] {
      let troll = try zone("Antarctica/Troll", encoding)
      let instant = try #require(Instant(utc: "1990-06-01 00:00:00"))
      #expect(troll.abbreviation(at: instant) == "-00")
      #expect(troll.offset(at: instant) == .zero)
    }
  }

  @Test func `a truncated file keeps its last offset`() throws {
    let berlin = try zone("Europe/Berlin", "trunc")
    #expect(berlin.abbreviation(at: try #require(Instant(utc: "1990-06-01 00:00:00"))) == "CET")
    #expect(berlin.abbreviation(at: try #require(Instant(utc: "2150-06-01 00:00:00"))) == "CET")
  }

  @Test func `every prefix is refused`() throws {
    for encoding in ["slim", "fat", "right", "v4", "trunc"] {
      let bytes = try Corpora.bytes("Europe/Berlin", encoding)
      for count in 0..<bytes.count {
        #expect(throws: ZoneError.self, "\(encoding) \(count)") {
          try Zone(tzif: Array(bytes[..<count]), name: "local")
        }
      }
    }
  }

  @Test func `every flipped byte is refused or read`() throws {
    let probes = [Int64.min, -2_000_000_000_000_000, 0, 1_700_000_000_000_000, .max]
    for (name, encoding) in [("Europe/Dublin", "slim"), ("Asia/Gaza", "v4"), ("UTC", "fat")] {
      let bytes = try Corpora.bytes(name, encoding)
      for index in bytes.indices {
        for mask: UInt8 in [0x01, 0x80, 0xFF] {
          var bytes = bytes
          bytes[index] ^= mask
          guard let zone = try? Zone(tzif: bytes, name: "local") else { continue }
          for probe in probes.map(Instant.init(microseconds:)) {
            _ = zone.instant(of: zone.civil(at: probe))
          }
        }
      }
    }
  }

  @Test func `errors name a place in the file`() throws {
    let error = #expect(throws: ZoneError.self) { try Zone(tzif: [0x54, 0x5A], name: "local") }
    #expect(error?.description == "The file ends within the header (byte 2)")
    var bytes = try Corpora.bytes("Europe/Berlin", "slim")
    bytes[0] = 0
    let magic = #expect(throws: ZoneError.self) { try Zone(tzif: bytes, name: "local") }
    #expect(magic?.description == "This is not a time zone file (byte 0)")
  }
}
