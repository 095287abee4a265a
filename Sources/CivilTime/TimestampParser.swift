/// Reads a timestamp: a word, a span from now or the epoch, or a reading of calendar and clock.
struct TimestampParser {
  private let words: [TimestampWord]
  private let whole: TimestampWord
  private let now: Instant
  private var zone: Zone
  /// How far clocks are ahead of the zone, which is UTC then.
  private var offset = Duration.zero

  init(_ text: some StringProtocol, now: Instant, zone: Zone) {
    whole = TimestampWord(bytes: Array(text.utf8)[...])
    words = whole.split(at: " ")
    self.now = now
    self.zone = zone
  }

  mutating func instant(_ lookup: (String) -> Zone?) throws(TimestampError) -> Instant {
    guard let first = words.first, let last = words.last else {
      throw TimestampError("The timestamp is empty", hint: Self.forms, at: 0..<0)
    }
    guard whole.bytes.first != 0x20, whole.bytes.last != 0x20 else {
      throw whole.refusal("A timestamp has no spaces around it", hint: "remove them")
    }
    switch whole.bytes.first {
    case UInt8(ascii: "@"): return try Instant(microseconds: 0) + span(whole.dropping(1))
    case UInt8(ascii: "+"): return try now + span(whole.dropping(1))
    case UInt8(ascii: "-"): return try now - span(whole.dropping(1))
    default: break
    }
    switch last.text {
    case _ where words.count == 1: break
    case "ago": return try now - span(whole.dropping(last: 4))
    case "left": return try now + span(whole.dropping(last: 5))
    default: break
    }
    if let days = Self.days(first.text) { return try midnight(in: days, lookup) }
    return first.text == "now" ? try onlyNow() : try reading(lookup)
  }

  static let forms = "write for example 2026-11-27 18:00, tomorrow, +3h or @1795802400"

  private static func days(_ word: String) -> Int? {
    switch word {
    case "yesterday": -1
    case "today": 0
    case "tomorrow": 1
    default: nil
    }
  }

  private func onlyNow() throws(TimestampError) -> Instant {
    guard words.count == 1 else {
      throw words[1].refusal("Nothing may follow now", hint: "it is now everywhere")
    }
    return now
  }

  private func span(_ word: TimestampWord) throws(TimestampError) -> Duration {
    let span: TimeSpan
    do {
      span = try TimeSpan(parsing: word.text)
    } catch {
      throw word.refusal(error.reason, hint: error.hint, at: error.range)
    }
    guard span != .infinity else {
      throw word.refusal("Nothing is infinitely far away", hint: Self.forms)
    }
    return span.duration
  }

  private mutating func midnight(
    in days: Int, _ lookup: (String) -> Zone?
  ) throws(TimestampError) -> Instant {
    var rest = words[1...]
    if let word = rest.popLast() { zone = try zone(word, lookup) }
    if let word = rest.first { throw word.refusal("Only a zone may follow \(words[0].text)") }
    return zone.instant(of: CivilDateTime(date: today.adding(days: days), time: .midnight))
  }

  private var today: CivilDate { zone.civil(at: now + offset).date }
}

extension TimestampParser {
  private mutating func reading(_ lookup: (String) -> Zone?) throws(TimestampError) -> Instant {
    let weekday = words[0].weekday
    var rest = weekday == nil ? words[...] : words[1...]
    if rest.count > 1, let last = rest.last, last.isZoneLike || last.isOffsetLike {
      if last.isZoneLike { zone = try zone(last, lookup) } else { try count(in: last) }
      rest.removeLast()
    }
    let (date, time) = try parts(rest)
    let (clock, tail) = time.map { $0.cutOffset() } ?? (nil, nil)
    if let tail { try count(in: tail) }
    let day = try date?.date() ?? today
    if let weekday, weekday != day.weekday {
      throw words[0].refusal("\(day) is not a \(weekday.name)", hint: "it is a \(day.weekday.name)")
    }
    let (face, microseconds) = try clock?.time() ?? (.midnight, 0)
    let instant = zone.instant(of: CivilDateTime(date: day, time: face)) - offset
    return instant + .microseconds(microseconds)
  }

  private mutating func count(in word: TimestampWord) throws(TimestampError) {
    (zone, offset) = (.utc, try word.offset())
  }

  /// The words of date and time, of which one may be missing.
  private func parts(
    _ rest: ArraySlice<TimestampWord>
  ) throws(TimestampError) -> (date: TimestampWord?, time: TimestampWord?) {
    guard let first = rest.first else {
      throw words[0].refusal("A weekday alone is no timestamp", hint: "write a date, or tomorrow")
    }
    if rest.count > 2, let extra = rest.last {
      throw extra.refusal("This cannot follow date and time", hint: Self.forms)
    }
    if let last = rest.last, rest.count == 2 { return (first, last) }
    if let (date, time) = first.splitAtT() { return (date, time) }
    if first.bytes.contains(UInt8(ascii: ":")) { return (nil, first) }
    guard !first.bytes.contains(UInt8(ascii: "-")) else { return (first, nil) }
    let isSpan = (try? TimeSpan(parsing: whole.text)) != nil
    let hint = isSpan ? "write +\(whole.text), \(whole.text) ago or @\(whole.text)" : Self.forms
    throw first.refusal("“\(first.text)” is no timestamp", hint: hint)
  }

  private func zone(
    _ word: TimestampWord, _ lookup: (String) -> Zone?
  ) throws(TimestampError) -> Zone {
    if word.text.uppercased() == "UTC" { return .utc }
    if let zone = lookup(word.text) { return zone }
    throw TimestampError(
      ZoneName.refusal(of: word.text), hint: ZoneName.hint,
      at: word.bytes.startIndex..<word.bytes.endIndex, unknownZone: word.text)
  }
}
