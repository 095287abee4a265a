import ArgumentParser
import Control

/// The command `attune resume`.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "End a pause", discussion: "Example: attune resume")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.resume, for: Nothing.self) { _ in ["Attune goes on. Nothing has piled up."] }
  }
}
