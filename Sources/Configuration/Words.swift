/// One word of a text, and its place in UTF-8 bytes.
struct Word: Equatable {
  let text: String
  let range: Range<Int>

  /// The words of a text, which blanks part.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: Int?
    let bytes = Array(text.utf8)
    for offset in 0...bytes.count {
      let isBlank = offset == bytes.count || bytes[offset] == 0x20 || bytes[offset] == 0x09
      if !isBlank, start == nil { start = offset }
      guard isBlank, let first = start else { continue }
      let text = String(decoding: bytes[first..<offset], as: UTF8.self)
      words.append(Word(text: text, range: first..<offset))
      start = nil
    }
    return words
  }
}

extension String {
  /// Whether the text is one or more of the digits 0 to 9.
  var isNumber: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The number that the text is, the largest one if it is too large; `nil` if it is none.
  var number: Int? { isNumber ? Int(self) ?? .max : nil }

  /// Whether the text may name a person, a reminder or a hook: letters, digits, `-` and `_`.
  var isIdentifier: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || byte == 0x2D || byte == 0x5F
      }
  }
}
