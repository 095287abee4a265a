/// A valid string with its quotes, and what it says.
struct StringLiteral {
  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  private var isBasic: Bool { text.first == .quote }

  private var isMultiline: Bool {
    text.count >= 6 && text.dropFirst().first == text.first
      && text.dropFirst(2).first == text.first
  }

  /// The string with escapes resolved, and its line ends as LF.
  var value: String {
    var content = text.dropFirst(isMultiline ? 3 : 1).dropLast(isMultiline ? 3 : 1)
    if isMultiline { dropNewline(&content) }
    let isPlain = !content.contains { $0 == .backslash || $0 == .carriageReturn }
    if isPlain { return String(decoding: content, as: UTF8.self) }
    return String(decoding: unescaped(content), as: UTF8.self)
  }

  private func dropNewline(_ content: inout ArraySlice<UInt8>) {
    if content.starts(with: [.carriageReturn, .newline]) {
      content = content.dropFirst(2)
    } else if content.first == .newline {
      content = content.dropFirst()
    }
  }

  private func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var rest = content
    while let byte = rest.popFirst() {
      switch byte {
      case .backslash where isBasic: appendEscape(from: &rest, to: &result)
      case .carriageReturn where rest.first == .newline: break
      default: result.append(byte)
      }
    }
    return result
  }

  private func appendEscape(from rest: inout ArraySlice<UInt8>, to result: inout [UInt8]) {
    guard let byte = rest.popFirst() else { return }
    switch byte {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "t"): result.append(.tab)
    case UInt8(ascii: "n"): result.append(.newline)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "r"): result.append(.carriageReturn)
    case UInt8(ascii: "e"): result.append(0x1B)
    case UInt8(ascii: "x"): appendScalar(digits: 2, from: &rest, to: &result)
    case UInt8(ascii: "u"): appendScalar(digits: 4, from: &rest, to: &result)
    case UInt8(ascii: "U"): appendScalar(digits: 8, from: &rest, to: &result)
    case .quote, .backslash: result.append(byte)
    default: rest = rest.drop { $0.isBlank || $0 == .newline || $0 == .carriageReturn }
    }
  }

  private func appendScalar(
    digits: Int, from rest: inout ArraySlice<UInt8>, to result: inout [UInt8]
  ) {
    let code = rest.prefix(digits).reduce(UInt32(0)) { $0 << 4 | UInt32($1.digitValue ?? 0) }
    rest = rest.dropFirst(digits)
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    result.append(contentsOf: String(scalar).utf8)
  }
}
