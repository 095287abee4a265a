package import Core
package import Host
package import Linux

/// What a daemon stands on besides its files and its state; a test puts other things in their place.
package struct Surroundings: Sendable {
  /// Makes the channels that a plan wants, for a session bus if there is one.
  package typealias ChannelMaker =
    @Sendable (
      ChannelPlan, Bus?, Loop, @escaping @Sendable (ChannelReport) -> Void
    ) -> [any Channel]

  package var zone = LocalZone.Source()
  /// `nil`: there is none.
  package var sessionBus: BusAddress? = .session
  package var systemBus: BusAddress? = .system
  package var signals = [SignalSource.terminate, SignalSource.interrupt, SignalSource.hangup]
  package var channels: ChannelMaker = Self.channels
  /// How long a client may leave a message half said.
  package var clientPatience: Duration = .seconds(30)
  /// After how long the state is tried again that could not be read or written.
  package var stateRetry: Duration = .seconds(60)
  /// After how long a bus that went away is sought again the first time.
  package var busRetry: Duration = .seconds(30)
  /// How often a way to the user is looked for while something waits for one.
  package var lookout: Duration = .seconds(300)
  /// How long a card that is on its way may hold up the end.
  package var farewell: Duration = .seconds(2)
  /// Ends the process with an exit status.
  package var end: @Sendable (CInt) -> Void = { ThisProcess.end($0) }

  package init() {}

  private static let channels: ChannelMaker = { wanted, bus, loop, report in
    var made: [any Channel] = []
    if wanted.desktop, let bus {
      made.append(DesktopChannel(bus: bus, loop: loop, report: report))
    }
    if wanted.journal { made.append(JournalChannel()) }
    if !wanted.hooks.isEmpty {
      made.append(HookChannel(wanted.hooks, bus: bus, loop: loop, report: report))
    }
    return made
  }
}
