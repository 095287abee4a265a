/// How a document breaks its lines, found once for all changes of an edit.
struct LineFormat {
  /// The line end that the document uses.
  let lineBreak: String
  /// Whether the document holds nothing but blanks and line breaks.
  let isBlank: Bool

  init(of storage: Storage) {
    let bytes = storage.bytes
    let newline = bytes.firstIndex(of: .newline) ?? 0
    lineBreak = newline > 0 && bytes[newline - 1] == .carriageReturn ? "\r\n" : "\n"
    isBlank = storage.isBlank(storage.contentStart..<bytes.count)
  }

  /// Puts lines before the one that begins at an offset, or behind the last one.
  func inserting(_ lines: [String], at offset: Int, of storage: Storage) -> Splice {
    let text = lines.joined(separator: lineBreak)
    let start = storage.contentStart
    let isLineStart = offset <= start || storage.bytes[offset - 1] == .newline
    return Splice(at: max(offset, start), isLineStart ? text + lineBreak : lineBreak + text)
  }
}
