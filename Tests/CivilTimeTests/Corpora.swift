import CivilTime
import Foundation
import Testing

/// Data that is not ours to publish: systemd's own vectors and compiled time zones.
enum Corpora {
  static let hint: Comment =
    "set ATTUNE_CORPORA to a directory with time/calendar-cases.tsv and so on"

  static let directory = ProcessInfo.processInfo.environment["ATTUNE_CORPORA"]
    .map { URL(filePath: $0).appending(path: "time") }

  static var isPresent: Bool { directory != nil }

  /// The rows of a table, by column name; `\n`, `\t` and `\\` are unescaped.
  static func table(_ name: String) throws -> [[String: String]] {
    let url = try #require(directory).appending(path: name)
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .drop { $0.hasPrefix("#") }
    let columns = try #require(lines.first).split(separator: "\t").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescape)
      return Dictionary(uniqueKeysWithValues: zip(columns, cells))
    }
  }

  private static func unescape(_ text: Substring) -> String {
    String(text).replacing("\\n", with: "\n").replacing("\\t", with: "\t")
      .replacing("\\\\", with: "\\")
  }

  /// The bytes of a zone in one of the encodings.
  static func bytes(_ name: String, _ encoding: String) throws -> [UInt8] {
    let url = try #require(directory).appending(path: "tzif/\(encoding)/\(name)")
    return [UInt8](try Data(contentsOf: url))
  }

  /// The zones the corpus was computed with, and what else the machine has, even if `$TZDIR` leads
  /// to fewer.
  static func zone(_ name: String) -> Zone? {
    if let bytes = try? bytes(name, "system-2025b-fat") {
      return try? Zone(tzif: bytes, name: name)
    }
    return InstalledZones.zone(name) ?? InstalledZones.zone(name, in: InstalledZones.usual)
  }

  /// The lines of a compressed file.
  static func lines(compressed name: String) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", try #require(directory).appending(path: name).path()]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}

/// The zones of this machine.
enum InstalledZones {
  static let usual = URL(filePath: "/usr/share/zoneinfo")
  static let directory =
    ProcessInfo.processInfo.environment["TZDIR"].map { URL(filePath: $0) } ?? usual

  static func zone(_ name: String, in directory: URL = directory) -> Zone? {
    guard let data = try? Data(contentsOf: directory.appending(path: name)) else { return nil }
    return try? Zone(tzif: [UInt8](data), name: name)
  }
}
