import Foundation
import Testing

@testable import attune

/// What is said about a configuration without a daemon, as a shell sees it.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct CadenceProgramTests {
  private static func people(_ names: [String], checkIn: String) -> String {
    names.map {
      "[people.\($0)]\nname = \"\($0)\"\nrelation = \"friend\"\ncheck-in = \"\(checkIn)\"\n"
    }.joined()
  }

  /// Runs a body with a configuration of its own.
  private static func with(_ text: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "attune-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "attune.toml").path()
    _ = FileManager.default.createFile(
      atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    try body(file)
  }

  @Test func `a warning about one person is told though another has the same`() throws {
    let text = Self.people(["alex"], checkIn: "Mon 22:00") + Self.people(["mum"], checkIn: "off")
    try Self.with(text) { file in
      let done = try Program.run("cadence", "mum", "check-in", "Mon", "22:00", "--config", file)
      #expect(done.status == 0 && done.output.contains("22:00 is in your quiet hours"))
      let again = try Program.run("cadence", "mum", "appreciation", "off", "--config", file)
      #expect(again.status == 0 && !again.output.contains("warning"), "\(again.output)")
    }
  }

  @Test(arguments: [
    (["never"], "'never'"), ([""], "The cadence is empty"),
    (["11 a day"], "more than Attune sends"),
  ]) func `a cadence that was typed wrongly is told in words`(
    value: [String], words: String
  ) throws {
    try Self.with(Self.people(["alex"], checkIn: "off")) { file in
      for command in [
        ["cadence", "alex", "check-in"] + value + ["--config", file],
        ["simulate", "--config", file, "--with", "alex.check-in=\(value[0])"],
      ] where !(value == [""] && command[0] == "simulate") {
        let done = try Program.run(command)
        #expect(done.status == 1 && done.output.isEmpty)
        #expect(done.errors.contains(words), "\(done.errors)")
        for mark in ["^", "`", "[", "-->", "?.", "\n\n"] { #expect(!done.errors.contains(mark)) }
        for line in done.errors.split(separator: "\n") { #expect(String(line).columns <= 80) }
      }
    }
  }

  @Test(arguments: [
    ("every second day", "every 2 days"), ("every third week", "every 3 weeks"),
    ("every other month", "every 2 months"),
  ]) func `a cadence in ordinals is told in numbers`(value: String, meant: String) throws {
    try Self.with(Self.people(["alex"], checkIn: "off")) { file in
      let done = try Program.run("cadence", "alex", "check-in", value, "--config", file)
      #expect(done.status == 1 && done.errors.contains("'\(meant)'"), "\(done.errors)")
      #expect(!done.errors.contains("written small"))
    }
  }

  @Test func `the summary of a check counts each file's own mistakes`() throws {
    try Self.with(Self.people(["alex"], checkIn: "off") + "x = 1\n") { file in
      let done = try Program.run("check", "--config", file)
      #expect(done.status == 1 && done.output.hasSuffix("attune.toml: 1 error\n"))
    }
  }
}
