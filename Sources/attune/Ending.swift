import ArgumentParser
import Configuration
import Control
import Linux

/// How a run of the program ends when it does not simply end.
struct Ending: Error {
  /// For a person; empty if there is nothing to say.
  let text: String
  let code: Int32
  /// What `--json` prints.
  let json: JSON?
  let isError: Bool

  init(_ text: String, code: Int32 = 1, json: JSON? = nil) {
    self.text = text
    self.code = code
    self.json = json
    isError = true
  }

  /// The argument parser says by errors, too, that it was asked for help.
  init(_ error: any Error) {
    if let ending = error as? Ending {
      self = ending
      return
    }
    let isHelp = Attune.exitCode(for: error).isSuccess
    let isUsage = Attune.exitCode(for: error) == .validationFailure
    let message = isHelp || isUsage ? Attune.fullMessage(for: error) : "attune: \(error)"
    text = isHelp ? message : message.folded
    code = isHelp ? 0 : isUsage ? 2 : 1
    json = nil
    isError = !isHelp
  }

  /// A first word that is none of the known ones, with the one that was probably meant.
  static func noCommand(_ name: String, among known: [String]) -> Ending {
    let begun = known.filter { !name.isEmpty && $0.hasPrefix(name.lowercased()) }
    let meant = begun.count == 1 ? begun[0] : nearestName(to: name, among: known)
    let near = meant.map { "Did you mean '\($0)'? " } ?? ""
    let text =
      "There is no command '\(name.escaped.cut(to: 40))'. "
      + near + "'attune help --all' lists every one of them."
    return Ending(text.wrapped(to: 80).joined(separator: "\n"), code: 2)
  }

  static var noDaemon: Ending {
    let isSetUp = Files.exists(Places.paths.configFile)
    let text =
      isSetUp
      ? """
      attuned is not running: start it with systemctl --user start attuned
      'attune doctor' says what may keep it from that.
      """ : "attuned is not running, and there is no configuration yet: run 'attune setup'."
    return Ending(text, code: noDaemonCode)
  }

  static let noDaemonCode: Int32 = 3

  /// Says it where it belongs.
  func told() -> ExitCode {
    if let json { Output.line(json.description) }
    if !text.isEmpty {
      if isError { Output.complain(text) } else { Output.line(text) }
    }
    return ExitCode(code)
  }
}

extension String {
  /// Each line that is wider than a terminal broken at spaces; what follows stands in.
  fileprivate var folded: String {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init).flatMap { line in
      line.columns <= 80
        ? [line]
        : line.wrapped(to: 73).enumerated().map { ($0.offset == 0 ? "" : "       ") + $0.element }
    }.joined(separator: "\n")
  }
}
