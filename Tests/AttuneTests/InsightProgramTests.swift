import Foundation
import Testing

@testable import attune

/// What needs no daemon, as a shell sees it.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct InsightProgramTests {
  private func fits(_ output: String) -> Bool {
    output.split(separator: "\n").allSatisfy { String($0).columns <= 80 }
  }

  @Test func `prompts are listed by practice, filtered, and read by id`() throws {
    let all = try Program.run("prompts")
    #expect(all.status == 0 && fits(all.output))
    #expect(all.output.hasPrefix("safe-space\n"))
    let some = try Program.run(
      "prompts", "--practice", "patience", "--relation", "colleague", "--type", "check-in",
      "--depth", "1", "--json")
    #expect(some.output.contains("\"practice\":\"patience\""))
    #expect(
      !some.output.contains("\"practice\":\"support\"") && !some.output.contains("\"depth\":2"))
    let one = try Program.run("prompts", "listen-say-back")
    #expect(one.output.hasPrefix("Say back the heart of it\nWhen {name} tells you"))
    #expect(!one.output.contains("Itzchakov"), "evidence is for those who ask why")
    #expect(try Program.run("prompts", "nothing-such").status == 1)
    #expect(try Program.run("prompts", "listen-say-back", "--coverage").status == 2)
  }

  @Test func `the library's coverage stands beside its goals, all of them met`() throws {
    let done = try Program.run("prompts", "--coverage")
    #expect(done.status == 0 && fits(done.output))
    #expect(done.output.hasSuffix("Every goal is met.\n"))
    #expect(try !Program.run("prompts", "--coverage", "--json").output.contains("\"met\":false"))
  }

  @Test func `every number of the rules is explained without a daemon`() throws {
    let done = try Program.run("why", "--numbers")
    #expect(done.status == 0 && fits(done.output))
    #expect(done.output.contains("At most 2 questions a week"))
    #expect(try Program.run("why", "--numbers", "--next").status == 2)
    #expect(try Program.run("why").status == 3)
  }

  @Test func `what nobody ever did is an empty year and an empty table`() throws {
    #expect(
      try Program.run("history", "--year", "2026").output == "Nothing is noted for 2026 yet.\n")
    #expect(try Program.run("history", "--csv").output == "date,person,practice,kind,felt\n")
    #expect(try Program.run("history", "--json").output == "{\"acts\":[]}\n")
    #expect(try Program.run("history", "--csv", "--json").status == 2)
    #expect(try Program.run("export").status == 1)
    #expect(try Program.run("import", "/nonexistent/file", "--yes").status == 3)
  }

  @Test func `what is between the user and a reminder is looked at without a daemon`() throws {
    let done = try Program.run("doctor")
    #expect(done.status == 1 && fits(done.output) && done.errors.isEmpty)
    #expect(done.output.contains("\n                 run: attune setup\n"))
    #expect(done.output.hasSuffix(" things need a look.\n"))
    let told = try Program.run("doctor", "--json", "--test")
    #expect(told.status == 1 && told.output.hasPrefix("{\"findings\":[{\"name\":\"files\""))
    #expect(told.output.hasSuffix(",\"sound\":false}\n"))
  }

  @Test func `a plan is tried out without a daemon, and beside another one`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "attune-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "attune.toml").path()
    let text = "[people.alex]\nname = \"Alex\"\nrelation = \"friend\"\n"
    _ = FileManager.default.createFile(
      atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    let done = try Program.run("simulate", "--config", file, "--days", "60")
    #expect(done.status == 0 && fits(done.output), "\(done.errors)")
    #expect(done.output.hasPrefix("The next 60 days, if you do each one as it comes\n"))
    #expect(done.output.contains("Alex                    appreciation  2 a week"))
    let again = try Program.run("simulate", "--config", file, "--days", "60")
    #expect(again.output == done.output)
    let other = try Program.run(
      "simulate", "--config", file, "--days", "60", "--with", "alex.appreciation=off")
    #expect(other.output.contains("Alex, appreciation: with “off”, 0 instead of "))
    let wrong = try Program.run("simulate", "--config", file, "--with", "zoe.check-in=off")
    #expect(wrong.status == 1 && wrong.errors.contains("Nobody here is called 'zoe'."))
    #expect(try Program.run("simulate", "--config", file, "--days", "0").status == 2)
    #expect(try Program.run("simulate", "--config", file, "--answering", "x").status == 2)
  }
}
