import CivilTime
import Control
import Core
import Host
import Linux

/// What the daemon says of itself.
extension Daemon {
  func status() -> Status {
    let now = Clocks.now()
    var status = Status(
      version: settings.version, since: Timestamp(since), configuration: files.config,
      configurationState: configuration.state, problems: configuration.problems,
      zone: zone.zone.name, people: configuration.plan?.people.count ?? 0)
    status.lock = Status.Lock(conditions.lock)
    status.doNotDisturb = Status.DoNotDisturb(conditions.doNotDisturb)
    status.channels = channelStatus()
    guard let engine else { return status }
    status.next = nextReminder()
    status.waiting = engine.waiting(at: now).map { waiting($0.occurrence, $0.holds) }
    status.resting = engine.resting.map(Someone.init)
    status.asleep = engine.sleeping.map(Someone.init)
    status.offers = engine.offers.map { person, offer in
      Status.Offer(
        Status.Offer.Kind(offer.kind), about: Someone(person),
        line: Wording.line(for: offer.kind, about: person))
    }
    status.paused = engine.pause != nil
    status.pausedUntil = engine.pause?.until.map(Timestamp.init)
    if let current = engine.current, current.phase == .shown {
      status.showing = Status.Showing(
        reminder(current), opened: current.openedAt != nil,
        open: engine.showing?.isOpen ?? false,
        since: Timestamp(current.shownAt ?? now))
    }
    return status
  }

  private func channelStatus() -> [Status.Channel] {
    var found = channels.map(\.health).map {
      Status.Channel(
        name: $0.name, state: Status.Channel.State(rawValue: $0.state.rawValue) ?? .unavailable,
        detail: $0.detail)
    }
    if let wanted = configuration.plan?.channels, !found.contains(where: { $0.name == "desktop" }) {
      found.insert(
        wanted.desktop
          ? Status.Channel(name: "desktop", state: .unavailable, detail: "there is no session bus")
          : Status.Channel(name: "desktop", state: .off), at: 0)
    }
    if let storeTrouble {
      found.append(Status.Channel(name: "state", state: .unavailable, detail: "\(storeTrouble)"))
    }
    return found
  }

  func nextReminder() -> Reminder? { nextProspect().map { reminder($0.occurrence, due: $0.at) } }

  /// What comes next, apart from what is due and held: when that comes is not known.
  private func nextProspect() -> Engine.Prospect? {
    guard let engine else { return nil }
    let now = Clocks.moment()
    let end = now.wall + .seconds(366 * 86_400)
    let held = engine.waiting(at: now.wall).filter { occurrence, holds in
      occurrence.due <= now.wall
        && !waiting(occurrence, holds).obstacles(at: Timestamp(now.wall)).isEmpty
    }.map(\.occurrence.id)
    return engine.prospects(from: now, until: end, limit: held.count + 1)
      .first { !held.contains($0.occurrence.id) }
  }

  private func waiting(_ occurrence: Occurrence, _ holds: [Hold]) -> Status.Waiting {
    Status.Waiting(
      reminder(occurrence), turn: turn(of: occurrence), holds: holds.map(Reminder.Hold.init))
  }

  private func turn(of occurrence: Occurrence) -> Status.Waiting.Turn {
    if occurrence.snoozes > 0 { return .putOff }
    switch occurrence.reminder {
    case .asked, .test: return .asked
    case .fixed, .date, .followUp, .cadence:
      return engine?.isFixed(occurrence) == false ? .pace : .fixed
    }
  }

  func reminder(_ occurrence: Occurrence, due: Instant? = nil) -> Reminder {
    // What a date is called is a text of the user's, which a locked screen tells nothing of.
    Reminder(
      occurrence, about: engine?.person(of: occurrence), due: due, in: zone.zone,
      withLabel: conditions.lock != .locked)
  }

  /// One line for `systemctl status`: what comes next, never for whom.
  ///
  /// To look for it while the engine plans would be to plan all of it at once, at every stretch.
  func tellServiceManager() {
    guard engine?.isPlanning != true else { return }
    let line = statusLine()
    guard line != lastStatusLine else { return }
    lastStatusLine = line
    ServiceManager.status(line)
  }

  private func statusLine() -> String {
    let trouble = configuration.trouble.map { "\($0.what): run \($0.remedy)" }
    guard configuration.plan != nil else { return trouble ?? "nothing to come" }
    guard let engine else { return "what is remembered cannot be read: run attune status" }
    let stale = trouble.map { "; \($0)" } ?? ""
    if let pause = engine.pause {
      return (pause.until.map { "paused until \(short($0))" } ?? "paused") + stale
    }
    guard let next = nextProspect() else { return "nothing to come" + stale }
    let kind = Reminder.Kind(next.occurrence.reminder)
    return "next: \(kind.inWords), \(short(next.at))" + stale
  }

  private func short(_ instant: Instant) -> String {
    let local = zone.zone.civil(at: instant)
    let today = zone.zone.civil(at: Clocks.now()).date
    let isNear = local.date.dayNumber - today.dayNumber < 7
    let day = isNear ? local.date.weekday.shortName : "\(local.date)"
    return "\(day) \(local.time.hoursAndMinutes)"
  }

  func tellWatchers(_ announcement: Announcement, about occurrence: Occurrence?) {
    guard !watchers.isEmpty else { return }
    let watched = Watched(
      Watched.Event(announcement.kind), at: Timestamp(Clocks.now()),
      reminder: occurrence.map { reminder($0) }, detail: announcement.kind.detail)
    for watcher in watchers { watcher.client.reply(watched, to: watcher.call) }
  }
}
