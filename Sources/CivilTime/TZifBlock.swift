/// The data block of RFC 9636, section 3.2.
struct TZifBlock {
  /// The type that holds before the first transition.
  let first: LocalTimeType

  /// When each type begins, in POSIX seconds, ascending.
  let transitions: [(time: Int64, type: LocalTimeType)]

  init(_ header: TZifHeader, timeSize: Int, _ reader: inout TZifReader) throws(ZoneError) {
    try Self.check(header)
    let size = header.blockSize(timeSize: timeSize)
    var body = reader
    _ = try reader.read(size, "the data block")
    let times = try Self.times(header.transitions, size: timeSize, &body)
    let indexes = try body.read(header.transitions, "the transition types")
    let types = try Self.types(header, &body)
    let leaps = try Self.leaps(header.leapSeconds, size: timeSize, &body)
    for (place, index) in zip(indexes.indices, indexes) where Int(index) >= types.count {
      throw ZoneError("A transition leads to no type", at: place..<place + 1)
    }
    first = types[0]
    transitions = zip(Self.corrected(times, by: leaps), indexes).map { ($0, types[Int($1)]) }
  }

  private static func check(_ header: TZifHeader) throws(ZoneError) {
    guard (1...256).contains(header.types), header.characters > 0 else {
      throw ZoneError("The file names no type of local time, or too many", at: header.range)
    }
    guard [0, header.types].contains(header.utIndicators),
      [0, header.types].contains(header.standardIndicators)
    else { throw ZoneError("The indicators do not match the types", at: header.range) }
  }

  private static func times(
    _ count: Int, size: Int, _ reader: inout TZifReader
  ) throws(ZoneError) -> [Int64] {
    var times: [Int64] = []
    for _ in 0..<count {
      let time = try reader.number(size: size, "the transition times")
      guard times.last.map({ $0 < time }) ?? true else {
        throw ZoneError("The transition times do not ascend", at: reader.last)
      }
      times.append(time)
    }
    // Further away than an instant can be, a time only says "for ever".
    return times.map { $0.clamped(to: -(1 << 59)...(1 << 59)) }
  }

  private static func types(
    _ header: TZifHeader, _ reader: inout TZifReader
  ) throws(ZoneError) -> [LocalTimeType] {
    var types: [(seconds: Int64, name: Int, range: Range<Int>)] = []
    for _ in 0..<header.types {
      let seconds = try reader.number(size: 4, "the types")
      guard (-89_999...93_599).contains(seconds) else {
        throw ZoneError("An offset is longer than a day", at: reader.last)
      }
      let rest = try reader.read(2, "the types")
      guard rest.first ?? 2 <= 1 else {
        throw ZoneError("A daylight saving mark is neither 0 nor 1", at: reader.last)
      }
      types.append((seconds, Int(rest.last ?? 0), reader.last))
    }
    let names = try reader.read(header.characters, "the abbreviations")
    var result: [LocalTimeType] = []
    for type in types {
      let tail = names.dropFirst(type.name).prefix(longestAbbreviation)
      guard let end = tail.firstIndex(of: 0) else {
        throw ZoneError("An abbreviation has no end, or is too long", at: type.range)
      }
      let text = String(decoding: tail[..<end], as: UTF8.self)
      result.append(LocalTimeType(seconds: Int(type.seconds), abbreviation: text))
    }
    return result
  }

  /// Far more than any has; 256 types may share one.
  private static let longestAbbreviation = 256

  private static func leaps(
    _ count: Int, size: Int, _ reader: inout TZifReader
  ) throws(ZoneError) -> [(time: Int64, correction: Int64)] {
    var leaps: [(time: Int64, correction: Int64)] = []
    for _ in 0..<count {
      let time = try reader.number(size: size, "the leap seconds")
      guard leaps.last.map({ $0.time < time }) ?? true else {
        throw ZoneError("The leap seconds do not ascend", at: reader.last)
      }
      leaps.append((time, try reader.number(size: 4, "the leap seconds")))
    }
    return leaps
  }

  /// Times in POSIX seconds, without the leap seconds that they count; both lists ascend.
  private static func corrected(
    _ times: [Int64], by leaps: [(time: Int64, correction: Int64)]
  ) -> [Int64] {
    var rest = leaps[...]
    var correction: Int64 = 0
    return times.map { time in
      while let leap = rest.first, leap.time <= time {
        correction = leap.correction
        rest.removeFirst()
      }
      return time - correction
    }
  }
}
