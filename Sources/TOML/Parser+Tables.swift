/// What keys and headers do to the tables (TOML 1.1.0, "Table" and "Array of Tables").
extension Parser {
  mutating func add(_ kind: Node.Kind, scalar range: Range<Int>, to slot: Slot) -> Int {
    tree.add(kind, scalar: range, key: slot.key, to: slot.parent)
  }

  /// Finds the place for the value of the key that was read, making the tables that its dots imply.
  mutating func place(in base: Int) -> Slot {
    guard let key = lastPart else { return Slot(parent: nil) }
    var parent = Optional(base)
    if !prefix.isEmpty { parent = stepIntoPrefix(of: base) }
    if let table = parent, let old = tree.child(key, of: table, in: bytes) {
      if !tree.lacksValue(old) { note(Mistake.duplicateKey(at: key.range, old: old, in: tree)) }
      parent = nil
    }
    return Slot(parent: parent, key: key)
  }

  /// Finds a place for the key that was read if it has no dots and nothing is in the way.
  func vacantPlace(in table: Int) -> Slot? {
    guard let key = lastPart, prefix.isEmpty, tree.child(key, of: table, in: bytes) == nil else {
      return nil
    }
    return Slot(parent: table, key: key)
  }

  /// Enters the tables that all parts of a dotted key but the last name.
  private mutating func stepIntoPrefix(of base: Int) -> Int? {
    var parent = Optional(base)
    for part in prefix {
      if let table = parent {
        parent = step(into: part, of: table)
      } else {
        tree.mention(nil, as: part)
      }
    }
    return parent
  }

  /// Enters the table that one part of a dotted key names; says nothing if there can be none.
  private mutating func step(into part: KeyPart, of parent: Int) -> Int? {
    guard let child = tree.child(part, of: parent, in: bytes) else {
      return addTable(.dotted, range: part.range, key: part, to: parent)
    }
    tree.mention(child, as: part)
    switch tree[child].origin {
    case .dotted: return child
    case .implied:
      tree.setOrigin(of: child, to: .dotted)
      return child
    default:
      reportClosed(child, at: part.range)
      return nil
    }
  }

  /// Adds a table, unless that would nest too deeply.
  private mutating func addTable(
    _ origin: Record.Origin, range: Range<Int>, key: KeyPart, to parent: Int
  ) -> Int? {
    guard tree.depth(of: parent) < Self.nestingLimit else {
      note(Mistake.deepTable(at: key.range))
      return nil
    }
    return tree.add(.table, origin, range: range, key: key, to: parent)
  }

  /// Finds or makes the table that the header that was read names; none if that is not possible.
  mutating func openTable(header: Range<Int>, isElement: Bool) -> Int? {
    var parent = 0
    for part in prefix {
      guard let child = enter(part, of: parent) else { return nil }
      parent = child
    }
    guard let last = lastPart else { return nil }
    return isElement
      ? openElement(last, of: parent, header: header)
      : openTable(last, of: parent, header: header)
  }

  /// Enters the table, or the newest element of the array of tables, that a header passes.
  private mutating func enter(_ part: KeyPart, of parent: Int) -> Int? {
    guard let child = tree.child(part, of: parent, in: bytes) else {
      return addTable(.implied, range: part.range, key: part, to: parent)
    }
    tree.mention(child, as: part)
    switch tree[child].origin {
    case .implied, .header, .dotted:
      return child
    case .arrayOfTables:
      return Int(tree.container(of: child).lastChild)
    default:
      reportClosed(child, at: part.range)
      return nil
    }
  }

  private mutating func openTable(_ key: KeyPart, of parent: Int, header: Range<Int>) -> Int? {
    guard let child = tree.child(key, of: parent, in: bytes) else {
      return addTable(.header, range: header, key: key, to: parent)
    }
    guard tree[child].origin == .implied else {
      reportRedefinition(of: child, by: header, isElement: false)
      return nil
    }
    tree.mention(child, as: key)
    tree.setOrigin(of: child, to: .header)
    tree.setRange(of: child, to: header)
    return child
  }

  private mutating func openElement(_ key: KeyPart, of parent: Int, header: Range<Int>) -> Int? {
    if let child = tree.child(key, of: parent, in: bytes) {
      guard tree[child].origin == .arrayOfTables else {
        reportRedefinition(of: child, by: header, isElement: true)
        return nil
      }
      tree.mention(child, as: key)
      return tree.add(.table, .element, range: header, key: nil, to: child)
    }
    guard tree.depth(of: parent) + 1 < Self.nestingLimit else {
      note(Mistake.deepTable(at: key.range))
      return nil
    }
    let array = tree.add(.array, .arrayOfTables, range: header, key: key, to: parent)
    return tree.add(.table, .element, range: header, key: nil, to: array)
  }

  /// Notes a mistake of meaning, which stands whatever else is wrong in its line.
  private mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private mutating func reportClosed(_ child: Int, at range: Range<Int>) {
    guard tree[child].kind != .invalid else { return }
    note(Mistake.closedTable(child, at: range, in: tree))
  }

  private mutating func reportRedefinition(of child: Int, by header: Range<Int>, isElement: Bool) {
    guard tree[child].kind != .invalid else { return }
    note(Mistake.redefinition(of: child, by: header, isElement: isElement, in: tree))
  }
}
