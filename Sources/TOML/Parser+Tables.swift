/// What keys and headers do to the tables (TOML 1.1.0, "Table" and "Array of Tables").
extension Parser {
  mutating func add(_ record: Record, to slot: Slot) -> Int {
    var record = record
    record.statementStart = slot.start
    return tree.add(record, key: slot.key, to: slot.parent)
  }

  /// Finds the place for the value of the key in `parts`, making the tables that its dots imply.
  mutating func place(in base: Int?) -> Slot {
    let start = parts.first?.range.lowerBound ?? position
    var slot = Slot(parent: base, key: parts.last, start: start)
    for index in parts.indices.dropLast() {
      guard let parent = slot.parent else { break }
      slot.parent = step(into: parts[index], of: parent, from: start)
    }
    if let parent = slot.parent, let key = slot.key, let old = tree.child(key.name, of: parent) {
      reportDuplicate(of: old, at: key.range, in: parent)
      slot.parent = nil
    }
    return slot
  }

  /// Enters the table that one part of a dotted key names; says nothing if there can be none.
  private mutating func step(into part: KeyPart, of parent: Int, from start: Int) -> Int? {
    guard let child = tree.child(part.name, of: parent) else {
      let record = Record(.table, .dotted, range: part.range)
      return add(record, to: Slot(parent: parent, key: part, start: start))
    }
    switch tree[child].origin {
    case .dotted:
      return child
    case .implied:
      tree[child].origin = .dotted
      return child
    default:
      reportClosed(child, at: part.range)
      return nil
    }
  }

  /// Finds or makes the table that the header in `parts` names; none if that is not possible.
  mutating func openTable(header: Range<Int>, isElement: Bool) -> Int? {
    var parent = 0
    for index in parts.indices.dropLast() {
      guard let child = enter(parts[index], of: parent) else { return nil }
      parent = child
    }
    guard let last = parts.last else { return nil }
    return isElement
      ? openElement(last, of: parent, header: header)
      : openTable(last, of: parent, header: header)
  }

  /// Enters the table, or the newest element of the array of tables, that a header passes.
  private mutating func enter(_ part: KeyPart, of parent: Int) -> Int? {
    guard let child = tree.child(part.name, of: parent) else {
      let record = Record(.table, .implied, range: part.range)
      return add(record, to: Slot(parent: parent, key: part, start: part.range.lowerBound))
    }
    switch tree[child].origin {
    case .implied, .header, .dotted:
      return child
    case .arrayOfTables:
      return Int(tree[child].lastChild)
    default:
      reportClosed(child, at: part.range)
      return nil
    }
  }

  private mutating func openTable(_ key: KeyPart, of parent: Int, header: Range<Int>) -> Int? {
    guard let child = tree.child(key.name, of: parent) else {
      let slot = Slot(parent: parent, key: key, start: key.range.lowerBound)
      return add(Record(.table, .header, range: header), to: slot)
    }
    guard tree[child].origin == .implied else {
      reportRedefinition(of: child, by: header, isElement: false)
      return nil
    }
    tree[child].origin = .header
    tree[child].range = header
    tree[child].keyRange = key.range
    tree[child].keyIsEscaped = key.isEscaped
    return child
  }

  private mutating func openElement(_ key: KeyPart, of parent: Int, header: Range<Int>) -> Int? {
    let element = Record(.table, .element, range: header)
    if let child = tree.child(key.name, of: parent) {
      guard tree[child].origin == .arrayOfTables else {
        reportRedefinition(of: child, by: header, isElement: true)
        return nil
      }
      return tree.add(element, to: child)
    }
    let slot = Slot(parent: parent, key: key, start: key.range.lowerBound)
    let array = add(Record(.array, .arrayOfTables, range: header), to: slot)
    return tree.add(element, to: array)
  }

  /// Notes a mistake of meaning, which stands whatever else is wrong in its line.
  private mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private mutating func reportDuplicate(of old: Int, at range: Range<Int>, in parent: Int) {
    note(Mistake.duplicateKey(at: range, old: old, in: tree))
  }

  private mutating func reportClosed(_ child: Int, at range: Range<Int>) {
    guard tree[child].kind != .invalid else { return }
    note(Mistake.closedTable(child, at: range, in: tree))
  }

  private mutating func reportRedefinition(of child: Int, by header: Range<Int>, isElement: Bool) {
    guard tree[child].kind != .invalid else { return }
    note(Mistake.redefinition(of: child, by: header, isElement: isElement, in: tree))
  }
}
