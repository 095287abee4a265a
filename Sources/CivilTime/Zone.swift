/// A time zone: which offset from UTC its clocks had, have, and will have.
///
/// A zone is a value made from the bytes of a TZif file; it reads no file and never changes. Its
/// rule for the future is followed to the end of the year 2200, where `CalendarExpression` has
/// long ended; after that the last offset stays.
public struct Zone: Hashable, Sendable {
  /// The name it goes by, such as `Europe/Berlin`, `UTC`, or `local` when nobody knows.
  public let name: String

  /// Spans of one offset each, ascending, of which the first has always been.
  let segments: [Segment]

  /// What each segment's `abbreviation` counts into.
  private let abbreviations: [String]

  /// Coordinated Universal Time.
  public static let utc = Zone(
    name: "UTC", history: ZoneHistory(first: LocalTimeType(seconds: 0, abbreviation: "UTC")))

  /// Reads a TZif file of version 1 to 4 (RFC 9636), as installed in `/usr/share/zoneinfo`.
  ///
  /// Times in a file that counts leap seconds (a `right/` zone) are corrected to POSIX time. What
  /// such a file leaves open before its first leap second stays uncorrected.
  public init(tzif bytes: [UInt8], name: String) throws(ZoneError) {
    self.init(name: name, history: try TZifFile(bytes).history())
  }

  /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
  ///
  /// That is what POSIX allows in `TZ`, with the extensions of RFC 9636,
  /// section 3.3.1. The rule is taken to hold from 1900 on.
  public init(rule text: some StringProtocol, name: String) throws(ZoneError) {
    let rule = try ZoneRule(parsing: Array(text.utf8)[...])
    var history = ZoneHistory(first: rule.standard)
    history.append(rule)
    self.init(name: name, history: history)
  }

  private init(name: String, history: ZoneHistory) {
    self.name = name
    var abbreviations: [String] = []
    var segments: [Segment] = []
    for entry in history.entries {
      let text = entry.type.abbreviation
      let index = abbreviations.firstIndex(of: text) ?? abbreviations.count
      if index == abbreviations.count { abbreviations.append(text) }
      segments.append(
        Segment(
          start: entry.start, offset: Int64(entry.type.seconds) * 1_000_000, abbreviation: index))
    }
    self.segments = segments
    self.abbreviations = abbreviations
  }

  /// How far clocks are ahead of UTC, in whole seconds; negative west of Greenwich.
  public func offset(at instant: Instant) -> Duration {
    .microseconds(segment(at: instant).offset)
  }

  /// What calendar and clock show.
  public func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(wall: wall(at: instant))
  }

  /// When calendar and clock show a reading.
  ///
  /// A reading that happens twice means the first time. One that is skipped is read with the
  /// offset before the gap, so 02:30 becomes 03:30 where clocks go from 02:00 to 03:00 (RFC 5545,
  /// section 3.3.5).
  public func instant(of reading: CivilDateTime) -> Instant {
    let wall = reading.wall
    var index = index(at: wall.addingSaturated(-Self.furthestOffset))
    while wall >= endWall(of: index) { index += 1 }
    let isSkipped = index > 0 && wall < startWall(of: index)
    let offset = segments[isSkipped ? index - 1 : index].offset
    return Instant(microseconds: wall.addingSaturated(-offset))
  }

  /// What people call the time then, such as `CEST`; `-00` where the file knows nothing.
  public func abbreviation(at instant: Instant) -> String {
    abbreviations[segment(at: instant).abbreviation]
  }

  /// Mixes in the name only, since zones of one name seldom differ.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

extension Zone {
  /// A span of time with one offset.
  struct Segment: Hashable {
    /// When it begins, in microseconds since the epoch.
    let start: Int64
    /// How far clocks are ahead of UTC, in microseconds.
    let offset: Int64
    let abbreviation: Int
  }

  /// More microseconds than clocks are ever away from UTC.
  static let furthestOffset: Int64 = 26 * 3_600_000_000

  /// Microseconds on the wall since 1970-01-01 00:00 there.
  func wall(at instant: Instant) -> Int64 {
    instant.microseconds.addingSaturated(segment(at: instant).offset)
  }

  /// When a segment ends, in microseconds since the epoch; the last never does.
  func end(of index: Int) -> Int64 {
    index + 1 < segments.count ? segments[index + 1].start : .max
  }

  /// What the wall shows where a segment begins.
  func startWall(of index: Int) -> Int64 {
    segments[index].start.addingSaturated(segments[index].offset)
  }

  /// What the wall would show where a segment ends; more than ever is shown for the last.
  func endWall(of index: Int) -> Int64 {
    index + 1 < segments.count ? end(of: index).addingSaturated(segments[index].offset) : .max
  }

  /// The segment that holds a point in time.
  func index(at microseconds: Int64) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= microseconds { low = middle } else { high = middle }
    }
    return low
  }

  private func segment(at instant: Instant) -> Segment {
    segments[index(at: instant.microseconds)]
  }
}
