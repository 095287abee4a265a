internal import Glibc
package import TOML

/// A program that makes one text of another: of standard input as a whole, or of many in a batch.
package struct Filter {
  /// What a text becomes.
  package enum Answer {
    /// The output.
    case output([UInt8])
    /// The input is wrong, and why.
    case refusal(String)

    fileprivate var status: Int32 {
      switch self {
      case .output: 0
      case .refusal: 1
      }
    }

    fileprivate var bytes: [UInt8] {
      switch self {
      case .output(let bytes): bytes
      case .refusal(let words): Array(words.utf8)
      }
    }
  }

  private let name: String
  private let purpose: String
  private let answer: ([UInt8], Version) -> Answer

  package init(
    _ name: String, purpose: String, answer: @escaping ([UInt8], Version) -> Answer
  ) {
    self.name = name
    self.purpose = purpose
    self.answer = answer
  }

  /// Does what the command line asks for; the result is the status to exit with.
  package func run() -> Int32 {
    do throws(ToolError) {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.asksForHelp {
        try write(Array(help.utf8), to: STDOUT_FILENO)
        return 0
      }
      return options.isBatch ? try runBatch(options.version) : try runOnce(options.version)
    } catch {
      try? write(Array("\(name): \(error.message)\n".utf8), to: STDERR_FILENO)
      return 2
    }
  }

  private func runOnce(_ version: Version) throws(ToolError) -> Int32 {
    var input = StandardInput()
    let answer = answer(try input.rest(), version)
    try write(answer.bytes, to: answer.status == 0 ? STDOUT_FILENO : STDERR_FILENO)
    return answer.status
  }

  private func runBatch(_ version: Version) throws(ToolError) -> Int32 {
    var input = StandardInput()
    while let text = try input.frame() {
      let answer = answer(text, version)
      try write(
        Array("\(answer.status) \(answer.bytes.count)\n".utf8) + answer.bytes, to: STDOUT_FILENO)
    }
    return 0
  }

  private var help: String {
    """
    usage: \(name) [--toml 1.0|1.1] [--batch]

    \(purpose)
    Exits with 0, with 1 and a word on standard error where the input is wrong, or with 2 where the
    command line is.

      --toml 1.0|1.1  the edition of TOML; 1.1 where this is left out
      --batch         read many inputs, and answer each. An input is its length in bytes as a decimal
                      number, a line feed, and the bytes. An answer is the status that the input alone
                      would have ended with, a blank, a length, a line feed, and the bytes of the
                      output or of the word on what is wrong. The status of a batch is 0.
      --help          say this

    """
  }
}

/// What a command line asks for.
private struct Options {
  private(set) var version = Version.v11
  private(set) var isBatch = false
  private(set) var asksForHelp = false

  init(_ arguments: ArraySlice<String>) throws(ToolError) {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--help": asksForHelp = true
      case "--batch": isBatch = true
      case "--toml":
        switch rest.popFirst() {
        case "1.0": version = .v10
        case "1.1": version = .v11
        default: throw ToolError(message: "--toml takes 1.0 or 1.1")
        }
      default: throw ToolError(message: "there is no option \(argument); see --help")
      }
    }
  }
}
