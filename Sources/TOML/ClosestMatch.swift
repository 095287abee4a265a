/// The candidate most like a word, if one is near enough to be what was meant.
///
/// Likeness is the Damerau–Levenshtein distance (optimal string alignment) in characters. A third
/// of the longer of the two words may differ, and one character always. Of equals the first wins,
/// so put the likely candidates first. Words of more than 64 characters are near to nothing: nobody
/// wrote them by a slip, and comparing takes time in proportion to both lengths.
///
/// - Parameters:
///   - word: What was written.
///   - candidates: What could have been meant.
/// - Returns: The nearest candidate, or `nil` if all are too far.
public func closestMatch(
  to word: String, among candidates: some Sequence<String>
) -> String? {
  guard let written = characters(of: word) else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    guard let meant = characters(of: candidate) else { continue }
    let limit = max(1, max(written.count, meant.count) / 3)
    guard abs(written.count - meant.count) <= limit else { continue }
    let distance = alignmentDistance(written, meant)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The characters of a word; none of a long one.
private func characters(of word: String) -> [Character]? {
  let characters = Array(word.prefix(65))
  return characters.count > 64 ? nil : characters
}

/// How many insertions, deletions, replacements and swaps of neighbours part two words.
private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
