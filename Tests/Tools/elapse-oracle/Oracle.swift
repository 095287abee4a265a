internal import CivilTime

/// Finds elapses by taking every reading of the clock that matches, and asking when clocks show it.
struct Oracle {
  let rhythm: Rhythm
  let clock: Clock
  let policy: CalendarExpression.Policy

  /// All elapses from one time to another, both in seconds since the epoch, in order.
  func elapses(from: Int, to: Int) -> [Int] {
    let spans = Array(clock.spans(from: from - 172_800, to: to + 172_800))
    var elapses: [Int] = []
    for day in max(from / 86_400 - 2, 0)...to / 86_400 + 2 {
      let date = CivilDate(dayNumber: day)
      guard date.year < 2200, rhythm.takes(date) else { continue }
      for minute in rhythm.minutes {
        add(reading: day * 86_400 + minute * 60, within: spans, to: &elapses)
      }
    }
    elapses.sort()
    var unique: [Int] = []
    for elapse in elapses where elapse >= from && elapse < to && elapse != unique.last {
      unique.append(elapse)
    }
    return unique
  }

  /// Adds when clocks show a reading, or when a skipped one counts.
  private func add(reading: Int, within spans: [Clock.Span], to elapses: inout [Int]) {
    var isShown = false
    for span in spans {
      let instant = reading - span.offset
      guard instant >= span.start, instant < span.end else { continue }
      if !isShown || rhythm.isHourly || policy == .literal { elapses.append(instant) }
      isShown = true
    }
    guard !isShown, policy == .everyday else { return }
    for (before, after) in zip(spans, spans.dropFirst())
    where reading >= before.end + before.offset && reading < after.start + after.offset {
      elapses.append(reading - before.offset)
      return
    }
  }
}
