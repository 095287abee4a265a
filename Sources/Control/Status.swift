/// What `GetStatus` answers: how the daemon is and what it is about to do.
package struct Status: Equatable, Sendable {
  package var version: String
  /// When the daemon came up.
  package var since: Timestamp
  /// The path of the configuration.
  package var configuration: String
  package var configurationState: ConfigurationState
  package var problems: [Problem]
  /// The IANA name of the zone in which reminders come.
  package var zone: String
  /// How many people the plan holds.
  package var people: Int
  package var next: Reminder?
  package var showing: Showing?
  package var waiting: [Waiting]
  package var paused: Bool
  /// `nil` while `paused`: until resumed.
  package var pausedUntil: Timestamp?
  package var lock: Lock
  package var doNotDisturb: DoNotDisturb
  package var channels: [Channel]
  /// Those about whom something rests.
  package var resting: [Someone]
  /// Those about whom nothing comes by cadence until the user is back.
  package var asleep: [Someone]
  package var offers: [Offer]

  package init(
    version: String, since: Timestamp, configuration: String,
    configurationState: ConfigurationState, problems: [Problem] = [], zone: String, people: Int,
    next: Reminder? = nil, showing: Showing? = nil, waiting: [Waiting] = [], paused: Bool = false,
    pausedUntil: Timestamp? = nil, lock: Lock = .unknown, doNotDisturb: DoNotDisturb = .unknown,
    channels: [Channel] = [], resting: [Someone] = [], asleep: [Someone] = [],
    offers: [Offer] = []
  ) {
    self.version = version
    self.since = since
    self.configuration = configuration
    self.configurationState = configurationState
    self.problems = problems
    self.zone = zone
    self.people = people
    self.next = next
    self.showing = showing
    self.waiting = waiting
    self.paused = paused
    self.pausedUntil = pausedUntil
    self.lock = lock
    self.doNotDisturb = doNotDisturb
    self.channels = channels
    self.resting = resting
    self.asleep = asleep
    self.offers = offers
  }

  /// Whether the plan that runs is what the file says.
  package enum ConfigurationState: String, WireEnumeration {
    case good
    /// The file has mistakes; the last good plan runs on.
    case stale
    /// The file has mistakes and there is no plan.
    case bad
    /// There is no file and no plan.
    case missing
  }

  package enum Lock: String, WireEnumeration { case locked, unlocked, unknown }
  package enum DoNotDisturb: String, WireEnumeration { case on, off, unknown }
}

extension Status: Reply {
  package init(fields: inout Fields) throws(Mismatch) {
    version = try fields.take("version")
    since = try fields.take("sinceUSec")
    configuration = try fields.take("configuration")
    configurationState = try fields.take("configurationState")
    problems = try fields.take("problems")
    zone = try fields.take("zone")
    people = try fields.take("people")
    next = try fields.take("next")
    showing = try fields.take("showing")
    waiting = try fields.take("waiting")
    paused = try fields.take("paused")
    pausedUntil = try fields.take("pausedUntilUSec")
    lock = try fields.take("lock")
    doNotDisturb = try fields.take("doNotDisturb")
    channels = try fields.take("channels")
    resting = try fields.take("resting")
    asleep = try fields.take("asleep")
    offers = try fields.take("offers")
  }

  package var members: [JSON.Member] {
    [
      .init("version", version), .init("sinceUSec", since), .init("configuration", configuration),
      .init("configurationState", configurationState), .init("problems", problems),
      .init("zone", zone), .init("people", people), .init("next", next),
      .init("showing", showing), .init("waiting", waiting), .init("paused", paused),
      .init("pausedUntilUSec", pausedUntil), .init("lock", lock),
      .init("doNotDisturb", doNotDisturb), .init("channels", channels),
      .init("resting", resting), .init("asleep", asleep), .init("offers", offers),
    ]
  }
}
