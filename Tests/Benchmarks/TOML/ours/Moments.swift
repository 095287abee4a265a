internal import TOML

typealias Instant = OffsetDateTime
typealias Moment = LocalDateTime
typealias Day = LocalDate
typealias Hour = LocalTime

extension Job {
  /// Something of each date and time.
  var moments: Int {
    created.date.year + (day?.year ?? 0) + (at?.hour ?? 0) + (next?.time.hour ?? 0)
  }
}
