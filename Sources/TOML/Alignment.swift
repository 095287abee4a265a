/// Which elements of a list stay when it turns into another, and what changes between them.
struct Alignment {
  /// Neighbours in the old list that neighbours in the new one take the place of.
  struct Gap {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// Larger tables of comparisons than this are not made: elements then pair up by their order.
  private static let largestTable = 1 << 14

  private(set) var gaps: [Gap] = []

  /// Compares two lists, whose elements `isSame` compares by their positions.
  init(of oldCount: Int, with newCount: Int, isSame: (Int, Int) -> Bool) {
    let shorter = min(oldCount, newCount)
    var head = 0
    while head < shorter, isSame(head, head) { head += 1 }
    var tail = 0
    while tail < shorter - head, isSame(oldCount - 1 - tail, newCount - 1 - tail) { tail += 1 }
    let old = head..<oldCount - tail
    let new = head..<newCount - tail
    let matches = Self.matches(old, new, isSame)
    var start = (old: head, new: head)
    for match in matches + [(old.upperBound, new.upperBound)] {
      if start.old < match.0 || start.new < match.1 {
        gaps.append(Gap(old: start.old..<match.0, new: start.new..<match.1))
      }
      start = (match.0 + 1, match.1 + 1)
    }
  }

  /// A longest list of pairs that are the same, in the order of both.
  private static func matches(
    _ old: Range<Int>, _ new: Range<Int>, _ isSame: (Int, Int) -> Bool
  ) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty, old.count <= largestTable / new.count else { return [] }
    let same = old.map { old in new.map { isSame(old, $0) } }
    // How long the list is that begins at each pair of positions.
    var lengths = Array(
      repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed().map({ $0 - old.lowerBound }) {
      for j in (0..<new.count).reversed() {
        lengths[i][j] =
          same[i][j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var matches: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if same[i][j] {
        matches.append((old.lowerBound + i, new.lowerBound + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return matches
  }
}
