package import CivilTime
package import Configuration
package import Control
import TOML

extension LoadedPlan {
  /// What was found, as a client is told it.
  package var problems: [Problem] { ProblemReport(file).problems(diagnostics) }
}

extension LoadedDeck {
  /// What was found, as a client is told it.
  package var problems: [Problem] { ProblemReport(file).problems(diagnostics) }
}

extension Refusal {
  /// What was wrong with an edit, as a client is told it.
  package var problems: [Problem] { ProblemReport(file).problems(diagnostics) }

  /// The same for a person: what they typed themselves needs no picture.
  package var text: String {
    guard isTyped else { return problems.map(\.rendered).joined(separator: "\n") }
    return diagnostics.flatMap { [$0.message, $0.help] }.compactMap(\.self)
      .map { "\($0.prefix(1).uppercased())\($0.dropFirst())".quoted.ended }
      .joined(separator: "\n")
  }
}

extension CalendarExpressionError {
  private var nearZone: String? {
    unknownZone.flatMap { nearestZone(to: $0, among: InstalledZones.names) }
  }

  /// What is wrong with an expression, as a client is told it.
  ///
  /// It is a warning where the expression is well formed but never happens.
  package func problem(in expression: String) -> Problem {
    let isNever = normalForm != nil
    let report = ProblemReport(Array(expression.utf8), path: "expression")
    return report.problem(
      Diagnostic(
        isNever ? .warning : .error, code: isNever ? "never-happens" : "bad-expression", reason,
        at: range, help: nearZone.map { "did you mean \($0)?" } ?? hint))
  }
}

/// Tells clients what is wrong with one file, with every place as editors count it.
private struct ProblemReport {
  private let path: String
  private let report: Report

  init(_ file: ConfigFile) { self.init(file.bytes, path: file.path) }

  init(_ source: [UInt8], path: String) {
    self.path = path
    report = Report(source: source, path: path)
  }

  func problems(_ diagnostics: [Diagnostic]) -> [Problem] { diagnostics.map(problem) }

  func problem(_ diagnostic: Diagnostic) -> Problem {
    let span = span(diagnostic.range)
    return Problem(
      severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code,
      message: diagnostic.message, file: path, line: span.start.line, column: span.start.column,
      help: diagnostic.help, rendered: report.text(of: diagnostic), span: span,
      label: diagnostic.label,
      related: diagnostic.related.map { Problem.Remark($0.text, at: self.span($0.range)) },
      correction: diagnostic.correction.map {
        Problem.Correction($0.text, at: self.span($0.range))
      })
  }

  private func span(_ range: Range<Int>) -> Problem.Span {
    Problem.Span(start: position(range.lowerBound), end: position(range.upperBound))
  }

  private func position(_ offset: Int) -> Problem.Position {
    let place = report.lines.location(at: offset)
    return Problem.Position(
      line: place.line, column: place.column, utf16Column: report.lines.utf16Column(at: offset),
      offset: offset)
  }
}

extension String {
  /// With quotation marks where the messages about files have those of code.
  fileprivate var quoted: String { String(map { $0 == "`" ? "'" : $0 }) }

  /// With a full stop, unless it ends with a question.
  fileprivate var ended: String { hasSuffix("?") ? self : self + "." }
}
