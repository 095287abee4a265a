/// Somebody's words, made safe to be shown among ours.
enum PlainText {
  /// As one line: whatever ends a line or moves a cursor is a space, other controls and marks of
  /// direction are left out, and what exceeds `limit` characters ends with an ellipsis.
  static func line(_ text: String, limit: Int = .max) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0d, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0x00...0x1f, 0x7f...0x9f: continue
      default: if !scalar.properties.isBidiControl { scalars.append(scalar) }
      }
    }
    return cut(String(scalars), to: limit)
  }

  /// As lines, each of them safe.
  static func lines(_ text: String, limit: Int = .max) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return cut(lines.map { line(String($0)) }.joined(separator: "\n"), to: limit)
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }
}
