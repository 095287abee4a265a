/// One mistake, or one surprise, at one place of a source.
///
/// Ranges count bytes of the source from zero. Other modules build diagnostics of their own to
/// report what is wrong with the meaning of a value in the same form.
public struct Diagnostic: Hashable, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Hashable, Sendable {
    /// The source cannot be used as it stands.
    case error
    /// The source can be used, but may not mean what its author thinks.
    case warning
  }

  /// A word about a second place.
  public struct Label: Hashable, Sendable {
    /// The bytes it is about.
    public var range: Range<Int>
    /// What to say of them, such as `first set here`.
    public var text: String

    /// Says `text` of the bytes in `range`.
    public init(_ text: String, at range: Range<Int>) {
      self.range = range
      self.text = text
    }
  }

  /// A change of the source that mends a mistake.
  ///
  /// After it the place holds what TOML accepts and what was most likely meant; whether it was, only
  /// the author can say, so an editor should offer it and not apply it unasked.
  public struct Correction: Hashable, Sendable {
    /// The bytes to replace; an empty range is where to insert.
    public var range: Range<Int>
    /// What to put there; nothing to remove the bytes.
    public var text: String

    /// Puts `text` in the place of the bytes in `range`.
    public init(_ text: String, at range: Range<Int>) {
      self.range = range
      self.text = text
    }
  }

  /// How serious it is.
  public var severity: Severity
  /// The kind of mistake in kebab case, such as `unclosed-string`; stable across releases.
  public var code: String
  /// One sentence without a full stop that names the key.
  public var message: String
  /// The bytes to blame.
  public var range: Range<Int>
  /// What to say at the carets, if anything.
  public var label: String?
  /// A second place that explains the first.
  public var related: Label?
  /// What to do about it, where possible with a corrected line at its end.
  public var help: String?
  /// The same as a change of the source, where there is one that is likely to be right.
  public var correction: Correction?

  /// Describes one mistake.
  public init(
    _ severity: Severity = .error, code: String, _ message: String, at range: Range<Int>,
    label: String? = nil, related: Label? = nil, help: String? = nil, correction: Correction? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.label = label
    self.related = related
    self.help = help
    self.correction = correction
  }
}
