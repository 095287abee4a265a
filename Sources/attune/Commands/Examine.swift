import ArgumentParser
import Control

/// The command `attune doctor`.
struct Examine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at all that a reminder needs to reach you",
    discussion: """
      Says of each thing whether it is in order and, where it is not, what mends it. It changes \
      nothing, needs no attuned and names nobody. Ends with 1 if something keeps reminders from \
      coming; a note does not.
      Examples: attune doctor
                attune doctor --test
      """)

  @Flag(help: "Send a test reminder, too.")
  var test = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let findings = Examination.ofThisMachine(testing: test).findings
    if output.json {
      Output.line(findings.json.description)
    } else {
      for line in FindingsText(findings: findings, style: Output.style).lines { Output.line(line) }
    }
    if !findings.isSound { throw Ending("") }
  }
}
