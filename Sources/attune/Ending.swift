import ArgumentParser
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
    text = isHelp || isUsage ? Attune.fullMessage(for: error) : "attune: \(error)"
    code = isHelp ? 0 : isUsage ? 2 : 1
    json = nil
    isError = !isHelp
  }

  static let noDaemon = Ending(
    "attuned is not running: start it with systemctl --user start attuned", code: 3)

  /// Says it where it belongs.
  func told() -> ExitCode {
    if let json { Output.line(json.description) }
    if !text.isEmpty {
      if isError { Output.complain(text) } else { Output.line(text) }
    }
    return ExitCode(code)
  }
}
