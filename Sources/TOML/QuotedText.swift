/// A string that has been read, but not decoded.
struct QuotedText {
  let range: Range<Int>
  let isEscaped: Bool
}
