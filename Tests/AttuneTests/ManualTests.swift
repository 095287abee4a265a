import Foundation
import Testing

@testable import attune

/// The manual page tells of every command and option there is, and of no other.
@Suite(.timeLimit(.minutes(1)), .enabled(if: Program.isBuilt, "build attune"))
struct ManualTests {
  private let page: ManualPage

  init() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    page = ManualPage(
      try String(contentsOf: root.appending(path: "config/man/attune.1"), encoding: .utf8))
  }

  private static let commands = Help.everything.filter { $0.hasPrefix("  ") }.compactMap {
    $0.split(separator: " ").first.map(String.init)
  }

  /// The options of a command that are not those of every command.
  private static func options(of command: String) throws -> [String] {
    let help = try Program.run("help", command).output
    return help.matches(of: #/(?m)^ +(?:-\w, )?(--[a-z-]+)/#).map { String($0.1) }
      .filter { !["--json", "--help", "--version"].contains($0) }
  }

  @Test func `every command has a section, and every section is a command's`() {
    #expect(Self.commands.count > 25)
    #expect(page.commands.sorted() == Self.commands.sorted())
  }

  @Test func `a section tells of the options of its command, and of no other`() throws {
    var count = 0
    for command in Self.commands {
      let options = try Self.options(of: command)
      count += options.count
      #expect(page.options(of: command).sorted() == options.sorted(), "\(command)")
    }
    #expect(count > 20)
  }

  @Test func `what is true of every command is told once`() {
    #expect(page.text.contains("--json") && page.text.contains("--help"))
    for status in 0...3 { #expect(page.text.contains(".TP\n.B \(status)\n")) }
  }

  @Test func `examples name commands and options there are`() throws {
    let examples = page.text.matches(of: #/(?m)^\$ attune ([a-z-]+)(.*)$/#)
    #expect(examples.count > 5)
    for example in examples {
      let command = String(example.1)
      #expect(Self.commands.contains(command))
      for option in example.2.matches(of: #/--[a-z-]+/#) {
        #expect(try Self.options(of: command).contains(String(option.0)), "\(command)")
      }
    }
  }
}

/// A manual page as its sections tell it.
private struct ManualPage {
  let text: String

  /// Reads the source of a page; what is written to keep hyphens and quotes is taken back.
  init(_ source: String) {
    text = source.replacing(#"\-"#, with: "-").replacing(#"\(aq"#, with: "'")
      .replacing(#"\(dq"#, with: "\"")
  }

  private var sections: [Substring] {
    text.split(separator: #/(?m)^(?=\.S[SH] )/#).filter { $0.hasPrefix(".SS \"attune ") }
  }

  /// The second word of a section's heading.
  private static func command(of section: Substring) -> String {
    let words = section.prefix { $0 != "\n" }.split { " \"".contains($0) }
    return words.count > 2 ? String(words[2]) : ""
  }

  var commands: [String] { sections.map(Self.command) }

  /// The options that have a paragraph of their own.
  func options(of command: String) -> [String] {
    let section = sections.first { Self.command(of: $0) == command } ?? ""
    return section.matches(of: #/(?m)^\.BI? (--[a-z-]+)/#).map { String($0.1) }
  }
}
