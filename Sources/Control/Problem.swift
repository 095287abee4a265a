/// One thing the daemon found in the configuration.
package struct Problem: Equatable, Sendable {
  package let severity: Severity
  /// Names the rule; stable across versions.
  package let code: String
  package let message: String
  package let file: String
  /// From 1; where the problem begins.
  package let line: Int
  /// In Unicode scalar values, from 1; where the problem begins.
  package let column: Int
  package let help: String?
  /// The whole of it for a person to read: place, line, caret, rule and suggestion.
  package let rendered: String
  /// The text that is wrong; none if the problem is with the file as a whole.
  package let span: Span?
  /// What to say at the span, if anything.
  package let label: String?
  /// A second place that explains the first.
  package let related: Remark?
  /// A change of the file that would mend it, for an editor to offer.
  package let correction: Correction?

  package init(
    severity: Severity, code: String, message: String, file: String, line: Int, column: Int,
    help: String?, rendered: String, span: Span? = nil, label: String? = nil,
    related: Remark? = nil, correction: Correction? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.help = help
    self.rendered = rendered
    self.span = span
    self.label = label
    self.related = related
    self.correction = correction
  }

  package enum Severity: String, WireEnumeration { case error, warning }
}

extension Problem: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    severity = try fields.take("severity")
    code = try fields.take("code")
    message = try fields.take("message")
    file = try fields.take("file")
    line = try fields.take("line")
    column = try fields.take("column")
    help = try fields.take("help")
    rendered = try fields.take("rendered")
    span = try fields.take("span")
    label = try fields.take("label")
    related = try fields.take("related")
    correction = try fields.take("correction")
  }

  package var members: [JSON.Member] {
    [
      .init("severity", severity), .init("code", code), .init("message", message),
      .init("file", file), .init("line", line), .init("column", column), .init("help", help),
      .init("rendered", rendered), .init("span", span), .init("label", label),
      .init("related", related), .init("correction", correction),
    ]
  }
}
