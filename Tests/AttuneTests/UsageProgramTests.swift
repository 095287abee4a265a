import Foundation
import Testing

@testable import attune

/// What somebody meets who writes a command for the first time.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct UsageProgramTests {
  @Test func `a command that is none is named, with the way to all of them`() throws {
    for words in [["bogus"], ["help", "bogus"], ["bogus", "alex"]] {
      let done = try Program.run(words)
      #expect(done.status == 2 && done.output.isEmpty)
      #expect(
        done.errors
          == "There is no command 'bogus'. 'attune help --all' lists every one of them.\n")
    }
  }

  @Test(arguments: [
    (["stauts"], "status"), (["help", "stauts"], "status"), (["cadance", "alex"], "cadence"),
    (["help", "safty"], "safety"), (["Pause", "2w"], "pause"), (["stat"], "status"),
    (["sim", "--days", "3"], "simulate"),
  ]) func `a slip in a command is told with what was probably meant`(
    words: [String], meant: String
  ) throws {
    let done = try Program.run(words)
    let name = words.first { $0 != "help" } ?? ""
    #expect(done.status == 2 && done.output.isEmpty)
    #expect(
      done.errors.replacing("\n", with: " ")
        == "There is no command '\(name)'. Did you mean '\(meant)'? "
        + "'attune help --all' lists every one of them. ")
    for line in done.errors.split(separator: "\n") { #expect(String(line).columns <= 80) }
  }

  @Test(arguments: [
    ["now", "--kind", "foo"], ["never", "--undo"], ["follow-up", "alex", "next", "week"],
    ["pause", "until", "bogus"], ["pause", "tomorrow"], ["prompts", "--practice", "foo"],
    ["rest", "mum", "bogus"], ["simulate", "--with", "foo"], ["cadence", "alex", "checkin", "off"],
  ]) func `what was written wrongly is told within the width of a terminal`(words: [String]) throws
  {
    let done = try Program.run(words)
    #expect(done.status == 2 && done.errors.hasPrefix("Error: "))
    for line in done.errors.split(separator: "\n") { #expect(String(line).columns <= 80) }
  }

  @Test func `a prompt that help takes as an example is in the library`() throws {
    let help = try Program.run("help", "never").output
    let id = try #require(help.firstMatch(of: #/--undo ([a-z-]+)\n/#)).1
    let library = URL(filePath: #filePath).appending(path: "../../../config/prompts")
    let files = try FileManager.default.contentsOfDirectory(
      at: library.standardizedFileURL, includingPropertiesForKeys: nil)
    let decks = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    #expect(decks.contains { $0.contains("id = \"\(id)\"") })
  }

  @Test func `no example has a date that will soon be past`() throws {
    for name in Attune.names {
      let help = try Program.run("help", name).output
      for year in help.matches(of: #/\b(20\d\d)-\d\d/#) {
        #expect(Int(year.1).map { $0 >= 2030 } == true, "\(name)")
      }
    }
  }

  @Test func `completions offer each command once, and what takes a prompt back`() throws {
    let script = try Program.run("--generate-completion-script", "bash").output
    let offers = script.split(separator: "\n").filter { $0.contains("compgen -W 'status upcoming") }
    let offered = offers.first?.split(separator: "'").dropFirst().first?.split(separator: " ") ?? []
    #expect(offered.count == Attune.names.count && Set(offered).count == offered.count)
    #expect(script.contains("---completion never -- --undo"))
  }

  @Test func `help shows the everyday commands, completions every one`() throws {
    let help = try Program.run([]).output
    let completions = try Program.run("--generate-completion-script", "bash").output
    let names = Help.everything.filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    for name in names { #expect(completions.contains("_attune_\(name)"), "\(name)") }
    let shown = names.filter { help.contains("\n  \($0) ") }
    #expect(shown == Array(names.prefix(12)))
  }

  @Test(
    arguments: Help.everything.filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }) func `the help of a command fits a terminal and breaks no sentence early`(name: String)
    throws
  {
    let lines = try Program.run("help", name).output
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in lines { #expect(line.columns <= 80, "\(line)") }
    let talk = lines.prefix { !$0.hasPrefix("USAGE") && !$0.hasPrefix("Example") }
    for (line, next) in zip(talk, talk.dropFirst()) where !line.isEmpty && !next.isEmpty {
      let word = String(next.prefix { $0 != " " })
      #expect(line.columns + 1 + word.columns >= 80, "\(line)")
    }
  }
}
