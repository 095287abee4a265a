/// How a value is spelled that another takes the place of: the new one keeps what it can of that.
struct Spelling {
  private let old: ArraySlice<UInt8>
  private let kind: Node.Kind
  private let version: Version

  init(of node: Int, in storage: Storage) {
    old = storage.bytes[storage.tree.range(of: node)]
    kind = storage.tree[node].kind
    version = storage.version
  }

  /// A value in this spelling.
  func written(_ value: Value) -> String {
    let text = value.written(prefersLiteral: old.first == .apostrophe)
    switch (kind, value) {
    case (_, .string(let string)): return lines(of: string) ?? text
    case (.integer, .integer(let integer)): return number(integer) ?? text
    case (.offsetDateTime, .offsetDateTime), (.localDateTime, .localDateTime):
      return moment(Array(text.utf8), timeAt: 11)
    case (.localTime, .localTime): return moment(Array(text.utf8), timeAt: 0)
    default: return text
    }
  }

  /// A text in three quotes, if the old one has them and the new one has lines.
  private func lines(of string: String) -> String? {
    let quotes = old.prefix(3)
    let isLiteral = quotes.elementsEqual("'''".utf8)
    guard StringText.prefersLines(string), isLiteral || quotes.elementsEqual("\"\"\"".utf8) else {
      return nil
    }
    let isPlain = string.utf8.allSatisfy {
      $0 == .newline || $0 >= .space && $0 != .apostrophe && $0 != .delete
    }
    let text =
      isLiteral && isPlain
      ? "'''\n\(string)'''" : .written { StringText.writeMultiline(string, to: &$0) }
    return text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: old.contains(.carriageReturn) ? "\r\n" : "\n")
  }

  /// A whole number with the base, the width and the digit groups of the old one.
  private func number(_ integer: Int64) -> String? {
    let radix =
      [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2][
        old.dropFirst().first ?? 0]
    guard integer >= 0 || radix == nil else { return nil }
    let prefix = radix == nil ? [] : Array(old.prefix(2))
    let digits = old.dropFirst(prefix.count)
    let isUppercase = digits.contains { (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
    var text = Array(String(integer.magnitude, radix: radix ?? 10, uppercase: isUppercase).utf8)
    let width = digits.count { $0 != .underscore }
    if radix != nil { text = Array(repeating: .zero, count: max(0, width - text.count)) + text }
    if let last = digits.lastIndex(of: .underscore) {
      text = Self.grouped(text, by: digits.endIndex - last - 1)
    }
    return String(decoding: (integer < 0 ? [.minus] : []) + prefix + text, as: UTF8.self)
  }

  private static func grouped(_ digits: [UInt8], by size: Int) -> [UInt8] {
    digits.indices.flatMap { index in
      let isFirst = index > 0 && (digits.count - index) % size == 0
      return isFirst ? [.underscore, digits[index]] : [digits[index]]
    }
  }

  /// A date and a time, or a time, with the letters of the old one, and without seconds if that has
  /// none and they are zero.
  private func moment(_ text: [UInt8], timeAt start: Int) -> String {
    let old = Array(old)
    var text = text
    if start > 0 { text[start - 1] = old[start - 1] }
    if text.last == UInt8(ascii: "Z"), old.last == UInt8(ascii: "z") {
      text[text.count - 1] = UInt8(ascii: "z")
    }
    let seconds = start + 5..<start + 8
    let isShort = old.count < seconds.upperBound || old[seconds.lowerBound] != .colon
    let isExact = text.count == seconds.upperBound || text[seconds.upperBound] != .dot
    if version != .v10, isShort, isExact, text[seconds].elementsEqual(":00".utf8) {
      text.removeSubrange(seconds)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
