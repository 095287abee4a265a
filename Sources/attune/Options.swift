import ArgumentParser
import Control

/// What every command that answers takes.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print the answer as JSON.")
  var json = false

  /// Prints a reply, for a machine or for a person.
  func print<R: Reply>(_ reply: R, _ lines: (R) -> [String]) {
    if json {
      Output.line(reply.json.description)
    } else {
      for line in lines(reply) { Output.line(line) }
    }
  }

  /// Does something that may be refused; the refusal is JSON only if that is wanted.
  func run(_ body: () throws(Ending) -> Void) throws(Ending) {
    do {
      try body()
    } catch {
      throw json ? error : Ending(error.text, code: error.code)
    }
  }

  /// Calls the daemon and prints what it answers.
  func call<R: Reply>(
    _ request: Request, for _: R.Type = R.self, _ lines: (R) -> [String]
  ) throws(Ending) {
    try run { () throws(Ending) in print(try Connection().call(request), lines) }
  }
}
