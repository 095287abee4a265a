package import Configuration
package import Control
import TOML

extension LoadedPlan {
  /// What was found, as a client is told it.
  package var problems: [Problem] { Problem.all(diagnostics, in: file) }
}

extension LoadedDeck {
  /// What was found, as a client is told it.
  package var problems: [Problem] { Problem.all(diagnostics, in: file) }
}

extension Refusal {
  /// What was wrong with an edit, as a client is told it.
  package var problems: [Problem] { Problem.all(diagnostics, in: file) }
}

extension Problem {
  fileprivate static func all(_ diagnostics: [Diagnostic], in file: ConfigFile) -> [Problem] {
    let lines = LineTable(file.bytes)
    return diagnostics.map { diagnostic in
      let place = lines.location(at: diagnostic.range.lowerBound)
      let text = [diagnostic].rendered(source: file.bytes, path: file.path)
      return Problem(
        severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code,
        message: diagnostic.message, file: file.path, line: place.line, column: place.column,
        help: diagnostic.help, rendered: text)
    }
  }
}
