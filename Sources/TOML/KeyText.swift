/// How keys are written.
enum KeyText {
  /// A key as a document may write it: bare if it can be, quoted if it must.
  static func written(_ key: String) -> String { written(key, prefersLiteral: false) }

  /// A key, in single quotes where it must have some and they can and should be single.
  static func written(_ key: String, prefersLiteral: Bool) -> String {
    guard !isBare(key) else { return key }
    return (prefersLiteral ? StringText.literal(key) : nil) ?? StringText.basic(key)
  }

  /// A dotted key as a document may write it.
  static func written(_ keys: [String]) -> String {
    keys.map(written).joined(separator: ".")
  }

  /// Appends a key as a document may write it.
  static func write(_ key: String, to text: inout [UInt8]) {
    if isBare(key) { text += key.utf8 } else { StringText.writeBasic(key, to: &text) }
  }

  private static func isBare(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.allSatisfy(\.isBareKey)
  }
}
