package import CivilTime

/// Someone the user shows up for.
package struct Person: Equatable, Sendable {
  /// The key of the person's table in the config; private, as a name is.
  package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
    package static func < (a: Self, b: Self) -> Bool { a.description < b.description }
  }

  package let id: ID
  package var name: String
  package var relation: Relation
  /// `together` or `longDistance`; `either` if the user did not say.
  package var setting: Setting
  /// Whether a card shows neither name nor text until it is opened.
  package var discreet: Bool
  /// Where they are, if not where the user is; only `hours` is read in it.
  package var zone: Zone?
  /// When it is good for them; gates only what contacts them.
  package var hours: DailyWindow?
  package var appreciation: Cadence
  package var checkIn: Cadence
  package var reminders: [FixedReminder]
  package var dates: [SpecialDate]
  package var plans: [IfThenPlan]

  package init(
    id: ID, name: String, relation: Relation, setting: Setting = .either, discreet: Bool = true,
    zone: Zone? = nil, hours: DailyWindow? = nil,
    appreciation: Cadence = Pace.appreciationCadence, checkIn: Cadence = Pace.checkInCadence,
    reminders: [FixedReminder] = [], dates: [SpecialDate] = [], plans: [IfThenPlan] = []
  ) {
    self.id = id
    self.name = name
    self.relation = relation
    self.setting = setting
    self.discreet = discreet
    self.zone = zone
    self.hours = hours
    self.appreciation = appreciation
    self.checkIn = checkIn
    self.reminders = reminders
    self.dates = dates
    self.plans = plans
  }

  package func cadence(of type: ReminderType) -> Cadence {
    switch type {
    case .appreciation: appreciation
    case .checkIn: checkIn
    }
  }
}

/// How often a reminder comes.
package enum Cadence: Equatable, Sendable {
  case off
  /// So many in each calendar day, week or month, spread evenly over the windows; at least 1.
  case rate(count: Int, per: Period)
  /// Counted from the last contact or answer: `ideal` is wished for, `latest` (if any) is the limit.
  /// At least one day; `latest` is longer than `ideal`.
  case every(_ ideal: CalendarSpan, latest: CalendarSpan?)
  /// Exactly then: windows do not apply, quiet hours do. At most once a day, with a time of day.
  case calendar(CalendarExpression)

  /// What a rate counts in.
  package enum Period: String, CaseIterable, Sendable { case day, week, month }
}

/// A reminder of the user's own, at a time they fixed.
package struct FixedReminder: Equatable, Sendable {
  /// Unique among the person's reminders.
  package let id: String
  package var at: CalendarExpression
  package var summary: String
  package var body: String
  package var catchUp: CatchUp
  /// How late it may still be shown.
  package var maxAge: TimeSpan

  package init(
    id: String, at: CalendarExpression, summary: String, body: String = "",
    catchUp: CatchUp = .once, maxAge: TimeSpan = Pace.maxAge
  ) {
    self.id = id
    self.at = at
    self.summary = summary
    self.body = body
    self.catchUp = catchUp
    self.maxAge = maxAge
  }

  /// What becomes of a time that was missed.
  package enum CatchUp: String, CaseIterable, Sendable { case once, drop }
}

/// A birthday or an anniversary.
package struct SpecialDate: Equatable, Sendable {
  /// Unique among the person's dates.
  package let label: String
  package var month: Int
  /// 1...31, one that the month can have; 29 February falls on 28 February in common years.
  package var day: Int
  /// Never shown and never counted from; before it, nothing comes.
  package var year: Int?
  /// So many days before it, descending, each 0...366.
  package var ahead: [Int]

  package init(label: String, month: Int, day: Int, year: Int? = nil, ahead: [Int] = Pace.dateAhead)
  {
    self.label = label
    self.month = month
    self.day = day
    self.year = year
    self.ahead = ahead
  }
}

/// An if-then plan in the user's own words.
package struct IfThenPlan: Equatable, Sendable {
  package var when: String
  package var then: String

  package init(when: String, then: String) {
    self.when = when
    self.then = then
  }
}
