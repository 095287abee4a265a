/// One thing the daemon found in the configuration.
package struct Problem: Equatable, Sendable {
  package let severity: Severity
  /// Names the rule; stable across versions.
  package let code: String
  package let message: String
  package let file: String
  /// From 1.
  package let line: Int
  /// In characters, from 1.
  package let column: Int
  package let help: String?
  /// The whole of it for a person to read: place, line, caret, rule and suggestion.
  package let rendered: String

  package init(
    severity: Severity, code: String, message: String, file: String, line: Int, column: Int,
    help: String?, rendered: String
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.help = help
    self.rendered = rendered
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
  }

  package var members: [JSON.Member] {
    [
      .init("severity", severity), .init("code", code), .init("message", message),
      .init("file", file), .init("line", line), .init("column", column), .init("help", help),
      .init("rendered", rendered),
    ]
  }
}
