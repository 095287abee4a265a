/// One part of a dotted key as it stands in the source.
struct KeyPart: Sendable {
  /// Its bytes, with quotes.
  let range: Range<Int>
  let name: KeyName
  let isEscaped: Bool
}
