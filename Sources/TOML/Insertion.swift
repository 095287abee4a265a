/// New keys for a table, and how to write them where and as the table's own style asks.
struct Insertion {
  /// A dotted key, as seen from the table, and its value.
  typealias Member = (keys: [String], value: Value)

  private let storage: Storage
  /// The table that holds the statements: one with a header, the root, or an inline table.
  let owner: Int
  /// The parts that dots put before each key.
  private let prefix: [String]
  /// The statements, or the entries, of the owner.
  private let statements: Statements
  private let format: LineFormat
  /// The value behind whose statement the new ones go.
  private let anchor: Int?

  init(
    into table: Int, of owner: Int, with statements: Statements, _ format: LineFormat,
    in storage: Storage
  ) {
    self.storage = storage
    self.owner = owner
    self.statements = statements
    self.format = format
    prefix = Array(storage.tree.keys(to: table).dropFirst(storage.tree.keys(to: owner).count))
    anchor = table == owner ? statements.leaves.last : storage.leaves(below: table).last
  }

  private var style: StatementStyle {
    statements.style(behind: anchor.flatMap(statements.position))
  }

  // In an inline table.

  /// The position of the entry before which new ones go.
  var entryPosition: Int { anchor.flatMap(statements.position).map { $0 + 1 } ?? 0 }

  func entries(_ members: [Member]) -> [String] {
    let style = style
    return members.map { style.statement(prefix + $0.keys, $0.value) }
  }

  // In a section.

  /// Whether a member gets a header: a table does, unless its key has dots in this document.
  func isSection(_ member: Member) -> Bool {
    prefix.isEmpty && (member.keys.count > 1 || member.value.isSection)
  }

  /// Whether the owner has no header yet under which statements could go.
  var needsHeader: Bool { storage.tree[owner].origin == .implied }

  /// What brings in statements.
  func statements(_ members: [Member]) -> Splice {
    let style = style
    let header = storage.tree.range(of: owner).lowerBound
    let indent = anchor == nil && owner > 0 ? storage.indent(of: header) : style.indent
    let lines = members.map { indent + style.statement(prefix + $0.keys, $0.value) }
    if let anchor {
      return inserting(
        lines, at: storage.nextLine(after: storage.tree.range(of: anchor).upperBound))
    }
    guard owner == 0 else {
      return inserting(lines, at: storage.commentEnd(from: storage.nextLine(after: header)))
    }
    guard storage.sections.count == 1 else { return first(lines, above: storage.sections[1]) }
    let hasText = storage.bytes.contains(.hash)
    return inserting((hasText ? [""] : []) + lines, at: storage.bytes.count)
  }

  /// What brings in the first statements of a document, above a section; a comment with which the
  /// document begins stays on top.
  private func first(_ lines: [String], above section: Section) -> Splice {
    let header = storage.lineStart(of: section.header.lowerBound)
    let start = storage.commentStart(above: header)
    let isTop = start == storage.contentStart && start < header
    return isTop
      ? inserting([""] + lines + [""], at: header) : inserting(lines + [""], at: start)
  }

  /// What brings in sections behind the last one of the owner, and statements where a header is
  /// needed first.
  func sections(_ members: [Member], behind section: Section) -> Splice {
    let isBare = section.node == 0 && statements.leaves.isEmpty
    let end = isBare ? storage.bytes.count : storage.end(of: section)
    var style = storage.sectionStyle(of: section.node)
    let shown = [section.node] + storage.sections.dropFirst().prefix(2).map(\.node)
    style.isSpaced = shown.lazy.compactMap(storage.isSpaced).first ?? true
    var lines: [String] = []
    for lone in sectionLines(of: members, style) { lines += (style.isSpaced ? [""] : []) + lone }
    return inserting(format.isBlank && style.isSpaced ? Array(lines.dropFirst()) : lines, at: end)
  }

  private func sectionLines(of members: [Member], _ style: SectionWriter.Style) -> [[String]] {
    let names = storage.tree.keys(to: owner)
    var sections: [[String]] = []
    let own = members.filter { needsHeader && !isSection($0) }
    if !own.isEmpty {
      sections.append(
        lines(style) { $0.write(names, Pairs(own.map { ($0.keys[0], $0.value) })) })
    }
    for member in members where isSection(member) {
      let keys = names + member.keys
      sections.append(
        lines(style) { writer in
          if member.value.isSection {
            writer.writeSection(keys, member.value)
          } else {
            writer.write(Array(keys.dropLast()), Pairs([(keys[keys.count - 1], member.value)]))
          }
        })
    }
    return sections
  }

  private func inserting(_ lines: [String], at offset: Int) -> Splice {
    format.inserting(lines, at: offset, of: storage)
  }

  private func lines(
    _ style: SectionWriter.Style, _ write: (inout SectionWriter) -> Void
  ) -> [String] {
    var writer = SectionWriter(style)
    write(&writer)
    return writer.lines
  }
}

extension Storage {
  /// How a section is written whose style others shall follow.
  func sectionStyle(of node: Int) -> SectionWriter.Style {
    let own = Statements(of: node, in: self)
    let statements = own.style(behind: own.leaves.indices.last).unaligned
    var style = SectionWriter.Style(statements: statements)
    if node > 0 { style.indent = indent(of: tree.range(of: node).lowerBound) }
    if node > 0, statements.indent.isEmpty { style.statements.indent = style.indent }
    return style
  }

  /// Whether a blank line stands above the header of a table, if any line does.
  func isSpaced(_ table: Int) -> Bool? {
    let start = table > 0 ? commentStart(above: tree.range(of: table).lowerBound) : contentStart
    return start > contentStart ? isBlankLine(at: lineStart(of: start - 1)) : nil
  }
}
