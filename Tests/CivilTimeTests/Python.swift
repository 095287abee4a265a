import Foundation

/// The interpreter of this machine, if it has one that knows time zones.
enum Python {
  static let isPresent = ((try? output(of: "import zoneinfo; print(1)")) ?? []) == ["1"]

  /// The lines a program prints.
  static func output(of script: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
