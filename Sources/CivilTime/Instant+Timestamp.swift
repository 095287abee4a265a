extension Instant {
  /// Reads a timestamp as systemd.time(7), "Parsing Timestamps", describes it.
  ///
  /// The forms are
  /// - `now`, `today`, `yesterday` and `tomorrow`, of which all but the first take a zone;
  /// - a span from now, in fixed lengths as `TimeSpan` reads it: `+3h 30min`, `-5s`, `11min ago`,
  ///   `2 weeks left`;
  /// - a span since the epoch, most often in seconds: `@1395716396`, `@1395716396.5`;
  /// - a reading of calendar and clock: `[Fri] 2026-11-27 11:12[:13[.5]]`, of which the date means
  ///   today and the time means midnight where it is missing, with `T` or spaces between the two.
  ///   Two digits of a year mean 1969 to 2068. A zone may follow (`UTC` or an IANA name), or behind
  ///   a time an offset of RFC 3339 (`Z`, `+02:00`).
  ///
  /// Unlike systemd it refuses readings no calendar or clock shows, such as `2026-11-31`. A reading
  /// that happens twice or never because clocks change is resolved as `Zone.instant(of:)` does.
  ///
  /// - Parameters:
  ///   - text: The whole timestamp, without spaces around it.
  ///   - now: What spans count from, and what says which day is today.
  ///   - local: The zone of readings that name none.
  ///   - lookup: The zone of an IANA name such as `Europe/Berlin`, if it is installed.
  /// - Throws: Why it is refused, where, and if possible what to write instead.
  public init(
    parsing text: some StringProtocol, now: Instant, in local: Zone, zone lookup: (String) -> Zone?
  ) throws(TimestampError) {
    var parser = TimestampParser(text, now: now, zone: local)
    self = try parser.instant(lookup)
  }
}

extension Zone {
  /// An instant as systemd prints a timestamp, such as `Thu 2026-11-26 09:00:00 CET`.
  ///
  /// Microseconds follow the seconds only if there are any. It says which of two equal readings is
  /// meant, but `Instant` reads it only where the abbreviation is a zone's name, as `UTC` is.
  public func timestamp(at instant: Instant) -> String {
    let reading = civil(at: instant)
    return "\(reading.date.weekday.abbreviation) \(reading) \(abbreviation(at: instant))"
  }
}
