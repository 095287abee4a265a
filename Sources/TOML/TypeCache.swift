/// What is known of the types that were met last, as finding it out takes time.
struct TypeCache<Fact> {
  private struct Entry {
    let type: ObjectIdentifier
    let fact: Fact
  }

  private var entries: [Entry?] = Array(repeating: nil, count: 64)

  /// What is known of a type, or is found out now.
  mutating func fact(of type: Any.Type, orFind find: (Any.Type) -> Fact) -> Fact {
    let identifier = ObjectIdentifier(type)
    // The descriptions of types are 16 bytes and more apart.
    let slot = Int((UInt(bitPattern: identifier) >> 4) % UInt(entries.count))
    if let entry = entries[slot], entry.type == identifier { return entry.fact }
    let fact = find(type)
    entries[slot] = Entry(type: identifier, fact: fact)
    return fact
  }
}
