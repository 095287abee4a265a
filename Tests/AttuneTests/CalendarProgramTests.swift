import Foundation
import Testing

/// The built program, as a shell sees it.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct CalendarProgramTests {
  @Test func `an expression is answered without a daemon`() throws {
    let done = try Program.run(
      "calendar", "Mon..Fri", "09:00", "--base-time", "@1795802400.5", "--iterations", "2", "--json"
    )
    #expect(done.status == 0)
    #expect(done.errors == "")
    #expect(
      done.output == """
        {"normal":"Mon..Fri *-*-* 09:00:00","elapses":[\
        {"usec":1796029200000000,"local":"Mon 2026-11-30 09:00:00 UTC"},\
        {"usec":1796115600000000,"local":"Tue 2026-12-01 09:00:00 UTC"}],"end":"more"}

        """)
  }

  @Test func `an expression that is refused says why, where and what to write`() throws {
    let done = try Program.run("calendar", "Sat..Mon 09:00")
    #expect(done.status == 1)
    #expect(done.output == "")
    #expect(
      done.errors == """
        error[bad-expression]: Sat..Mon cannot wrap
         --> expression:1:6
          |
        1 | Sat..Mon 09:00
          |      ^^^
        help: write Sat,Sun,Mon


        """)
    let told = try Program.run("calendar", "Sat..Mon 09:00", "--json")
    #expect(told.status == 1)
    #expect(told.output.hasPrefix(#"{"problems":[{"severity":"error","code":"bad-expression""#))
    #expect(told.errors == done.errors)
  }

  @Test func `what never happens is an answer, with its reason`() throws {
    let done = try Program.run("calendar", "*-2-30")
    #expect(done.status == 0)
    #expect(
      done.output == """
        Normal form  *-02-30 00:00:00
        Next         never

        warning[never-happens]: 30 February never happens
         --> expression:1:1
          |
        1 | *-2-30
          | ^^^^^^
        help: the last day of February is *-02~01


        """)
    let told = try Program.run("calendar", "*-2-30", "--json")
    #expect(told.status == 0)
    #expect(told.output == #"{"normal":"*-02-30 00:00:00","elapses":[],"end":"never"}"# + "\n")
  }

  @Test(arguments: [
    (["--base-time", "noon"], "--base-time: “noon” is no timestamp: write for example"),
    (["--base-time", "2026-11-31"], "--base-time: November 2026 has 30 days."),
    (
      ["--base-time", "2026-11-27 18:00 CEST"],
      "“CEST” is an abbreviation, which names"
    ),
    (["--time-zone", "berlin"], "There is no time zone 'berlin': did you mean Europe/Berlin?"),
    (["--base-time", "2026-11-27 18:00 Europe/Berln"], "did you mean Europe/Berlin?"),
    (["--base-time", "tomorrow Xyzzy/Plugh"], "write a name such as"),
    (["--iterations", "0"], "--iterations takes a number from 1 to 100000"),
    (["--iterations", "many"], "'many' is invalid"), (["--jason"], "Unknown option"),
  ])
  func `wrong usage says what to write`(words: [String], message: String) throws {
    let done = try Program.run(["calendar", "09:00"] + words)
    #expect(done.status == 2)
    #expect(done.output == "")
    #expect(done.errors.contains(message))
  }

  @Test(
    .enabled(if: Program.hasSystemd, "install systemd"),
    arguments: [
      "Mon..Fri 9:00", "*-*~1 18:00", "quarterly", "Sat,Thu,Mon..Wed *-1..3-* 0/8:30", "*-02-29",
      "*:0/20:0.5", "2026-12-24 16:00", "Sun *-05~07/1 12:00 UTC", "2012-01-01",
    ])
  func `it says what systemd says where systemd is right`(text: String) throws {
    let base = "2026-11-27 18:00:00 UTC"
    let ours = try Program.run("calendar", text, "--iterations", "4", "--base-time", base)
    let lines = try Program.run(
      URL(filePath: Program.systemd),
      ["calendar", "--iterations=4", "--base-time=\(base)", text]
    ).output.split(separator: "\n")
    let theirs = lines.filter { line in
      ["Normalized form: ", "Next elapse: ", "Iter. #"].contains { line.contains($0) }
    }
    #expect(!theirs.isEmpty)
    for line in theirs {
      let value = line.split(separator: ": ", maxSplits: 1).last ?? ""
      // Where a fraction of a second is told, systemd leaves it out.
      #expect(ours.output.contains(value.replacing(" UTC", with: "")), "\(line)")
    }
  }

  @Test func `an expression is needed`() throws {
    #expect(try Program.run("calendar").status == 2)
    #expect(try Program.run("calendar", "").status == 1)
  }

  @Test(arguments: ["-5s", "+3h 30min", "tomorrow", "2026-11-27 18:00 UTC"])
  func `a base time may be any timestamp`(text: String) throws {
    #expect(try Program.run("calendar", "daily", "--base-time", text).status == 0)
  }
}

/// The program `attune` that was built beside these tests.
enum Program {
  struct Ended {
    let status: Int32
    let output: String
    let errors: String
  }

  static let url: URL? = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return tests.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "attune") }
  }()

  static var isBuilt: Bool {
    url.map { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? false
  }

  static let systemd = "/usr/bin/systemd-analyze"

  static var hasSystemd: Bool { FileManager.default.isExecutableFile(atPath: systemd) }

  /// Runs it in UTC, away from any daemon and any home; it says less than a pipe holds.
  static func run(_ words: String...) throws -> Ended { try run(words) }

  static func run(_ words: [String]) throws -> Ended { try run(url, words) }

  static func run(_ url: URL?, _ words: [String]) throws -> Ended {
    let output = Pipe()
    let running = try start(url, words, output: output)
    running.process.waitUntilExit()
    return Ended(
      status: running.process.terminationStatus, output: try text(of: output),
      errors: try text(of: running.errors))
  }

  /// Runs it with its output going elsewhere than into a pipe that is read.
  static func run(_ words: [String], output: Any) throws -> Ended {
    let running = try start(url, words, output: output)
    running.process.waitUntilExit()
    return Ended(
      status: running.process.terminationStatus, output: "", errors: try text(of: running.errors))
  }

  /// Starts it; what it says is read where it goes.
  static func start(
    _ url: URL?, _ words: [String], output: Any = FileHandle.nullDevice
  ) throws -> (process: Process, errors: Pipe) {
    let (process, errors) = (Process(), Pipe())
    process.executableURL = url
    process.arguments = words
    process.environment = ["TZ": "UTC", "HOME": "/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"]
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, errors)
  }

  private static func text(of pipe: Pipe) throws -> String {
    String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}
