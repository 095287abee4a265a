import ArgumentParser
import Control
import Host

/// The command `attune status`.
struct ShowStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say whether Attune runs, what comes next and what waits",
    discussion: "Example: attune status")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.call(.status, for: Status.self) { status in
      let zone = InstalledZones.zone(named: status.zone) ?? Places.zone
      return StatusText(status: status, zone: zone, now: Places.now, style: Output.style).lines
    }
  }
}
