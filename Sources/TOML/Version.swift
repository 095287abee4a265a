/// The edition of TOML that a document is held against.
public enum Version: Sendable, Hashable, CaseIterable {
  /// TOML 1.0.0.
  case v10
  /// TOML 1.1.0: seconds may be left out, inline tables may span lines, `\e` and `\xHH` exist.
  case v11
}
