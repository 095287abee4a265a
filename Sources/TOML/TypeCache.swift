/// What is known of the types that were met last, as finding it out takes time.
struct TypeCache<Fact> {
  private struct Entry {
    let type: ObjectIdentifier
    let fact: Fact
  }

  /// How many slots may hold a type.
  private static var reach: Int { 4 }

  private var entries: [Entry?] = Array(repeating: nil, count: 64 + Self.reach)

  /// What is known of a type, or is found out now.
  mutating func fact(of type: Any.Type, orFind find: (Any.Type) -> Fact) -> Fact {
    let identifier = ObjectIdentifier(type)
    let mixed = UInt64(UInt(bitPattern: identifier)) &* 0x9E37_79B9_7F4A_7C15
    let start = Int(mixed >> 58)
    for slot in start..<start + Self.reach {
      guard let entry = entries[slot] else { break }
      if entry.type == identifier { return entry.fact }
    }
    let fact = find(type)
    let free = (start..<start + Self.reach).first { entries[$0] == nil }
    entries[free ?? start] = Entry(type: identifier, fact: fact)
    return fact
  }
}
