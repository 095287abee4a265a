import ArgumentParser
import Control

/// The command `attune resume`.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "End a pause, and let come again what has gone quiet",
    discussion: """
      After a long time without an answer, what comes by cadence about someone rests; 'attune \
      status' says so. This brings it back, at your own pace. Nothing has piled up.
      Example: attune resume
      """)

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.run { () throws(Ending) in
      let daemon = try Connection()
      let before: Status = try daemon.call(.status)
      let done: Nothing = try daemon.call(.resume)
      output.print(done) { _ in Self.lines(wasPaused: before.paused, woken: before.asleep) }
    }
  }

  /// What goes on: the whole of it, or what rested about someone.
  static func lines(wasPaused: Bool, woken: [Someone]) -> [String] {
    guard wasPaused || !woken.isEmpty else { return ["Nothing was paused."] }
    return ["Attune goes on."]
      + woken.map { "What comes by cadence about \($0.name.escaped.cut(to: 30)) comes again." }
  }
}
