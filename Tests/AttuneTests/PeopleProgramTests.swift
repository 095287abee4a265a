import Foundation
import Testing

@testable import attune

/// The commands about people, as a shell sees them: no terminal, and no daemon.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct PeopleProgramTests {
  @Test(arguments: [
    ["skip"], ["skip", "alex"], ["never"], ["never", "alex", "--everyone"], ["never", "--list"],
    ["never", "--undo", "one", "alex"], ["later"], ["later", "alex"], ["later", "evening"],
    ["later", "alex", "morning"], ["done", "--felt", "heavy"], ["contact", "alex"],
    ["rest", "alex"], ["rest", "alex", "asks", "apology"], ["return", "alex"],
    ["depth", "alex"], ["depth", "alex", "2"], ["follow-up"], ["follow-up", "--text"],
    ["follow-up", "--drop", "1"], ["follow-up", "alex", "in", "3d"], ["forget", "alex", "--yes"],
  ]) func `without a daemon it ends with 3, whatever is asked`(words: [String]) throws {
    for words in [words, words + ["--json"]] {
      let done = try Program.run(words)
      #expect(done.status == 3, "\(words): \(done)")
      #expect(done.errors.contains("is not running"))
    }
  }

  @Test(arguments: [
    (["later", "alex", "noon"], "hour, evening or morning"),
    (["never", "--list", "alex"], "--list takes no name"),
    (["never", "--list", "--everyone"], "one at a time"),
    (["rest"], "Missing expected argument"), (["rest", "alex", "dates"], "'dates' is invalid"),
    (["rest", "alex", "--topics"], "needs a terminal"),
    (["rest", "alex", "asks", "--topics"], "not both"), (["depth", "alex", "4"], "1, 2 or 3"),
    (["depth", "alex", "deep"], "'deep' is invalid"), (["forget", "alex"], "add --yes"),
    (["forget", "alex", "--json"], "add --yes"), (["follow-up", "alex"], "Say when"),
    (["follow-up", "alex", "in", "0d"], "not in the future"),
    (["follow-up", "alex", "on", "2020-01-01"], "09:00 of that day has passed: say for example"),
    (["follow-up", "alex", "at", "2020-01-01 10:00"], "That time has passed"),
    (["later", "2h"], "Say hour, evening or morning"),
    (["later", "tomorrow"], "Say hour, evening or morning"),
    (["follow-up", "alex", "tomorrow", "--drop", "1"], "the number alone"),
    (["follow-up", "alex", "tomorrow", "--text"], "belongs to the list"),
  ]) func `wrong usage ends with 2 and says what to write`(words: [String], message: String) throws
  {
    let done = try Program.run(words)
    #expect(done.status == 2, "\(words): \(done)")
    #expect(done.output == "")
    #expect(done.errors.contains(message), "\(done.errors)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell completes every command, and help shows the everyday ones`(shell: String) throws {
    let script = try Program.run("--generate-completion-script", shell).output
    let help = try Program.run("--help").output
    for command in [
      "skip", "never", "contact", "follow-up", "rest", "return", "depth", "forget", "setup",
      "uninstall", "not-their-moment", "reload", "watch",
    ] {
      #expect(script.contains(command), "\(command)")
      #expect(!help.contains("\n  \(command) "), "\(command)")
    }
  }

  @Test func `a person is completed from the configuration`() throws {
    let script = try Program.run("--generate-completion-script", "bash").output
    for command in ["skip", "never", "contact", "follow-up", "rest", "return", "depth", "forget"] {
      #expect(script.contains("---completion \(command) -- positional@0"), "\(command)")
    }
  }

  @Test func `help says when this is the wrong tool`() throws {
    let done = try Program.run("help", "safety")
    #expect(done.status == 0)
    let lines = done.output.split(separator: "\n")
    #expect(lines.count < 40 && lines.allSatisfy { $0.count <= 80 })
    for word in ["wrong tool", "attune rest NAME", "attune forget NAME", "locked", "history"] {
      #expect(done.output.contains(word), "\(word)")
    }
    // A number of one country would be a wrong one in every other.
    #expect(try done.output.firstMatch(of: Regex(#"\b\d{3}\b(?! days)"#)) == nil)
  }
}
