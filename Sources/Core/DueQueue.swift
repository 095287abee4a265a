import CivilTime

/// Which of many numbered things is due first: a binary heap that knows where each of them stands.
///
/// Setting one takes logarithmic time, the first one is known at once.
struct DueQueue: Equatable, Sendable {
  private struct Place: Equatable {
    let due: Instant
    let item: Int

    static func < (a: Self, b: Self) -> Bool {
      a.due == b.due ? a.item < b.item : a.due < b.due
    }
  }

  private var heap: [Place] = []
  /// Where each item stands in the heap; -1 for one that is not due at all.
  private var positions: [Int32]

  /// A queue for so many items, none of them due.
  init(count: Int) { positions = Array(repeating: -1, count: count) }

  /// What is due first, and when.
  var first: (due: Instant, item: Int)? { heap.first.map { ($0.due, $0.item) } }

  /// Makes room for one item more.
  mutating func grow() { positions.append(-1) }

  /// Says when an item is due; `nil` if it is not.
  mutating func set(_ item: Int, due: Instant?) {
    let position = Int(positions[item])
    switch (position, due) {
    case (-1, nil): return
    case (-1, let due?):
      heap.append(Place(due: due, item: item))
      positions[item] = Int32(heap.count - 1)
      rise(from: heap.count - 1)
    case (_, nil): remove(at: position)
    case (_, let due?):
      guard heap[position].due != due else { return }
      heap[position] = Place(due: due, item: item)
      settle(position)
    }
  }

  /// Up to so many items that are due before an instant, in no order.
  func items(before end: Instant, atMost limit: Int) -> [Int] {
    var found: [Int] = []
    var pending = heap.isEmpty ? [] : [0]
    while let position = pending.popLast(), found.count < limit {
      guard heap[position].due < end else { continue }
      found.append(heap[position].item)
      pending += [2 * position + 1, 2 * position + 2].filter { $0 < heap.count }
    }
    return found
  }

  private mutating func remove(at position: Int) {
    positions[heap[position].item] = -1
    let last = heap.removeLast()
    guard position < heap.count else { return }
    heap[position] = last
    positions[last.item] = Int32(position)
    settle(position)
  }

  private mutating func settle(_ position: Int) {
    rise(from: position)
    sink(from: position)
  }

  private mutating func rise(from start: Int) {
    var position = start
    while position > 0, heap[position] < heap[(position - 1) / 2] {
      swap(position, (position - 1) / 2)
      position = (position - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var position = start
    while true {
      let children = (2 * position + 1)..<min(2 * position + 3, max(heap.count, 2 * position + 1))
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[position]
      else { return }
      swap(position, least)
      position = least
    }
  }

  private mutating func swap(_ a: Int, _ b: Int) {
    heap.swapAt(a, b)
    positions[heap[a].item] = Int32(a)
    positions[heap[b].item] = Int32(b)
  }
}
