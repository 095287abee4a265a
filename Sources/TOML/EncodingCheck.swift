/// Looks over the bytes of a source for what no TOML document may hold, wherever it stands.
///
/// Kinds of mistakes are grouped: each is reported once, where it first occurs, with its count.
struct EncodingCheck {
  private let bytes: [UInt8]
  private var position = 0
  private var invalid: (first: Range<Int>, count: Int)?
  private var controls: [(byte: UInt8, first: Int, count: Int)] = []

  /// Where every byte that is reported stands, from first to last.
  private(set) var offsets: [Int] = []
  /// What was found, in no particular order.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while position < bytes.count {
      skipPlainText()
      if position < bytes.count { step() }
    }
    reportInvalid()
    for control in controls { report(control.byte, at: control.first, count: control.count) }
  }

  /// Skips ASCII that may stand in a document, eight bytes at a time.
  private mutating func skipPlainText() {
    position = bytes.firstOffset(from: position) { word in
      let marks = word.highMarks | word.controlMarks
      return marks == 0 ? 0 : marks & ~word.marks(of: .tab) & ~word.marks(of: .newline)
    } orByte: { byte in
      byte >= 0x7F || byte < 0x20 && byte != .tab && byte != .newline
    }
  }

  private mutating func step() {
    let byte = bytes[position]
    if byte >= 0x80 {
      stepOverScalar()
    } else {
      if byte < 0x20 || byte == .delete { check(byte) }
      position += 1
    }
  }

  private mutating func check(_ byte: UInt8) {
    if byte == .tab || byte == .newline { return }
    if byte == .carriageReturn, position + 1 < bytes.count, bytes[position + 1] == .newline {
      return
    }
    offsets.append(position)
    if let known = controls.firstIndex(where: { $0.byte == byte }) {
      controls[known].count += 1
    } else {
      controls.append((byte, position, 1))
    }
  }

  private mutating func stepOverScalar() {
    let length = scalarLength(at: position)
    if length == 0 {
      offsets.append(position)
      let first = invalid?.first ?? position..<position + 1
      invalid = (first, (invalid?.count ?? 0) + 1)
    }
    position += max(length, 1)
  }

  /// The length of the well-formed sequence at an offset (Unicode, table 3-7), or zero.
  private func scalarLength(at start: Int) -> Int {
    let lead = bytes[start]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, start + length <= bytes.count else { return 0 }
    let second: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    let rest = bytes[(start + 2)..<(start + length)]
    return second.contains(bytes[start + 1]) && rest.allSatisfy(\.isContinuation) ? length : 0
  }

  private mutating func reportInvalid() {
    guard let invalid else { return }
    let byte = "0x" + String(bytes[invalid.first.lowerBound], radix: 16, uppercase: true)
    let places = invalid.count == 1 ? "" : "; so do \(invalid.count - 1) more bytes"
    diagnostics.append(
      Diagnostic(
        code: "invalid-utf8", "the byte \(byte) does not belong to UTF-8 text\(places)",
        at: invalid.first, help: "save the file in the encoding UTF-8"))
  }

  private mutating func report(_ byte: UInt8, at offset: Int, count: Int) {
    let range = offset..<offset + 1
    guard byte != .carriageReturn else {
      let lines = count == 1 ? "1 line ends" : "\(count) lines end"
      diagnostics.append(
        Diagnostic(
          code: "bare-carriage-return", "\(lines) in a carriage return (CR) alone", at: range,
          help: "end lines with LF or CRLF"))
      return
    }
    let name = ControlNames.name(of: Unicode.Scalar(byte))
    let times = count == 1 ? "" : "; there are \(count) of them"
    diagnostics.append(
      Diagnostic(
        code: "control-character", "\(name) must not stand in a TOML file\(times)", at: range,
        help: "remove it, or write \(escape(byte)) in a string with double quotes"))
  }

  private func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x08: "\\b"
    case 0x0C: "\\f"
    default: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
