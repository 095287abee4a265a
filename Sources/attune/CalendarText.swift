import CivilTime

/// What `attune calendar` says, in lines of at most 80 columns.
struct CalendarText {
  let outlook: CalendarOutlook
  let isFromNow: Bool
  /// The zone of this machine, in which times of another are told as well.
  let home: Zone
  let style: TextStyle

  var lines: [String] {
    let head =
      Self.row("Normal form", outlook.expression.description, style: style)
      + (isZoneNamed ? [] : Self.row("Time zone", zone.name, style: style))
      + (isFromNow ? [] : Self.row("From", zone.timestamp(at: outlook.base), style: style))
    guard !outlook.elapses.isEmpty else { return head + never }
    return head + elapses + end + changes + [""] + months
  }

  /// What is said of an expression that can never come.
  static func never(_ normalForm: String, style: TextStyle) -> [String] {
    row("Normal form", normalForm, style: style) + row("Next", "never", style: style)
  }

  private var zone: Zone { outlook.zone }
  private var isZoneNamed: Bool { outlook.expression.zone != nil }

  private var never: [String] {
    let last = outlook.last.map { ": the last time was \(zone.timestamp(at: $0))" } ?? ""
    return Self.row("Next", "never" + last, style: style)
  }

  private var elapses: [String] {
    let times = outlook.elapses.map(zone.timestamp)
    let width = times.map(\.count).max() ?? 0
    return outlook.elapses.indices.map { index in
      let time = style.strong(times[index].fitted(to: width))
      let label = Self.label(index == 0 ? "Next" : "", style: style)
      return "\(label)\(time)  \(distance(outlook.elapses[index]))"
    }
  }

  /// Such as "in 14 hours", and "Thu 15:00 here" where the clocks here differ.
  private func distance(_ instant: Instant) -> String {
    let distance = "in \(Phrase.length(instant - outlook.base))"
    guard zone.offset(at: instant) != home.offset(at: instant) else { return distance }
    return "\(distance.fitted(to: 13))  \(Phrase.clock(instant, in: home)) here"
  }

  private var end: [String] {
    outlook.hasMore ? [] : Self.row("", "and never again", style: style)
  }

  private var months: [String] {
    let views = outlook.months(3).map {
      MonthView(month: $0, marked: outlook.days(inMonthOf: $0))
    }
    return MonthView.lines(views, style: style)
  }
}

extension CalendarText {
  /// What clock changes do to the times that are told.
  private var changes: [String] {
    let isLiteral = outlook.policy == .literal
    let (skipped, repeated) = outlook.clockChanges
    return [
      skipped.map {
        "The clocks skip its time on \(date($0)): "
          + (isLiteral ? "it does not come." : "it comes later by as much.")
      },
      repeated.map {
        "The clocks repeat its time on \(date($0)): "
          + (isLiteral ? "it comes both times." : "it comes the first time.")
      },
    ].compactMap(\.self).flatMap { Self.row("", $0, style: style) }
  }

  private func date(_ instant: Instant) -> String { zone.civil(at: instant).date.description }

  private static func row(_ label: String, _ text: String, style: TextStyle) -> [String] {
    text.wrapped(to: 67).enumerated().map { index, line in
      Self.label(index == 0 ? label : "", style: style) + line
    }
  }

  private static func label(_ text: String, style: TextStyle) -> String {
    style.faint(text.fitted(to: 13))
  }
}
