import Core
import Linux

/// Which channels there are.
extension Daemon {
  /// Makes the channels that a plan wants; those of the plan before are stopped.
  func makeChannels(for wanted: ChannelPlan, inTerminal: Bool? = nil) {
    for channel in channels { channel.stop() }
    let report: @Sendable (ChannelReport) -> Void = { [weak self] report in
      self?.enter { $0.take(report) }
    }
    channels = surroundings.channels(wanted, sources.session, loop, report)
    if inTerminal ?? settings.isForeground {
      channels.append(TerminalChannel(on: loop, report: report))
    }
  }

  /// What was up on the channels before is lost with them, and so is what they knew.
  func replaceChannels(for wanted: ChannelPlan) {
    makeChannels(for: wanted)
    deliveries = []
    if conditions.doNotDisturb != .unknown { handle(.doNotDisturbChanged(.unknown)) }
    noticeReach()
    if let lost = engine?.showing?.presentation { handle(.closed(lost, .lost)) }
  }
}
