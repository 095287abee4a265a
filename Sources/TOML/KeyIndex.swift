/// Finds the children of large tables by the hash of their key, in one table for all of them.
struct KeyIndex: Sendable {
  private struct Slot: Sendable {
    var hash: UInt32
    var node: Int32
  }

  private var slots: [Slot] = []
  private var count = 0

  mutating func insert(_ node: Int, hash: UInt32) {
    if count * 2 >= slots.count { grow() }
    place(Slot(hash: hash, node: Int32(truncatingIfNeeded: node)))
    count += 1
  }

  /// The first node under a hash of which `matches` is true.
  func first(hash: UInt32, where matches: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var position = Int(hash) & (slots.count - 1)
    while slots[position].node != Record.none {
      let slot = slots[position]
      if slot.hash == hash, matches(Int(slot.node)) { return Int(slot.node) }
      position = (position + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func grow() {
    let old = slots
    let empty = Slot(hash: 0, node: Record.none)
    slots = Array(repeating: empty, count: Swift.max(64, old.count * 2))
    for slot in old where slot.node != Record.none { place(slot) }
  }

  private mutating func place(_ slot: Slot) {
    var position = Int(slot.hash) & (slots.count - 1)
    while slots[position].node != Record.none { position = (position + 1) & (slots.count - 1) }
    slots[position] = slot
  }
}
