import Foundation

/// The interpreter of this machine, if it has one that knows time zones.
enum Python {
  static let isPresent = ((try? output(of: "import zoneinfo; print(1)")) ?? []) == ["1"]

  /// The lines a program prints.
  static func output(of script: String) throws -> [String] {
    try output(arguments: ["-c", script])
  }

  /// The lines a program beside these tests prints.
  static func output(ofFile name: String, _ arguments: String...) throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    return try output(arguments: ["-B", file.path()] + arguments)
  }

  private static func output(arguments: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONTZPATH": InstalledZones.directory.path()]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
