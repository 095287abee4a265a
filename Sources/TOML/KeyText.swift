/// How keys are written.
enum KeyText {
  /// A key as a document may write it: bare if it can be, quoted if it must.
  static func written(_ key: String) -> String {
    let isBare = !key.isEmpty && key.utf8.allSatisfy(\.isBareKey)
    return isBare ? key : StringText.basic(key)
  }

  /// A dotted key as a document may write it.
  static func written(_ keys: [String]) -> String {
    keys.map(written).joined(separator: ".")
  }
}
