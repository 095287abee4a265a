import CivilTime
import Core

/// Some of the 1440 minutes of a day on the clock.
struct MinuteSet: Equatable {
  private var members: [Bool]

  static let perDay = 1440

  init() { members = Array(repeating: false, count: Self.perDay) }

  /// The minutes from one on, over midnight if they are more than the day has left.
  init(from start: Int, count: Int) {
    self.init()
    for minute in start..<start + count { members[minute % Self.perDay] = true }
  }

  var count: Int { members.count { $0 } }
  var isEmpty: Bool { !members.contains(true) }
  func contains(_ minute: Int) -> Bool { members[minute % Self.perDay] }

  func subtracting(_ other: MinuteSet) -> MinuteSet {
    combined(with: other) { $0 && !$1 }
  }

  func intersection(_ other: MinuteSet) -> MinuteSet {
    combined(with: other) { $0 && $1 }
  }

  func union(_ other: MinuteSet) -> MinuteSet {
    combined(with: other) { $0 || $1 }
  }

  /// The same minutes so much later on the clock.
  func shifted(by minutes: Int) -> MinuteSet {
    var shifted = MinuteSet()
    for minute in 0..<Self.perDay where members[minute] {
      shifted.members[(minute + minutes % Self.perDay + Self.perDay) % Self.perDay] = true
    }
    return shifted
  }

  private func combined(with other: MinuteSet, _ operation: (Bool, Bool) -> Bool) -> MinuteSet {
    var combined = MinuteSet()
    for minute in 0..<Self.perDay {
      combined.members[minute] = operation(members[minute], other.members[minute])
    }
    return combined
  }
}

extension TimeOfDay {
  /// Whole minutes since midnight on the clock.
  var minuteOfDay: Int { hour * 60 + minute }
}

extension DailyWindow {
  /// How many minutes it lasts, 1 to 1440.
  var length: Int {
    let length = end.minuteOfDay - start.minuteOfDay
    return length > 0 ? length : length + MinuteSet.perDay
  }

  /// The minutes of the clock that it covers.
  var minutes: MinuteSet { MinuteSet(from: start.minuteOfDay, count: length) }
}
