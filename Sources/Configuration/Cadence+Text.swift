package import CivilTime
package import Core

extension Cadence {
  /// Reads what the config says of a cadence: `off`, `2 a week`, `every 2 to 3 weeks`, `Mon 18:00`.
  ///
  /// - Parameters:
  ///   - text: The whole value.
  ///   - zone: The zone with a name, where a calendar expression ends in one.
  /// - Throws: Why it is refused, where, and if possible what was meant.
  package init(parsing text: String, zone: (String) -> Zone?) throws(ValueError) {
    do {
      self = try CadenceText(text).cadence(zone: zone)
    } catch {
      throw error.corrected(to: CadenceCorrection.of(text) ?? error.correction)
    }
  }
}

/// A cadence as it is written, word by word.
struct CadenceText {
  let words: [Word]
  private let text: String

  init(_ text: String) {
    self.text = text
    words = Word.words(of: text)
  }

  func cadence(zone: (String) -> Zone?) throws(ValueError) -> Cadence {
    guard let first = words.first else {
      throw ValueError("the cadence is empty", hint: Self.forms, at: whole)
    }
    if words.count == 1, let known = Self.single(first.text) { return known }
    if first.text == "every" { return try every() }
    if let count = Self.count(first.text) { return try rate(count) }
    return .calendar(try expression(zone: zone))
  }

  /// The text as a calendar expression, which has a time of day, and only one.
  private func expression(zone: (String) -> Zone?) throws(ValueError) -> CalendarExpression {
    guard words.contains(where: \.looksLikeCalendar) else { throw unknown() }
    let written = String(decoding: Array(text.utf8)[whole], as: UTF8.self)
    do {
      return try CalendarExpression(once: written, zone: zone)
    } catch {
      throw error.shifted(by: whole.lowerBound)
    }
  }

  /// The most that can be asked for: more would be noise, and the limits let far less through.
  static let mostPerDay = 10

  static let forms = "write for example `2 a week`, `every 3 days`, `Mon 18:00` or `off`"

  /// From the first word to the last.
  private var whole: Range<Int> {
    (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? text.utf8.count)
  }

  private static func single(_ word: String) -> Cadence? {
    switch word {
    case "off": .off
    case "daily": .every(CalendarSpan(days: 1), latest: nil)
    case "weekly": .every(CalendarSpan(days: 7), latest: nil)
    case "monthly": .every(CalendarSpan(months: 1), latest: nil)
    default: nil
    }
  }

  private func unknown() -> ValueError {
    ValueError(
      "`\(text)` is not a cadence", hint: Self.forms, at: whole)
  }
}

extension CadenceText {
  private static func count(_ word: String) -> Int? {
    switch word {
    case "once": 1
    case "twice": 2
    default: word.number
    }
  }

  private func rate(_ count: Int) throws(ValueError) -> Cadence {
    guard words.count == 3, words[1].text == "a" else { throw unknown() }
    guard let period = Cadence.Period(rawValue: words[2].text) else {
      throw ValueError(
        "a rate counts in days, weeks or months, not in `\(words[2].text)`",
        hint: "write for example `\(count) a week`", at: words[2].range)
    }
    guard count > 0 else {
      throw ValueError(
        "`\(text)` is never", hint: "say `off`", correction: "off", at: words[0].range)
    }
    let most = Self.mostPerDay * period.days
    guard count <= most else {
      throw ValueError(
        "`\(text)` is more than Attune sends",
        hint: "at most \(most) a \(period.rawValue)",
        at: words[0].range)
    }
    return .rate(count: count, per: period)
  }
}

extension Cadence.Period {
  /// Whole days in the shortest of them, but for February.
  var days: Int {
    switch self {
    case .day: 1
    case .week: 7
    case .month: 30
    }
  }
}

extension CadenceText {
  private func every() throws(ValueError) -> Cadence {
    let parts = words.dropFirst().split(omittingEmptySubsequences: false) { $0.text == "to" }
    guard parts.count <= 2, let first = parts.first, let last = parts.last, !last.isEmpty,
      !first.isEmpty
    else { throw unfinished() }
    let latest = try span(last)
    guard parts.count == 2 else { return .every(latest, latest: nil) }
    let isBare = first.count == 1 && first.allSatisfy { $0.text.isNumber }
    let ideal = try span(first, unit: isBare ? last.last?.unit : nil)
    guard ideal.approximateDuration < latest.approximateDuration else {
      throw ValueError(
        "the first span is what you would like, so it is shorter than the second",
        hint: "write for example `every 2 to 3 weeks`", correction: swapped(ideal, latest),
        at: first[first.startIndex].range.lowerBound..<whole.upperBound)
    }
    return .every(ideal, latest: latest)
  }

  private func swapped(_ ideal: CalendarSpan, _ latest: CalendarSpan) -> String {
    Cadence.every(latest, latest: ideal == latest ? nil : ideal).description
  }

  private func unfinished() -> ValueError {
    ValueError(
      "`every` needs a span, or two with `to` between them",
      hint: "write for example `every 3 days` or `every 2 to 3 weeks`", at: whole)
  }

  /// Some words as one span, the unit at their end unless they bring their own.
  private func span(
    _ words: ArraySlice<Word>, unit: String? = nil
  ) throws(ValueError) -> CalendarSpan {
    let start = words.first?.range.lowerBound ?? 0
    let end = words.last?.range.upperBound ?? start
    let written = String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    let span: CalendarSpan
    do {
      span = try CalendarSpan(parsing: unit.map { "\(written) \($0)" } ?? written)
    } catch {
      let range = start + error.range.lowerBound..<start + error.range.upperBound
      throw ValueError(
        error.reason, hint: error.hint ?? "write for example `every 3 days`",
        at: range.clamped(to: start..<end))
    }
    return try checked(span, at: start..<end)
  }

  private func checked(
    _ span: CalendarSpan, at range: Range<Int>
  ) throws(ValueError) -> CalendarSpan {
    guard span.time == .zero, span.months > 0 || span.days > 0 else {
      throw ValueError(
        "a cadence counts in whole days, and in one at least",
        hint: "write `daily`, or `2 a day` for more", at: range)
    }
    guard span.approximateDuration <= .seconds(10 * 31_557_600) else {
      throw ValueError(
        "the span is longer than 10 years", hint: "say `off`", at: range)
    }
    return span
  }
}

extension Word {
  /// What follows the digits at its start: `weeks` in `3weeks`, all of `weeks`.
  fileprivate var unit: String { String(text.drop { $0.isNumber }) }

  /// Whether the word has a colon, or begins like a date, a weekday or a shorthand of systemd.
  fileprivate var looksLikeCalendar: Bool {
    let beginnings = [
      "mon", "tue", "wed", "thu", "fri", "sat", "sun", "*", "hourly", "minutely", "quarterly",
      "semi", "yearly", "annually",
    ]
    let lower = text.lowercased()
    return text.contains(":") || beginnings.contains { lower.hasPrefix($0) }
      || text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) } && text.contains("-")
  }
}
