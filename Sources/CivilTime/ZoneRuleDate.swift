/// A day that comes every year, and a time on its clock that may lie days away.
struct ZoneRuleDate: Hashable {
  let day: Day
  /// Seconds after the midnight the day begins with; -167 to 167 hours.
  let time: Int

  /// The three ways POSIX names a day.
  enum Day: Hashable {
    /// `Mm.w.d`: the w-th such weekday of a month, the last if w is 5; weekday 0 is Sunday.
    case weekday(month: Int, week: Int, weekday: Int)
    /// `Jn`: day 1 to 365 of the year, 29 February not counted.
    case common(Int)
    /// `n`: day 0 to 365 of the year, 29 February counted.
    case ordinal(Int)
  }

  /// When it comes in a year, in seconds on the wall since 1970-01-01 00:00 there.
  func seconds(in year: Int) -> Int64 {
    Int64(dayNumber(in: year)) * 86_400 + Int64(time)
  }

  private func dayNumber(in year: Int) -> Int {
    let newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
    switch day {
    case .ordinal(let days): return newYear + days
    case .common(let days):
      return newYear + days - (days > 59 && CivilDate.isLeap(year) ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = CivilDate.dayNumber(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday, which POSIX numbers 4.
      let ahead = (weekday - (first + 4)).floored(by: 7).remainder
      let day = ahead + (week - 1) * 7
      return first + (day < CivilDate.length(ofMonth: month, year: year) ? day : day - 7)
    }
  }
}
