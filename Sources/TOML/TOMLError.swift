/// Why a text is not TOML, or not what was to be decoded: every mistake in it, each with its place.
public struct TOMLError: Error, Hashable, Sendable {
  /// The mistakes in the order of the file; the parser and the decoder always name one.
  public let diagnostics: [Diagnostic]

  /// Collects what is wrong with a text.
  ///
  /// - Parameter diagnostics: The mistakes. If there are none, the error says only that something is
  ///   wrong; thrown by an initializer, the decoder then reports the value it was decoding.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

extension TOMLError: CustomStringConvertible {
  /// The first five mistakes, each in a line with its code, its message and its first byte counted
  /// from zero, and how many more there are.
  ///
  /// `rendered(source:path:)` of `diagnostics` shows them with their lines, to people.
  public var description: String {
    guard !diagnostics.isEmpty else { return "something is wrong, but no mistake is named" }
    var lines = diagnostics.prefix(5).map {
      "\($0.severity.rawValue)[\($0.code)]: \($0.message) (byte \($0.range.lowerBound))"
    }
    if diagnostics.count > lines.count {
      lines.append("and \(diagnostics.count - lines.count) more")
    }
    return lines.joined(separator: "\n")
  }
}
