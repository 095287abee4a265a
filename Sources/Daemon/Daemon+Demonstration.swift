import Configuration
import Control
import Core
import Host
import Linux

/// A first look: one real reminder at once, on the desktop if there is one, in the terminal if not.
extension Daemon {
  /// How long a desktop may take to say that it is there.
  private static let desktopPatience: Duration = .milliseconds(1_500)
  /// How long the card waits for somebody.
  private static let audiencePatience: Duration = .seconds(300)

  private static let desktopGreeting =
    "A reminder of Attune's is on your desktop now. Press a button."
  private static let terminalGreeting =
    "No desktop answers here, so this is how a reminder looks in a terminal:"

  func demonstrate() throws(SystemError) {
    Log.isQuiet = true
    try startTimer()
    connectBuses()
    watchWorld()
    let plan = Plan.demonstration(deck: files.readDecks().library.flatMap(\.prompts))
    configuration = LoadedConfiguration(state: .good, plan: plan, fingerprint: [], problems: [])
    makeChannels(for: ChannelPlan(desktop: true, journal: false), inTerminal: false)
    sources.demonstration = LoopTimer(on: loop, after: Self.desktopPatience) { [weak self] in
      self?.enter { $0.show(plan) }
    }
  }

  private func show(_ plan: Plan) {
    let hasDesktop = channels.contains(where: \.reachesUser)
    if !hasDesktop {
      tell(Self.terminalGreeting)
      useTerminal()
    }
    engine = Engine(plan: plan, state: .unremembered, zone: zone.zone, at: Clocks.moment())
    engine?.foresee(conditions)
    handle(.started)
    noticeReach()
    sources.demonstration = LoopTimer(on: loop, after: Self.audiencePatience) { [weak self] in
      self?.enter { $0.stop() }
    }
    guard let person = plan.people.first else { return }
    handle(.asked(person.id, .appreciation))
  }

  private func useTerminal() {
    channels.append(
      TerminalChannel(on: loop) { [weak self] report in self?.enter { $0.take(report) } })
  }

  /// Ends the demonstration once the reminder was answered, or nobody can answer it.
  func noticeEnd(of announcement: Announcement) {
    guard settings.isDemonstration else { return }
    switch announcement.kind {
    case .answered(.later):
      leave("It would come back later. This was only a look, so it ends here.")
    case .answered: leave("That is all there is to it. Set it up for yourself: attune setup")
    case .ended: leave("Nothing is kept of this look. Set it up for yourself: attune setup")
    case .shown where !isInTerminal: tell(Self.desktopGreeting)
    case .shown where !Terminal.isTerminal(0):
      leave("Nobody can answer here, so the look ends.")
    default: break
    }
  }

  /// Not through `print`, whose buffer would put it after what the terminal channel writes.
  private func tell(_ words: String) { try? Files.write(Array("\(words)\n".utf8), to: 1) }

  private var isInTerminal: Bool { channels.contains { $0 is TerminalChannel } }

  private func leave(_ words: String) {
    tell(words)
    stop()
  }
}
