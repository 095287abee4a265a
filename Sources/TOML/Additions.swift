/// All that is new in a document: keys of tables and elements of arrays.
struct Additions {
  private let storage: Storage
  private var statements: [Splice] = []
  private var sections: [Splice] = []
  /// For each bracket the entries that go before the one at each position.
  private var entries: [Int: [Int: [String]]] = [:]
  private var ends = SectionEnds()
  private var owned: [Int: Statements] = [:]
  private let format: LineFormat

  init(to storage: Storage) {
    self.storage = storage
    format = LineFormat(of: storage)
  }

  /// What brings everything in; sections come behind statements that go to the same offset.
  var splices: [Splice] {
    guard !entries.isEmpty else { return statements + sections }
    let indentUnit = storage.indentUnit
    let inBrackets = entries.keys.sorted().flatMap { bracket in
      Bracket(bracket, in: storage)
        .inserting(entries[bracket] ?? [:], format.lineBreak, indentUnit)
    }
    return statements + inBrackets + sections
  }

  /// Adds keys that a table does not have.
  mutating func add(_ members: [Insertion.Member], to table: Int) {
    guard !members.isEmpty else { return }
    let owner = storage.owner(of: table)
    let own = owned[owner] ?? Statements(of: owner, in: storage)
    owned[owner] = own
    let insertion = Insertion(into: table, of: owner, with: own, format, in: storage)
    guard storage.tree[insertion.owner].origin != .inline else {
      entries[insertion.owner, default: [:]][insertion.entryPosition, default: []] +=
        insertion.entries(members)
      return
    }
    let plain = members.filter { !insertion.needsHeader && !insertion.isSection($0) }
    if !plain.isEmpty { statements.append(insertion.statements(plain)) }
    if plain.count < members.count {
      sections.append(
        insertion.sections(
          members.filter { insertion.needsHeader || insertion.isSection($0) },
          behind: ends.lastSection(of: insertion.owner, in: storage)))
    }
  }

  /// Adds elements before the one at a position of an array, or behind the last.
  mutating func insert(_ values: [Value], at position: Int, of array: Int) {
    guard !values.isEmpty else { return }
    if storage.tree[array].origin == .arrayOfTables {
      sections.append(elements(values, at: position, of: array))
    } else {
      let prefersLiteral = storage.prefersLiteral(Array(storage.tree.children(of: array)))
      entries[array, default: [:]][position, default: []] +=
        values.map { $0.written(prefersLiteral: prefersLiteral) }
    }
  }

  /// Adds tables with `[[headers]]`: behind all that belongs to the element before them.
  private mutating func elements(_ values: [Value], at position: Int, of array: Int) -> Splice {
    let siblings = Array(storage.tree.children(of: array))
    let neighbour = siblings[max(0, position - 1)]
    let isSpaced = isSpaced(siblings, around: position)
    var style = storage.sectionStyle(of: neighbour)
    style.isSpaced = isSpaced
    var writer = SectionWriter(style)
    writer.writeSection(storage.tree.keys(to: array), .array(values))
    let space = isSpaced ? [""] : []
    guard position > 0 else {
      let start = storage.commentStart(above: storage.tree.range(of: neighbour).lowerBound)
      return format.inserting(writer.lines + space, at: start, of: storage)
    }
    let last = ends.lastSection(of: neighbour, in: storage)
    return format.inserting(space + writer.lines, at: storage.end(of: last), of: storage)
  }

  /// Whether there are blank lines above the elements nearest to a position.
  private func isSpaced(_ siblings: [Int], around position: Int) -> Bool {
    let nearest = [position, 1, 0].filter(siblings.indices.contains).map { siblings[$0] }
    return nearest.lazy.compactMap(storage.isSpaced).first ?? true
  }
}

/// Which section is the last one that belongs to a table or to what is in it.
private struct SectionEnds {
  private var sections: [Int: Int] = [:]

  /// The last section at or below a table; that of the root if there is none.
  mutating func lastSection(of table: Int, in storage: Storage) -> Section {
    if sections.isEmpty {
      for (place, section) in storage.sections.enumerated() {
        note(place, for: section.node, in: storage.tree)
      }
    }
    return storage.sections[sections[table] ?? 0]
  }

  private mutating func note(_ place: Int, for node: Int, in tree: Tree) {
    var node = node
    while node > 0 {
      sections[node] = place
      node = Int(tree[node].parent)
    }
    sections[0] = place
  }
}
