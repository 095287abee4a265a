/// Why a text is not JSON as the official suite uses it.
package struct JSONError: Error, Hashable, Sendable {
  package var message: String
  /// The byte to blame, from 0.
  package var offset: Int
}

extension JSON {
  /// How deep values may nest: deeper than in any document of TOML that can be read or written.
  package static let nestingLimit = 512

  /// Reads the JSON of the official suite strictly: objects, arrays and strings, no name twice.
  package init(reading bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

/// Reads objects, arrays and strings (RFC 8259).
private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSON {
    let json = try value()
    skipBlanks()
    guard position == bytes.count else { throw error("unexpected text after the value") }
    return json
  }

  private mutating func value() throws(JSONError) -> JSON {
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .array(try elements())
    case UInt8(ascii: "\""): return .string(try string())
    default: throw error("expected an object, an array or a string")
    }
  }

  private mutating func members() throws(JSONError) -> [JSON.Member] {
    var members: [JSON.Member] = []
    // Names are compared as bytes: strings of Swift are equal when they are only equivalent.
    var names: Set<[UInt8]> = []
    try open()
    if takeClosing("}") { return members }
    repeat {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw error("expected a name in quotes") }
      let start = position
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSONError(message: "the name stands twice in one object", offset: start)
      }
      skipBlanks()
      guard take(":") else { throw error("expected `:`") }
      members.append(JSON.Member(name, try value()))
      skipBlanks()
    } while take(",")
    guard takeClosing("}") else { throw error("expected `,` or `}`") }
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSON] {
    var elements: [JSON] = []
    try open()
    if takeClosing("]") { return elements }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard takeClosing("]") else { throw error("expected `,` or `]`") }
    return elements
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a control character in a string") }
      if byte == UInt8(ascii: "\\") {
        content += Array(String(try escapedScalar()).utf8)
      } else {
        content.append(byte)
        position += 1
      }
    }
    guard take("\"") else { throw JSONError(message: "a string is not closed", offset: start) }
    guard let string = String(validating: content, as: UTF8.self) else {
      throw JSONError(message: "a string is not UTF-8", offset: start)
    }
    return string
  }

  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let letter = current else { throw error("a string is not closed") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let scalar = codePoint() else {
        throw JSONError(message: "`\\u` needs four digits of a character", offset: start)
      }
      return scalar
    default: throw JSONError(message: "an unknown escape", offset: start)
    }
  }

  /// The character after `\u`; one beyond the basic plane is a pair of surrogates.
  private mutating func codePoint() -> Unicode.Scalar? {
    guard let high = fourDigits() else { return nil }
    guard 0xD800..<0xDC00 ~= high else { return Unicode.Scalar(high) }
    guard take("\\"), take("u"), let low = fourDigits(), 0xDC00..<0xE000 ~= low else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    let digits = bytes[position...].prefix(4).compactMap {
      Unicode.Scalar($0).properties.isASCIIHexDigit
        ? Character(Unicode.Scalar($0)).hexDigitValue : nil
    }
    guard digits.count == 4 else { return nil }
    position += 4
    return digits.reduce(0) { $0 << 4 | UInt32($1) }
  }

  private mutating func open() throws(JSONError) {
    guard depth < JSON.nestingLimit else { throw error("values nest too deeply") }
    depth += 1
    position += 1
  }

  private mutating func takeClosing(_ bracket: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard take(bracket) else { return false }
    depth -= 1
    return true
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ message: String) -> JSONError {
    JSONError(message: message, offset: position)
  }
}
