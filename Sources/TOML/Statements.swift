/// The values that stand as statements of one table, or as entries between one pair of braces.
///
/// What the style of a new key depends on is found for all of them in one pass, so that many edits
/// in one table do not read it many times.
struct Statements {
  /// The values, in the order of the file.
  let leaves: [Int]
  private let storage: Storage
  private let owner: Int
  private var runs: [Run] = []

  /// What the lines down to a statement, without a gap between them, have in common.
  private struct Run {
    /// The column of every `=`, counted from the key, if they agree.
    var column: Int?
    /// Whether there are different blanks before the `=`.
    var isPadded = false
    /// Whether the last string so far, in these lines or above, stands in single quotes.
    var prefersLiteral = false

    /// Takes over what holds for the lines above as well.
    mutating func join(_ above: Run, _ isPadded: Bool, isNext: Bool) {
      prefersLiteral = above.prefersLiteral
      guard isNext else { return }
      if column != above.column { column = nil }
      self.isPadded = above.isPadded || isPadded
    }
  }

  init(of owner: Int, in storage: Storage) {
    self.storage = storage
    self.owner = owner
    leaves = storage.leaves(below: owner)
    runs.reserveCapacity(leaves.count)
    var above: (leaf: Int, gap: StatementGap, run: Run)?
    for leaf in leaves {
      let gap = StatementGap(of: leaf, in: storage)
      var run = Run(column: gap.isTabbed ? nil : gap.column)
      if let above {
        let isNext = storage.isLine(of: above.leaf, above: leaf)
        run.join(above.run, gap.before != above.gap.before, isNext: isNext)
      }
      if storage.tree[leaf].kind == .string { run.prefersLiteral = storage.prefersLiteral([leaf]) }
      runs.append(run)
      above = (leaf, gap, run)
    }
  }

  /// The position of a value.
  func position(of leaf: Int) -> Int? {
    let start = storage.tree.range(of: leaf).lowerBound
    var (low, high) = (0, leaves.count)
    while low < high {
      let middle = (low + high) / 2
      if storage.tree.range(of: leaves[middle]).lowerBound < start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < leaves.count && leaves[low] == leaf ? low : nil
  }

  /// How a statement is written behind the one at a position, or as the first one of all.
  func style(behind position: Int?) -> StatementStyle {
    guard let position else { return StatementStyle() }
    let run = runs[position]
    return StatementStyle(
      after: leaves[position], in: storage, isEntry: storage.tree[owner].origin == .inline,
      column: run.isPadded ? run.column : nil, prefersLiteral: run.prefersLiteral)
  }
}
