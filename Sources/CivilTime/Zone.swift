/// A time zone: which offset from UTC its clocks had, have, and will have.
///
/// A zone is a value made from the bytes of a TZif file; it reads no file and never changes. Its
/// rule for the future is followed to the end of the year 2200, where `CalendarExpression` has
/// long ended; after that the last offset stays.
public struct Zone: Hashable, Sendable {
  /// The name it goes by, such as `Europe/Berlin`, `UTC`, or `local` when nobody knows.
  public let name: String

  /// Its offsets, which no copy of the zone needs for itself.
  let timeline: Timeline

  /// Coordinated Universal Time.
  public static let utc = Zone(
    name: "UTC", history: ZoneHistory(first: LocalTimeType(seconds: 0, abbreviation: "UTC")))

  /// Reads a TZif file of version 1 to 4 (RFC 9636), as installed in `/usr/share/zoneinfo`.
  ///
  /// Times in a file that counts leap seconds (a `right/` zone) are corrected to POSIX time. What
  /// such a file leaves open before its first leap second stays uncorrected.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: What the zone goes by from now on; it is not looked at.
  /// - Throws: What is wrong with the file, and at which byte.
  public init(tzif bytes: [UInt8], name: String) throws(ZoneError) {
    self.init(name: name, history: try TZifFile(bytes).history())
  }

  /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
  ///
  /// That is what POSIX allows in `TZ`, with the extensions of RFC 9636,
  /// section 3.3.1. The rule is taken to hold from 1900 on.
  ///
  /// - Throws: What is wrong with the rule, and at which byte.
  public init(rule text: some StringProtocol, name: String) throws(ZoneError) {
    let rule = try ZoneRule(parsing: Array(text.utf8)[...])
    var history = ZoneHistory(first: rule.standard)
    history.append(rule)
    self.init(name: name, history: history)
  }

  private init(name: String, history: ZoneHistory) {
    self.name = name
    timeline = Timeline(history)
  }

  /// How far clocks are ahead of UTC, in whole seconds; negative west of Greenwich.
  public func offset(at instant: Instant) -> Duration {
    .microseconds(timeline.segment(at: instant.microseconds).offset)
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
    var index = timeline.index(at: wall.addingSaturated(-Self.furthestOffset))
    while wall >= endWall(of: index) { index += 1 }
    let isSkipped = index > 0 && wall < startWall(of: index)
    let offset = timeline.segments[isSkipped ? index - 1 : index].offset
    return Instant(microseconds: wall.addingSaturated(-offset))
  }

  /// What people call the time then, such as `CEST`; `-00` where the file knows nothing.
  ///
  /// It is for people to read; it names no zone, and several zones share it.
  public func abbreviation(at instant: Instant) -> String {
    timeline.abbreviations[timeline.segment(at: instant.microseconds).abbreviation]
  }

  /// Whether name and offsets are the same.
  public static func == (left: Zone, right: Zone) -> Bool {
    left.name == right.name
      && (left.timeline === right.timeline || left.timeline.hasOffsets(of: right.timeline))
  }

  /// Mixes in the name only, since zones of one name seldom differ.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

extension Zone {
  /// How far clocks are ahead of UTC all through a stretch of time, in microseconds; `nil` if that
  /// changes within it.
  package func steadyOffset(from start: Instant, to end: Instant) -> Int64? {
    let segment = timeline.segment(at: start.microseconds)
    return end.microseconds < segment.end ? segment.offset : nil
  }

  /// More microseconds than clocks are ever away from UTC.
  static let furthestOffset: Int64 = 26 * 3_600_000_000

  /// Microseconds on the wall since 1970-01-01 00:00 there.
  func wall(at instant: Instant) -> Int64 {
    instant.microseconds.addingSaturated(timeline.segment(at: instant.microseconds).offset)
  }

  private func startWall(of index: Int) -> Int64 { timeline.segments[index].startWall }

  private func endWall(of index: Int) -> Int64 { timeline.segments[index].endWall }
}
