/// An array or an inline table whose closing bracket has not come yet.
struct Frame {
  let node: Int
  let isArray: Bool
  /// Where its opening bracket stands.
  let start: Int
  /// The key whose value it is part of.
  let keyRange: Range<Int>
  /// Whether a value has just ended, so that a comma or the closing bracket must follow.
  var needsComma = false
  /// Where the last value ended.
  var valueEnd = 0
  /// Where the last comma stands, if one came.
  var comma: Int?
  /// Where its first line ends, if it has more than one.
  var lineBreak: Int?
  /// Whether an element begins in its first line.
  var beginsInLine = false
  /// Whether a comma may be missing because it is lost in a broken value.
  var mayLackComma = false
  /// Whether a mistake with commas in it has been reported.
  var isReported = false
  /// Whether something in place of an `=` in it has been reported.
  var hasSubstitute = false

  var closer: UInt8 { isArray ? .closeBracket : .closeBrace }
  var noun: String { isArray ? "array" : "inline table" }
}
