extension Document {
  /// Writes a new document.
  ///
  /// The keys of a table that hold neither tables nor arrays of tables come first, then those in
  /// their order under `[headers]` and `[[headers]]`. A table that holds only tables gets no
  /// header, an array goes under `[[headers]]` if it has elements and all are tables. Texts with
  /// line breaks stand in `"""`, where nothing in them would hide. The document is valid in every
  /// edition of TOML, and `root.value` is equal to `pairs`.
  ///
  /// - Parameters:
  ///   - pairs: The root of the document.
  ///   - version: The edition of TOML that the document, and every edit of it, is held against.
  /// - Throws: `WritingError` if a date or a time in `pairs` is none, or if arrays and tables are
  ///   nested more than 128 levels deep below the root.
  public init(writing pairs: Pairs, version: Version = .v11) throws(WritingError) {
    try Value.table(pairs).checkWritable()
    var writer = DocumentWriter()
    writer.write(pairs)
    self.init(recovering: writer.text, version: version)
    // A text that is no TOML would be lost data on the disk of whoever trusts it.
    precondition(isValid, "what was written is no TOML: \(diagnostics)")
  }
}

/// Writes tables as people do: each under a header of its own.
struct DocumentWriter {
  /// Arrays that would make a longer line put every element on a line of its own.
  private static let lineLength = 80

  /// What is written, in UTF-8.
  private(set) var text: [UInt8] = []
  /// The keys of the table that is being written, as they stand in its header.
  private var names: [String] = []

  /// Writes the statements of a table, and then the tables in it.
  mutating func write(_ pairs: Pairs) {
    var sections: [Int] = []
    for (position, pair) in pairs.enumerated() {
      if pair.value.isSection {
        sections.append(position)
      } else {
        writeStatement(pair.key, pair.value)
      }
    }
    for (key, value) in sections.lazy.map({ pairs[$0] }) {
      names.append(KeyText.written(key))
      writeSection(value)
      names.removeLast()
    }
  }

  private mutating func writeSection(_ value: Value) {
    switch value {
    case .table(let pairs):
      if pairs.isEmpty || !pairs.values.allSatisfy(\.isSection) { writeHeader("[", "]") }
      write(pairs)
    case .array(let elements):
      for case .table(let pairs) in elements {
        writeHeader("[[", "]]")
        write(pairs)
      }
    default: break
    }
  }

  private mutating func writeHeader(_ opener: String, _ closer: String) {
    if !text.isEmpty { text.append(.newline) }
    text += opener.utf8
    for (position, name) in names.enumerated() {
      if position > 0 { text.append(.dot) }
      text += name.utf8
    }
    text += closer.utf8
    text.append(.newline)
  }

  private mutating func writeStatement(_ key: String, _ value: Value) {
    KeyText.write(key, to: &text)
    text += " = ".utf8
    let valueStart = text.count
    if case .string(let string) = value, StringText.prefersLines(string) {
      StringText.writeMultiline(string, to: &text)
    } else {
      value.write(to: &text)
    }
    if case .array(let elements) = value, elements.count > 1,
      key.utf8.count + 3 + text.count - valueStart > Self.lineLength
    {
      text.removeSubrange(valueStart...)
      writeLines(of: elements)
    }
    text.append(.newline)
  }

  /// Writes an array with every element on a line of its own.
  private mutating func writeLines(of elements: [Value]) {
    text += "[\n".utf8
    for element in elements {
      text += "  ".utf8
      element.write(to: &text)
      text += ",\n".utf8
    }
    text.append(.closeBracket)
  }
}

extension Value {
  /// Whether the value gets headers of its own.
  var isSection: Bool {
    switch self {
    case .table: true
    case .array(let elements): !elements.isEmpty && elements.allSatisfy(\.isTable)
    default: false
    }
  }

  var isTable: Bool { if case .table = self { true } else { false } }
}
