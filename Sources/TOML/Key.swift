/// A key of a table, or one part of a dotted key, with its place.
public struct Key: Hashable, Sendable {
  /// The key with quotes and escapes resolved.
  public let name: String
  /// The bytes of the key, with quotes, where the file first names it.
  public let range: Range<Int>
}
