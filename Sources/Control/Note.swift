/// What the user wants to come back to, in their own words: a line or a few.
package struct Note: Equatable, Sendable {
  package let text: String

  package static let limit = 500

  /// Takes a text without the blanks and ends of lines around it.
  package init(_ text: String) throws(NoteError) {
    let scalars = Array(text.unicodeScalars)
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
    let words = scalars[start..<end]
    guard !words.isEmpty else { throw .empty }
    guard !words.contains(where: Self.isControl) else { throw .control }
    guard words.count <= Self.limit else { throw .long }
    self.text = String(String.UnicodeScalarView(words))
  }

  /// C0, DEL or C1, but for the end of a line.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != 0x0A && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
  }
}

/// Why a text is no note.
package enum NoteError: Error, Equatable {
  case empty
  /// More characters than `Note.limit`.
  case long
  case control
}

extension Note: Wire {
  package init(json: JSON) throws(Mismatch) {
    do {
      try self.init(String(json: json))
    } catch {
      throw Mismatch()
    }
  }

  package var json: JSON { .string(text) }
}
