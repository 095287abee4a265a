/// The times of day that match: hour, minute and second, of which all must.
///
/// Times are microseconds since midnight on a clock that shows every time once.
struct CalendarTimes {
  private let hours: UInt64
  private let minutes: UInt64
  private let seconds: CalendarChain
  private let firstMinute, lastMinute, firstSecond, lastSecond: Int
  /// The first time of a day that matches.
  let first: Int
  /// The last time of a day that matches.
  let last: Int

  init(_ fields: CalendarFields) {
    hours = fields.hour?.bits ?? 0xFF_FFFF
    minutes = fields.minute?.bits ?? 0xFFF_FFFF_FFFF_FFFF
    seconds = fields.second
    firstMinute = minutes.trailingZeroBitCount
    lastMinute = 63 - minutes.leadingZeroBitCount
    firstSecond = seconds.first(atOrAfter: 0) ?? 0
    lastSecond = seconds.last(atOrBefore: CalendarField.second.bounds.upperBound) ?? 0
    first = Self.time(hours.trailingZeroBitCount, firstMinute, firstSecond)
    last = Self.time(63 - hours.leadingZeroBitCount, lastMinute, lastSecond)
  }

  /// The first time of the day that matches and is not before another.
  func first(atOrAfter time: Int) -> Int? {
    guard time > first else { return first }
    guard time <= last else { return nil }
    let (hour, minute, second) = Self.parts(of: time)
    if hours >> hour & 1 == 1 {
      if minutes >> minute & 1 == 1, let second = firstSecond(atOrAfter: second) {
        return Self.time(hour, minute, second)
      }
      if let minute = minutes.lowestBit(from: minute + 1) {
        return Self.time(hour, minute, firstSecond)
      }
    }
    return hours.lowestBit(from: hour + 1).map { Self.time($0, firstMinute, firstSecond) }
  }

  /// The last time of the day that matches and is not after another.
  func last(atOrBefore time: Int) -> Int? {
    guard time < last else { return last }
    guard time >= first else { return nil }
    let (hour, minute, second) = Self.parts(of: time)
    if hours >> hour & 1 == 1 {
      if minutes >> minute & 1 == 1, let second = lastSecond(atOrBefore: second) {
        return Self.time(hour, minute, second)
      }
      if let minute = minutes.highestBit(upTo: minute - 1) {
        return Self.time(hour, minute, lastSecond)
      }
    }
    return hours.highestBit(upTo: hour - 1).map { Self.time($0, lastMinute, lastSecond) }
  }
}

extension CalendarTimes {
  private func firstSecond(atOrAfter second: Int) -> Int? {
    guard second > firstSecond else { return firstSecond }
    return second > lastSecond ? nil : seconds.first(atOrAfter: second)
  }

  private func lastSecond(atOrBefore second: Int) -> Int? {
    guard second < lastSecond else { return lastSecond }
    return second < firstSecond ? nil : seconds.last(atOrBefore: second)
  }

  private static func parts(of time: Int) -> (hour: Int, minute: Int, second: Int) {
    (time / 3_600_000_000, time / 60_000_000 % 60, time % 60_000_000)
  }

  private static func time(_ hour: Int, _ minute: Int, _ second: Int) -> Int {
    hour * 3_600_000_000 + minute * 60_000_000 + second
  }
}
