internal import CivilTime

/// A calendar expression, and what it means in plain words of a program.
struct Rhythm: Sendable {
  let text: String
  /// Whether a repeated hour counts twice.
  let isHourly: Bool
  /// How many days it may take from one match to the next, where it is worth looking.
  let reach: Int
  /// The minutes of the day.
  let minutes: [Int]
  let takes: @Sendable (CivilDate) -> Bool

  static let all = [
    Rhythm(text: "*:*", isHourly: true, reach: 2, minutes: every(0..<24, 0..<60)),
    Rhythm(text: "hourly", isHourly: true, reach: 2, minutes: every(0..<24, [0])),
    Rhythm(
      text: "*:0/7", isHourly: true, reach: 2, minutes: every(0..<24, (0..<9).map { $0 * 7 })),
    Rhythm(text: "daily", isHourly: false, reach: 3, minutes: [0]),
    Rhythm(text: "02:30", isHourly: false, reach: 3, minutes: [150]),
    Rhythm(text: "0/6:00", isHourly: false, reach: 2, minutes: [0, 360, 720, 1080]),
    Rhythm(
      text: "1/2:15", isHourly: false, reach: 2, minutes: every((0..<12).map { $0 * 2 + 1 }, [15])),
    Rhythm(
      text: "Mon..Fri 09..17:00,30", isHourly: true, reach: 4, minutes: every(9..<18, [0, 30])
    ) { !$0.weekday.isWeekend },
    Rhythm(text: "weekly", isHourly: false, reach: 8, minutes: [0]) { $0.weekday == .monday },
    Rhythm(text: "*-*~1", isHourly: false, reach: 32, minutes: [0]) {
      $0.adding(days: 1).day == 1
    },
    Rhythm(text: "Sun *-*~7/1 01:30", isHourly: false, reach: 36, minutes: [90]) {
      $0.weekday == .sunday && $0.adding(days: 7).day <= 7
    },
    Rhythm(
      text: "*-3,10-25..31 0..3:0/20", isHourly: true, reach: 10,
      minutes: every(0..<4, [0, 20, 40])
    ) { [3, 10].contains($0.month) && $0.day >= 25 },
  ]

  init(
    text: String, isHourly: Bool, reach: Int, minutes: [Int],
    takes: @escaping @Sendable (CivilDate) -> Bool = { _ in true }
  ) {
    self.text = text
    self.isHourly = isHourly
    self.reach = reach
    self.minutes = minutes
    self.takes = takes
  }

  private static func every(_ hours: some Sequence<Int>, _ minutes: some Sequence<Int>) -> [Int] {
    hours.flatMap { hour in minutes.map { hour * 60 + $0 } }
  }
}
