import CivilTime
import Glibc
import Testing

struct ZoneTests {
  private let berlin: Zone
  private let newYork: Zone

  init() throws {
    berlin = try Zone(rule: "CET-1CEST,M3.5.0,M10.5.0/3", name: "Europe/Berlin")
    newYork = try Zone(rule: "EST5EDT,M3.2.0,M11.1.0", name: "America/New_York")
  }

  private func instant(_ text: String, in zone: Zone) throws -> String {
    let reading = try #require(CivilDateTime(text))
    return Zone.utc.civil(at: zone.instant(of: reading)).description
  }

  @Test func `a reading in a gap comes later by the gap`() throws {
    #expect(try instant("2026-03-29 01:59:59", in: berlin) == "2026-03-29 00:59:59")
    #expect(try instant("2026-03-29 02:00:00", in: berlin) == "2026-03-29 01:00:00")
    #expect(try instant("2026-03-29 02:30:00", in: berlin) == "2026-03-29 01:30:00")
    #expect(try instant("2026-03-29 03:00:00", in: berlin) == "2026-03-29 01:00:00")
    #expect(try instant("2026-03-08 02:30:00", in: newYork) == "2026-03-08 07:30:00")
  }

  @Test func `a reading in a fold is the first of the two`() throws {
    #expect(try instant("2026-10-25 01:59:59", in: berlin) == "2026-10-24 23:59:59")
    #expect(try instant("2026-10-25 02:00:00", in: berlin) == "2026-10-25 00:00:00")
    #expect(try instant("2026-10-25 02:59:59", in: berlin) == "2026-10-25 00:59:59")
    #expect(try instant("2026-10-25 03:00:00", in: berlin) == "2026-10-25 02:00:00")
    #expect(try instant("2026-11-01 01:30:00", in: newYork) == "2026-11-01 05:30:00")
  }

  @Test func `offset and abbreviation change with the clocks`() throws {
    let change = try #require(Instant(utc: "2026-03-29 01:00:00"))
    let before = change - .microseconds(1)
    #expect(berlin.offset(at: before) == .seconds(3600))
    #expect(berlin.offset(at: change) == .seconds(7200))
    #expect(berlin.abbreviation(at: before) == "CET")
    #expect(berlin.abbreviation(at: change) == "CEST")
    #expect(berlin.civil(at: before).description == "2026-03-29 01:59:59.999999")
    #expect(berlin.civil(at: change).description == "2026-03-29 03:00:00")
  }

  @Test func `UTC is always UTC`() throws {
    for instant in [Int64.min, -1, 0, .max].map(Instant.init(microseconds:)) {
      #expect(Zone.utc.offset(at: instant) == .zero)
      #expect(Zone.utc.abbreviation(at: instant) == "UTC")
    }
    let now = try #require(Instant(utc: "2026-11-22 18:42:00"))
    #expect(Zone.utc.instant(of: Zone.utc.civil(at: now)) == now)
  }

  @Test func `the ends of time are as good as any`() {
    for instant in [Int64.min, .max].map(Instant.init(microseconds:)) {
      _ = berlin.instant(of: berlin.civil(at: instant))
      _ = newYork.instant(of: newYork.civil(at: instant))
    }
  }

  @Test(arguments: [
    // In Nuuk clocks change on the eve, in Gaza two days after a Thursday, in Dublin in winter.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2027-03-28 01:00:00", 7200, 3600),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2027-03-27 00:00:00", -7200, -10800),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2027-03-28 01:00:00", 0, -3600),
    ("EST5EDT", "2027-03-14 07:00:00", 18000, 14400),
    ("A0B,J60/0,J300/0", "2028-03-01 00:00:00", 0, -3600),
    ("A0B,59/0,300/0", "2028-02-29 00:00:00", 0, -3600),
    ("A-12:30:15B-13:45,M1.1.1/167,M12.5.6", "2027-01-10 10:29:45", -45015, -49500),
  ])
  func `rules of all kinds say when clocks change`(
    rule: String, change: String, before: Int, after: Int
  ) throws {
    let zone = try Zone(rule: rule, name: "local")
    let change = try #require(Instant(utc: change))
    #expect(zone.offset(at: change - .seconds(1)) == .seconds(-before))
    #expect(zone.offset(at: change) == .seconds(-after))
  }

  @Test func `a summer that ends where it begins lasts all year`() throws {
    let zone = try Zone(rule: "EST5EDT,0/0,J365/25", name: "local")
    for year in [1950, 2026, 2027, 2028, 2199] {
      let newYear = try #require(Instant(utc: "\(year)-01-01 05:00:00"))
      #expect(zone.offset(at: newYear) == .seconds(-4 * 3600))
      #expect(zone.offset(at: newYear - .seconds(1)) == .seconds(-4 * 3600))
    }
  }

  @Test(arguments: [
    "", "CET", "1", "CET-25", "<CET-1", "<>-1", "CET-1CEST,", "CET-1CEST,M3.5.0",
    "CET-1CEST,M3.5.0,", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J1", "CET-1CEST,366,1", "CET-1CEST,M3.5.0,M10.5.0x",
    "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1:60", "CET-99999999999999999999",
  ])
  func `a rule that is none is refused`(rule: String) {
    #expect(throws: ZoneError.self) { try Zone(rule: rule, name: "local") }
  }

  /// A crafted file of version 2: so many transitions and leap seconds, one a second.
  private static func file(transitions: Int, leaps: Int, names: Int = 4) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> ((size - 1 - $0) * 8)) }
    }
    func header(_ counts: [Int]) -> [UInt8] {
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap { number($0, 4) }
    }
    let type: [UInt8] = [0, 0, 0, 0, 0, 0]
    let characters = [UInt8](repeating: 0x41, count: names - 1) + [0]
    var bytes = header([0, 0, 0, 0, 1, 4]) + type + Array("UTC\0".utf8)
    bytes += header([0, 0, leaps, transitions, 256, names])
    for time in 0..<transitions { bytes += number(time, 8) }
    bytes += [UInt8](repeating: 0, count: transitions)
    for _ in 0..<256 { bytes += type }
    bytes += characters
    for leap in 0..<leaps { bytes += number(leap, 8) + number(leap % 2, 4) }
    return bytes + Array("\nUTC0\n".utf8)
  }

  /// The nanoseconds of this thread's processor that it takes to read a file, at best.
  private static func time(_ bytes: [UInt8]) -> Int {
    func now() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    let times = (0..<5).map { _ in
      let begun = now()
      _ = try? Zone(tzif: bytes, name: "local")
      return now() - begun
    }
    return times.min() ?? 0
  }

  @Test(.timeLimit(.minutes(1)))
  func `a crafted file takes no longer than its size`() throws {
    let short = Self.time(Self.file(transitions: 5_000, leaps: 5_000))
    let long = Self.time(Self.file(transitions: 40_000, leaps: 40_000))
    // Eight times the size; were each looked up among all, it would be 64 times as long.
    #expect(long < short * 24)
    #expect(throws: ZoneError.self) {
      try Zone(tzif: Self.file(transitions: 1, leaps: 0, names: 1 << 20), name: "local")
    }
  }
}
