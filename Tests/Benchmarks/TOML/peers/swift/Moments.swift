internal import TOMLKit

typealias Instant = TOMLDateTime
typealias Moment = TOMLDateTime
typealias Day = TOMLDate
typealias Hour = TOMLTime

extension Job {
  /// Something of each date and time.
  var moments: Int {
    created.date.year + (day?.year ?? 0) + (at?.hour ?? 0) + (next?.time.hour ?? 0)
  }
}
