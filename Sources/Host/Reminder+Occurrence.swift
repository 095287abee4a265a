package import CivilTime
package import Control
package import Core

extension Timestamp {
  package init(_ instant: Instant) { self.init(microseconds: Int(instant.microseconds)) }

  package var instant: Instant { Instant(microseconds: Int64(microseconds)) }
}

extension Reminder {
  /// An occurrence as a client is told of it.
  ///
  /// - Parameters:
  ///   - occurrence: What comes, or came.
  ///   - person: Whom it is about; `nil` for a test.
  ///   - due: When it comes, where that is another time than it is due.
  ///   - zone: The zone in which it comes.
  ///   - withLabel: Whether to tell what a date is called.
  package init(
    _ occurrence: Occurrence, about person: Person?, due: Instant? = nil, in zone: Zone,
    withLabel: Bool = true
  ) {
    let due = due ?? occurrence.due
    self.init(
      occurrence: occurrence.id.description, person: person?.id.description, name: person?.name,
      kind: Kind(occurrence.reminder), label: withLabel ? occurrence.reminder.dateLabel : nil,
      due: Timestamp(due),
      local: Self.local(due, in: zone))
  }

  /// An instant by a wall clock, as clients are told it: "Tue 2026-11-24 18:42".
  package static func local(_ instant: Instant, in zone: Zone) -> String {
    let local = zone.civil(at: instant)
    return "\(local.date.weekday.shortName) \(local.date) \(local.time.hoursAndMinutes)"
  }
}

extension ReminderKey {
  fileprivate var dateLabel: String? {
    guard case .date(let label) = self else { return nil }
    return label
  }
}

extension Reminder.Kind {
  package init(_ key: ReminderKey) {
    switch key {
    case .cadence(let type), .asked(let type): self = type == .checkIn ? .checkIn : .appreciation
    case .fixed: self = .fixed
    case .date: self = .date
    case .followUp: self = .followUp
    case .test: self = .test
    }
  }
}

extension Weekday {
  package var shortName: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

extension TimeOfDay {
  package var hoursAndMinutes: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(hour)):\(two(minute))"
  }
}
