extension Problem {
  /// A place between two characters of a file, in every way that editors count.
  package struct Position: Equatable, Sendable {
    /// From 1.
    package let line: Int
    /// In Unicode scalar values, from 1.
    package let column: Int
    /// In units of UTF-16, from 1; the Language Server Protocol counts the same from 0.
    package let utf16Column: Int
    /// In bytes of the file, from 0.
    package let offset: Int

    package init(line: Int, column: Int, utf16Column: Int, offset: Int) {
      self.line = line
      self.column = column
      self.utf16Column = utf16Column
      self.offset = offset
    }
  }

  /// A stretch of a file.
  package struct Span: Equatable, Sendable {
    /// Before its first character.
    package let start: Position
    /// Behind its last character; the same as the start of an empty one.
    package let end: Position

    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }
  }

  /// A word about a stretch of a file.
  package struct Remark: Equatable, Sendable {
    package let text: String
    package let span: Span

    package init(_ text: String, at span: Span) {
      self.text = text
      self.span = span
    }
  }

  /// A change of a file.
  package struct Correction: Equatable, Sendable {
    /// What to put in the place of the span; empty to remove it.
    package let text: String
    /// What to replace; empty to insert.
    package let span: Span

    package init(_ text: String, at span: Span) {
      self.text = text
      self.span = span
    }
  }
}

extension Problem.Position: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    line = try fields.take("line")
    column = try fields.take("column")
    utf16Column = try fields.take("utf16Column")
    offset = try fields.take("offset")
  }

  package var members: [JSON.Member] {
    [
      .init("line", line), .init("column", column), .init("utf16Column", utf16Column),
      .init("offset", offset),
    ]
  }
}

extension Problem.Span: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    start = try fields.take("start")
    end = try fields.take("end")
  }

  package var members: [JSON.Member] { [.init("start", start), .init("end", end)] }
}

extension Problem.Remark: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    text = try fields.take("text")
    span = try fields.take("span")
  }

  package var members: [JSON.Member] { [.init("text", text), .init("span", span)] }
}

extension Problem.Correction: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    text = try fields.take("text")
    span = try fields.take("span")
  }

  package var members: [JSON.Member] { [.init("text", text), .init("span", span)] }
}
