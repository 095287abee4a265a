internal import CivilTime

/// Holds the search of one zone against the oracle, minute by minute.
struct Trial {
  let zone: Zone
  let clock: Clock
  private(set) var searches = 0
  /// What was found wrong, a few lines at most.
  private(set) var mistakes: [String] = []

  init(zone: Zone, clock: Clock) {
    self.zone = zone
    self.clock = clock
  }

  /// Searches from some times in order, which are seconds since the epoch, by both policies.
  mutating func run(_ rhythm: Rhythm, from bases: [Int]) throws {
    let expression = try CalendarExpression(parsing: rhythm.text) { _ in nil }
    let reach = rhythm.reach * 86_400
    let range = (bases.first ?? 0) - reach..<(bases.last ?? 0) + reach
    for policy in [CalendarExpression.Policy.everyday, .literal] {
      let oracle = Oracle(rhythm: rhythm, clock: clock, policy: policy)
      let elapses = oracle.elapses(from: range.lowerBound, to: range.upperBound)
      var index = 0
      for base in bases {
        while index < elapses.count, elapses[index] <= base { index += 1 }
        let here = Instant(microseconds: Int64(base) * 1_000_000)
        let next = expression.next(after: here, in: zone, policy: policy)
        check(
          next, index < elapses.count ? elapses[index] : nil, within: range,
          "next of \(expression), \(policy), after \(base)")
        let previous = expression.previous(atOrBefore: here, in: zone, policy: policy)
        check(
          previous, index > 0 ? elapses[index - 1] : nil, within: range,
          "previous of \(expression), \(policy), at \(base)")
        searches += 2
      }
    }
  }

  /// Holds an answer to be the expected one, or to lie outside of where the oracle has looked.
  private mutating func check(
    _ found: Instant?, _ expected: Int?, within range: Range<Int>,
    _ search: @autoclosure () -> String
  ) {
    let second = found.map {
      Int($0.microseconds.quotientAndRemainder(dividingBy: 1_000_000).quotient)
    }
    let isRight =
      expected.map { found?.microseconds == Int64($0) * 1_000_000 }
      ?? second.map { !range.contains($0) } ?? true
    guard !isRight, mistakes.count < 5 else { return }
    let answers = [second, expected].map { $0.map(String.init) ?? "none" }
    mistakes.append("\(zone.name): \(search()) is \(answers[0]), not \(answers[1])")
  }
}
