import Control
import Foundation
import Host
import Linux
import Testing

@testable import attune

/// How it ends where something is in the way, in words for a person.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct EndingTests {
  @Test(arguments: [["status", "--help"], ["history", "--csv"], ["calendar", "daily"], ["help"]])
  func `an answer that cannot be written is an error`(words: [String]) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let done = try Program.run(words, output: full)
    #expect(done.status == 1)
    #expect(done.errors == "The answer could not be written: there is no room left.\n")
  }

  @Test func `a reader who went away is none`() throws {
    let pipe = Foundation.Pipe()
    try pipe.fileHandleForReading.close()
    let done = try Program.run(["history", "--csv"], output: pipe)
    #expect(done.status == 0 && done.errors == "")
  }

  @Test(arguments: [
    (["check", "--config", "nope"], "There is no file nope.\n"),
    (["simulate", "--config", "nope.toml"], "There is no file nope.toml.\n"),
    (["check"], "There is no ~/.config/attune/attune.toml: run 'attune setup'.\n"),
  ]) func `where a file was named, setup is no advice`(words: [String], text: String) throws {
    let done = try Program.run(words)
    #expect(done.status == 1 && done.errors == text)
  }

  @Test func `before any setup, setup is the advice`() throws {
    let done = try Program.run("status")
    #expect(
      done.errors
        == "attuned is not running, and there is no configuration yet: run 'attune setup'.\n")
    #expect(done.status == 3)
  }

  @Test func `without systemd, uninstalling has nothing to stop`() throws {
    let done = try Program.run("uninstall")
    #expect(done.status == 0 && done.errors == "")
    #expect(done.output.hasPrefix("Attune does not run, and there is no systemd of yours"))
  }

  @Test(arguments: [
    (["pause", "10000y"], "the end of the year 2199 is the latest"),
    (["pause", "until", "9999-12-31"], "the end of the year 2199 is the latest"),
    (["follow-up", "alex", "in", "5000y"], "the end of the year 2199 is the latest"),
    (["pause", "0"], "write for example 3 days"), (["pause", "1"], "write for example 1 day."),
    (["upcoming", "--days", "-5"], "a number from 1 to 366"),
    (["simulate", "--days", "-5"], "a number from 1 to 366"),
    (["history", "--year", "-5"], "a number from 1 to 9999"),
    (["follow-up", "--drop", "-1"], "--drop takes a number from the list"),
    (["follow-up", "--drop", "3", "--text"], "--drop takes the number alone"),
    (["export", ""], "Name the file to write"), (["import", "", "--yes"], "Name the file to read"),
    (["import", "attune.json"], "add --yes"), (["import", "-"], "add --yes"),
    (["import", "attune.json", "--json"], "add --yes"),
  ]) func `a slip is told with what to write instead`(words: [String], message: String) throws {
    let done = try Program.run(words)
    #expect(done.status == 2 && done.output == "")
    #expect(
      done.errors.replacing(#/\n +/#, with: " ").contains(message), "\(words): \(done.errors)")
  }

  @Test(arguments: [
    ("ENOENT", "There is no directory /none to write /none/x.json in."),
    ("EISDIR", "/none/x.json is a directory: name a file in it."),
    ("EACCES", "You may not write in /none, so /none/x.json was not written."),
    ("ENOSPC", "There is no room left to write /none/x.json: free some space first."),
    ("EIO", "/none/x.json could not be written: Input/output error."),
  ]) func `what cannot be written is told without the system's words`(name: String, text: String) {
    #expect(Ending.unwritten("/none/x.json", error(name)).text == text)
  }

  @Test(arguments: [
    ("ENOENT", "There is no file /none/x.json."), ("EACCES", "You may not read /none/x.json."),
    ("EISDIR", "/none/x.json is a directory: name a file in it."),
    ("EFBIG", "/none/x.json is longer than anything that 'attune export' writes."),
  ]) func `what cannot be read is told so as well`(name: String, text: String) {
    #expect(Ending.unread("/none/x.json", error(name)).text == text)
  }

  private func error(_ name: String) -> SystemError {
    let codes = [
      "ENOENT": ENOENT, "EISDIR": EISDIR, "EACCES": EACCES, "ENOSPC": ENOSPC, "EIO": EIO,
    ]
    return SystemError("try", code: codes[name] ?? EFBIG)
  }

  @Test func `a disk that is full is told within the width of a terminal`() {
    let path = "/home/alex/.local/state/attune/state.sqlite"
    let reason =
      "\(path): cannot write the state: database or disk is full. Until it can be written, what you "
      + "said counts only as long as attuned runs. Free some space; what was written before is safe."
    let ending = Ending(CallError.control(.stateUnavailable(reason: reason)))
    let lines = ending.text.split(separator: "\n")
    #expect(lines.count > 2)
    for line in lines { #expect(line.count <= 80) }
  }

  @Test func `what comes next about somebody else has no name`() {
    let next = Reminder(
      occurrence: "a", person: "alex", name: "Alex", kind: .checkIn,
      due: Timestamp(microseconds: 1_795_545_720_000_000), local: "Tue 2026-11-24 18:42")
    let now = Timestamp(microseconds: 1_795_538_520_000_000).instant
    #expect(
      Phrase.nextOfAnybody(next, now: now) == "a check-in, Tue 24 Nov 18:42 (in 2 hours)")
  }

  @Test func `of a part that rests it is not said which`() {
    let alex = Someone(person: "alex", name: "Alex")
    #expect(
      Rest.lines(Rested(alex, everything: false), asked: [.asks]) == [
        "Some kinds of reminder about Alex rest from now on; the others come as before.",
        "'attune return alex' lets everything come again.",
      ])
  }

  @Test func `where everything rests already, a part more changes nothing`() {
    let all = Rested(Someone(person: "alex", name: "Alex"), everything: true)
    #expect(Rest.lines(all, asked: nil)[0] == "Everything about Alex rests, dates too.")
    #expect(
      Rest.lines(all, asked: [.asks])[0]
        == "Everything about Alex rests, dates too, as it did already.")
  }
}
