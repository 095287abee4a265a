extension CalendarScanner {
  /// Takes a zone off the end of the text, if one stands there.
  mutating func takeZone(
    _ lookup: (String) -> Zone?
  ) throws(CalendarExpressionError) -> Zone? {
    guard let space = rest.lastIndex(of: 0x20), space + 1 < rest.endIndex else { return nil }
    let word = rest[(space + 1)...]
    let name = String(decoding: word, as: UTF8.self)
    if name.uppercased() == "UTC" {
      cut(at: space)
      return .utc
    }
    guard word.contains(where: \.isLetter), !WeekdayParser.isWeekday(word) else { return nil }
    if Self.isZoneName(word), let zone = lookup(name) {
      cut(at: space)
      return zone
    }
    guard word.first?.isLetter ?? false, !word.contains(UInt8(ascii: ":")), beginsWell else {
      return nil
    }
    throw CalendarExpressionError(unknownZone: name, at: space + 1..<rest.endIndex)
  }

  /// Whether the first word belongs in an expression, or at least is no word of another language
  /// such as “every”, which is worse than any zone that follows.
  private var beginsWell: Bool {
    let word = rest.prefix { $0.isLetter }
    return word.isEmpty || WeekdayParser.isWeekday(word)
      || CalendarParser.shorthand(rest.prefix { $0 != 0x20 }) != nil
  }

  /// Whether a word may name a file among the zones, and none beside them.
  private static func isZoneName(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isDigit || "-_+".utf8.contains($0) }
    }
  }
}
