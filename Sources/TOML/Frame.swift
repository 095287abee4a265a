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
  /// Whether a mistake with commas or line breaks in it has been reported.
  var isReported = false

  var closer: UInt8 { isArray ? .closeBracket : .closeBrace }
  var noun: String { isArray ? "array" : "inline table" }
}
