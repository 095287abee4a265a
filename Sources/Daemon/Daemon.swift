import CivilTime
import Control
import Core
package import Host
package import Linux
import Store

/// The shell around the engine: turns what happens into events, and effects into deeds.
///
/// It lives on one loop. Everything that happens enters through `handle`, in the order in which it
/// was noticed.
package actor Daemon {
  let loop: Loop
  let settings: DaemonSettings
  let surroundings: Surroundings
  let store: (any StateKeeper)?
  let since = Clocks.now()
  var zone: LocalZone
  /// Made when the first good plan and the state were read: without them, nothing that was
  /// remembered may be touched.
  var engine: Engine?
  var configuration: LoadedConfiguration
  var channels: [any Channel] = []
  var conditions = Conditions()
  var watchers: [Watcher] = []
  var sources = Sources()
  /// Records that could not be written yet, oldest first.
  var unwritten: [Record] = []
  /// How the channels did when they were last looked at.
  var knownHealth: [ChannelHealth] = []
  var storeTrouble: StoreError?
  var lastStatusLine = ""
  var phase = Phase.running
  private var timer: WakeTimer?

  enum Phase {
    case running
    /// Waits for a card that is on its way; puts nothing up any more.
    case stopping
    case leaving
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.asUnownedSerialExecutor()
  }

  /// Without a store, nothing is kept.
  package init(
    settings: DaemonSettings, store: (any StateKeeper)?,
    surroundings: Surroundings = Surroundings(), on loop: Loop
  ) {
    self.settings = settings
    self.surroundings = surroundings
    self.store = store
    self.loop = loop
    zone = surroundings.zone.read()
    configuration = LoadedConfiguration(state: .missing, plan: nil, fingerprint: [], problems: [])
  }

  /// Runs `body` inside this actor; only for handlers on its loop.
  nonisolated func enter(_ body: (isolated Daemon) -> Void) { assumeIsolated(body) }

  /// Makes the timer; what the plan needs follows with the first good configuration.
  func startTimer() throws(SystemError) {
    timer = try WakeTimer(on: loop) { [weak self] in self?.enter { $0.handle(.woke) } }
  }

  func stopTimer() { timer = nil }

  /// The one way in: every source of events ends here.
  func handle(_ event: Event) {
    switch event {
    case .lockChanged(let lock): conditions.lock = lock
    case .doNotDisturbChanged(let state): conditions.doNotDisturb = state
    case .reachChanged(let reach): conditions.reach = reach
    default: break
    }
    guard engine != nil else { return tellServiceManager() }
    let effects = engine?.handle(event, at: Clocks.moment()) ?? []
    perform(effects)
    restSoon()
    timer?.set(engine?.nextWakeup.map { .microseconds($0.microseconds) })
    tellServiceManager()
  }

  /// Writes every record first, in one transaction; then does the rest in order.
  func perform(_ effects: [Effect]) {
    let isWritten = write(effects)
    for effect in effects {
      switch effect {
      case .record: break
      case .present where phase != .running: break
      case .present(let card): isWritten ? present(card) : refuse(card)
      case .withdraw(let presentation):
        for channel in channels { channel.withdraw(presentation) }
        deliveries.removeAll { $0.presentation == presentation }
      case .announce(let announcement): announce(announcement)
      }
    }
  }

  /// Where the channels say that they have put the last card.
  var places: (presentation: Presentation, known: [String]) = (Presentation(0), [])
  /// The presentations that some channel has not answered yet.
  var deliveries: [Delivery] = []
}

/// What the daemon is told when it is started.
package struct DaemonSettings: Sendable {
  package var version: String
  package var files: ConfigurationFiles
  package var socketPath: String
  /// Whether a person sits in front of it.
  package var isForeground: Bool
  /// Whether it shows one reminder at once, keeps nothing, and ends.
  package var isDemonstration: Bool

  package init(
    version: String, files: ConfigurationFiles, socketPath: String, isForeground: Bool = false,
    isDemonstration: Bool = false
  ) {
    self.version = version
    self.files = files
    self.socketPath = socketPath
    self.isForeground = isForeground
    self.isDemonstration = isDemonstration
  }
}

/// A card on its way: which channels are still to say whether they took it.
struct Delivery: Equatable {
  let presentation: Presentation
  var awaited: Int
}

extension Clocks {
  static func moment() -> Moment { Moment(wall: now(), boot: bootClock()) }
}
