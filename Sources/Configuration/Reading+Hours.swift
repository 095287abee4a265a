import CivilTime
import Core
import TOML

/// What `[defaults]` says for everybody who does not say otherwise.
struct Defaults {
  var appreciation = Pace.appreciationCadence
  var checkIn = Pace.checkInCadence
  var discreet = true
}

extension Reading {
  mutating func hours(_ table: Table) -> Hours {
    let fields = check(table, against: Schema.hours)
    var hours = Hours()
    let weekdays = fields["weekdays"].map { windows($0, of: "weekdays") }
    let weekends = fields["weekends"].map { windows($0, of: "weekends") }
    hours.weekdays = weekdays?.map(\.window) ?? hours.weekdays
    hours.weekends = weekends?.map(\.window) ?? hours.weekends
    refuseSpill(of: weekdays ?? [], into: weekends ?? [])
    refuseSpill(of: weekends ?? [], into: weekdays ?? [])
    if let node = fields["quiet"] { hours.quiet = quiet(node) }
    return hours
  }

  private mutating func windows(_ node: Node, of key: String) -> [PlacedWindow] {
    var placed: [PlacedWindow] = []
    for element in node.array ?? [] {
      guard let window = window(element, of: key) else { continue }
      let new = PlacedWindow(window: window, range: element.range)
      if let other = placed.first(where: { $0.overlaps(new) }) { refuse(new, over: other) }
      placed.append(new)
    }
    return placed
  }

  private mutating func refuse(_ window: PlacedWindow, over other: PlacedWindow) {
    refuse(
      "overlap", "\(window.window) overlaps \(other.window)", at: window.range,
      related: Diagnostic.Label("this one", at: other.range),
      help: "write one window that covers both, or part them")
  }

  /// The windows of a Friday may run into the Saturday, and those of a Sunday into the Monday.
  private mutating func refuseSpill(of windows: [PlacedWindow], into others: [PlacedWindow]) {
    for window in windows {
      let next = others.first { window.window.end(after: $0.window) }
      if let next {
        refuse(
          "overlap", "\(window.window) runs over midnight into \(next.window) of the next day",
          at: window.range, related: Diagnostic.Label("this one", at: next.range),
          help: "let it end sooner")
      }
    }
  }

  private mutating func quiet(_ node: Node) -> DailyWindow? {
    guard node.string != "off", let window = window(node, of: "quiet", isNight: true) else {
      return nil
    }
    guard window.start != window.end else {
      refuse(
        "always-quiet", "quiet hours that last all day let nothing through", at: node.range,
        help: "write `quiet = \"off\"` for none; for silence, `attune pause`")
      return nil
    }
    return window
  }

  mutating func limits(_ table: Table) -> Limits {
    let fields = check(table, against: Schema.limits)
    var limits = Limits()
    limits.perDay = number(fields, "per-day", in: 1...Int64(Limits.most)) ?? limits.perDay
    limits.perPersonPerDay =
      number(fields, "per-person-per-day", in: 1...Int64(Limits.most)) ?? limits.perPersonPerDay
    limits.minGap = span(fields, "min-gap", within: .zero ... .day) ?? limits.minGap
    return limits
  }

  mutating func historyDays(_ table: Table) -> Int? {
    let fields = check(table, against: Schema.history)
    return fields["keep"].flatMap { node in
      value(node, of: "keep", code: "bad-span") { (text) throws(ValueError) in
        try CalendarSpan.daysKept(text)
      }
    }
  }

  mutating func defaults(_ table: Table) -> Defaults {
    let fields = check(table, against: Schema.defaults)
    var defaults = Defaults()
    defaults.appreciation = cadence(fields, "appreciation") ?? defaults.appreciation
    defaults.checkIn = cadence(fields, "check-in") ?? defaults.checkIn
    defaults.discreet = fields["discreet"]?.boolean ?? defaults.discreet
    return defaults
  }
}

extension TimeSpan {
  static let zero = TimeSpan(microseconds: 0)
  static let second = TimeSpan(microseconds: 1_000_000)
  static let minute = TimeSpan(microseconds: 60_000_000)
  static let day = TimeSpan(microseconds: 86_400_000_000)
}

/// A window with the bytes that name it.
private struct PlacedWindow {
  let window: DailyWindow
  let range: Range<Int>

  /// Whether both cover a minute of one day or, over midnight, of the day after.
  func overlaps(_ other: PlacedWindow) -> Bool {
    window.meets(other.window) || window.end(after: other.window) || other.window.end(after: window)
  }
}

extension DailyWindow {
  private var lastMinute: Int { start.minuteOfDay + length }

  /// Whether two windows of the same day have a minute in common.
  fileprivate func meets(_ other: DailyWindow) -> Bool {
    start.minuteOfDay < other.lastMinute && other.start.minuteOfDay < lastMinute
  }

  /// Whether the window runs over midnight into another one of the next day.
  fileprivate func end(after other: DailyWindow) -> Bool {
    other.start.minuteOfDay + MinuteSet.perDay < lastMinute
  }
}
