/// Why a text is not TOML: every mistake in it, each with its place.
public struct TOMLError: Error, Hashable, Sendable {
  /// The mistakes in the order of the file; never empty.
  public let diagnostics: [Diagnostic]

  /// Collects what is wrong with a text.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
