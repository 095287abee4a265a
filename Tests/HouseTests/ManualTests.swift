import Foundation
import Testing

/// The manual pages are whole: what the daemon takes and says is there, and each page is installed.
@Suite struct ManualTests {
  static let folder = "config/man"
  static let pages = ["attune.1", "attune.toml.5", "attune-export.5", "attuned.8"]
  static let groff = "/usr/bin/groff"

  static func text(of page: String) -> String? {
    Source.text(of: "\(folder)/\(page)")?.replacing(#"\-"#, with: "-")
  }

  /// The names in some text, each once.
  static func names(_ form: Regex<Substring>, in text: String) -> Set<String> {
    Set(text.matches(of: form).map { String($0.output) })
  }

  /// Everything that is written in the folders of the daemon.
  static func source(of modules: [String]) -> String {
    Source.all.filter { modules.contains($0.module) }.flatMap(\.lines).joined(separator: "\n")
  }

  @Test func `every page is there, and installed and removed by make`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Source.root.appending(path: Self.folder).path)
    #expect(files.sorted() == Self.pages.sorted())
    let make = try #require(Source.text(of: "Makefile"))
    for page in Self.pages {
      let section = try #require(page.last)
      #expect(make.contains(" config/man/\(page)"), "\(page)")
      #expect(make.contains("$(D)$(MANDIR)/man\(section)/\(page)"), "\(page)")
    }
  }

  @Test func `the daemon's page tells of each of its options`() throws {
    let page = try #require(Self.text(of: "attuned.8"))
    let source = try #require(Source.text(of: "Sources/attuned/Invocation.swift"))
    let options = Set(source.matches(of: #/(?m)^ +(--[a-z]+)/#).map { String($0.1) })
    #expect(options.count == 4)
    let told = page.matches(of: #/(?m)^\.BI? (--[a-z]+)/#).map { String($0.1) }
    #expect(Set(told) == options && told.count == 4)
  }

  @Test func `the daemon's page tells of each field of its journal`() throws {
    let page = try #require(Self.text(of: "attuned.8"))
    let hooks = try #require(Self.text(of: "attune.toml.5"))
    let form = #/ATTUNED_[A-Z_]+[A-Z]/#
    let fields = Self.names(form, in: Self.source(of: ["Daemon"]))
    #expect(Self.names(form, in: page) == fields)
    let job = try #require(Source.text(of: "Sources/Daemon/Channels/HookJob.swift"))
    #expect(Self.names(form, in: hooks) == Self.names(form, in: job))
  }

  @Test func `a page names no variable that nobody reads`() throws {
    let read = Self.source(of: ["attune", "attuned", "Configuration", "Daemon", "Host", "Linux"])
    for page in Self.pages {
      let text = try #require(Self.text(of: page))
      for name in Self.names(#/\b(?:XDG_[A-Z_]+|ATTUNE_[A-Z]+|NO_COLOR|TZ|TZDIR)\b/#, in: text) {
        #expect(read.contains("\"\(name)\""), "\(page) names \(name)")
      }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: groff), "install groff"))
  func `the typesetter has nothing to say about a page, and no line is too wide`() throws {
    for page in Self.pages {
      let path = Source.root.appending(path: "\(Self.folder)/\(page)").path
      let (output, warnings) = try Self.typeset(path)
      #expect(warnings == "", "\(page)")
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(page)")
    }
  }

  /// What a page looks like on a terminal, and what groff complains of.
  private static func typeset(_ path: String) throws -> (output: String, warnings: String) {
    let process = Process()
    process.executableURL = URL(filePath: groff)
    process.arguments = ["-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=80n", path]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let warnings = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: text, as: UTF8.self), String(decoding: warnings, as: UTF8.self))
  }
}
