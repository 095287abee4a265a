/// Why a text is not what a key takes, and where in it.
package struct ValueError: Error, Hashable, Sendable {
  /// What is wrong, as a sentence without its full stop.
  package let reason: String
  /// What to do about it.
  package let hint: String?
  /// A whole text that was probably meant.
  package let correction: String?
  /// The part of the text that is wrong, in UTF-8 bytes; empty where something is missing.
  package let range: Range<Int>
  /// The name at the end of the text that is no zone of this machine, if that is what is wrong.
  let unknownZone: String?

  init(
    _ reason: String, hint: String? = nil, correction: String? = nil, at range: Range<Int>,
    unknownZone: String? = nil
  ) {
    self.reason = reason
    self.hint = hint
    self.correction = correction
    self.range = range
    self.unknownZone = unknownZone
  }

  /// The same error in a longer text, so many bytes further on.
  func shifted(by offset: Int) -> ValueError {
    let range = range.lowerBound + offset..<range.upperBound + offset
    return ValueError(
      reason, hint: hint, correction: correction, at: range, unknownZone: unknownZone)
  }

  /// The same error with a text that was probably meant, if one is known.
  func corrected(to text: String?) -> ValueError {
    ValueError(reason, hint: hint, correction: text, at: range, unknownZone: unknownZone)
  }

  /// The same error in a text, with the zone that was probably meant by an unknown one.
  func corrected(in text: String, zones names: () -> [String]) -> ValueError {
    guard let unknownZone, text.hasSuffix(unknownZone),
      let near = nearestZone(to: unknownZone, among: names())
    else { return self }
    return corrected(to: text.dropLast(unknownZone.count) + near)
  }
}
