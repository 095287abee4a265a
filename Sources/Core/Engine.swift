package import CivilTime

/// Decides what happens next.
///
/// An engine is a value: it is told what happened and when, and answers with what to do. It reads no
/// clock, owns no timer, and does no input or output, so a seed and a log replay any run of it.
///
/// The shell's part of the contract:
/// - stamp every event once, with the moment at which it was noticed;
/// - perform the effects in order, and let nothing after a `record` happen before it is written;
/// - answer every `present` with `accepted` or `refused`;
/// - call `handle(.woke, at:)` at `nextWakeup` or soon after. Extra calls are harmless.
package struct Engine: Sendable {
  package internal(set) var plan: Plan
  package internal(set) var zone: Zone
  package internal(set) var conditions = Conditions()
  package internal(set) var pause: Pause?
  package internal(set) var people: [PersonState]
  /// What fell due and is not over, in the order in which it was made.
  package internal(set) var open: [Occurrence]
  package internal(set) var history: [Occurrence]
  /// When the engine must next be woken, if ever; later than the last event.
  package internal(set) var nextWakeup: Instant?
  package internal(set) var showing: Showing?

  var schedules: [Schedule]
  var entries: [Entry] = []
  var last: Moment
  var lastPresentation = 0
  /// When a card was last put up in this run.
  var lastPut: Instant?
  /// How many cards in a row were lost as soon as they were up.
  var quickLosses = 0
  /// What was due before `released` waits until `settled`, so that nothing greets an unlock at once.
  var released: Instant
  var settled: Instant
  /// In it what lies too far ahead may still come true: the clock may be wrong, not the memory.
  var doubt: Interval?
  /// When this run began, or when the clock was last set in it.
  var steadySince: Instant
  var announcedHolds: [AnnouncedHold] = []
  var outbox: [Effect] = []

  let seed: UInt64

  package init(plan: Plan, state: State, zone: Zone, at now: Moment) {
    self.plan = plan
    self.zone = zone
    seed = state.seed
    people = state.people
    schedules = state.schedules
    open = state.occurrences.filter { !$0.isClosed }
    history = state.occurrences.filter(\.isClosed)
      .sorted { ($0.endedAt ?? $0.slot) < ($1.endedAt ?? $1.slot) }
    pause = state.pause
    last = now
    steadySince = now.wall
    released = now.wall
    settled = now.wall
  }

  /// What must survive a restart, as it is now.
  package var state: State {
    State(
      seed: seed, people: people, schedules: schedules, occurrences: history + open, pause: pause)
  }

  /// Tells what the world lets through, as it was before this engine was made.
  package mutating func foresee(_ conditions: Conditions) { self.conditions = conditions }

  package mutating func handle(_ event: Event, at now: Moment) -> [Effect] {
    outbox = []
    noticeStep(to: now)
    // A wake-up that comes late was slept through, whether or not the sleep was noticed yet.
    if let due = nextWakeup, now.boot - last.boot > due - last.wall + Pace.lateWakeup {
      release(at: now.wall)
    }
    apply(event, at: now)
    settle(at: now.wall)
    last = now
    return outbox
  }

  private mutating func apply(_ event: Event, at now: Moment) {
    switch event {
    case .started: start(at: now.wall)
    case .woke: break
    case .clockChanged: announce(Announcement(.clockChanged))
    case .resumed:
      announce(Announcement(.resumed))
      release(at: now.wall)
    case .zoneChanged(let zone): zoneChanged(to: zone, at: now.wall)
    case .planReplaced(let plan): planReplaced(by: plan, at: now.wall)
    case .lockChanged(let lock): lockChanged(to: lock, at: now.wall)
    case .doNotDisturbChanged(let state): doNotDisturbChanged(to: state, at: now.wall)
    case .reachChanged(let reach): conditions.reach = reach
    case .accepted(let presentation, let handle):
      accepted(presentation, handle: handle, at: now.wall)
    case .refused(let presentation): refused(presentation, at: now.wall)
    case .opened(let id): opened(id, at: now.wall)
    case .read(let id): read(id, at: now.wall)
    case .closed(let presentation, let closure):
      closed(presentation, closure, at: now.wall)
    case .answered(let id, let answer): answered(id, answer, at: now.wall)
    case .paused(let until): paused(until: until, at: now.wall)
    case .unpaused: unpaused(at: now.wall)
    case .contacted(let id): contacted(id, at: now.wall)
    case .asked(let id, let type): asked(id, type, at: now.wall)
    case .testAsked: testAsked(at: now.wall)
    }
  }

  /// Brings everything up to `now`: ends what is over, raises what is due, shows what may be shown.
  private mutating func settle(at now: Instant) {
    endDoubt(at: now)
    endPause(at: now)
    endCard(at: now)
    // Dropping what is too late can bring the reminder's next slot, which can be due as well.
    for _ in 0..<4 {
      raise(at: now)
      moveOrDrop(at: now)
    }
    present(at: now)
    announceHolds(at: now)
    prune(at: now)
    nextWakeup = wakeup(after: now)
  }
}

/// What the world lets through, as far as is known.
package struct Conditions: Equatable, Sendable {
  package var lock = Lock.unknown
  package var doNotDisturb = DoNotDisturb.unknown
  /// Whether any channel can reach the user.
  package var reach = false

  package init(
    lock: Lock = .unknown, doNotDisturb: DoNotDisturb = .unknown, reach: Bool = false
  ) {
    self.lock = lock
    self.doNotDisturb = doNotDisturb
    self.reach = reach
  }
}

/// The one card that is up, or the text that was read by command.
package struct Showing: Equatable, Sendable {
  package let occurrence: Occurrence.ID
  /// `nil` once the card was taken down because the text was read by command.
  package var presentation: Presentation?
  package var isOpen: Bool
  package var since: Instant
  /// When it is taken down by itself.
  package var until: Instant
}

/// One reminder of the plan, and its next slot.
struct Entry: Equatable, Sendable {
  let person: Int
  let reminder: ReminderKey
  let rhythm: Rhythm
  var next: Slot?
}

/// What was last said about why something waits.
struct AnnouncedHold: Equatable, Sendable {
  let occurrence: Occurrence.ID
  let reason: Hold.Reason
}

extension Engine {
  func announcement(_ kind: Announcement.Kind, of occurrence: Occurrence) -> Announcement {
    Announcement(
      kind, occurrence: occurrence.id, reminder: occurrence.reminder, person: occurrence.person,
      due: occurrence.due)
  }

  mutating func announce(_ announcement: Announcement) { outbox.append(.announce(announcement)) }

  mutating func announce(_ kind: Announcement.Kind, of occurrence: Occurrence) {
    announce(announcement(kind, of: occurrence))
  }

  mutating func record(_ record: Record) { outbox.append(.record(record)) }

  /// Changes an open occurrence and records it.
  mutating func update(_ index: Int, _ change: (inout Occurrence) -> Void) {
    let before = open[index]
    change(&open[index])
    if open[index] != before { record(.occurrence(open[index])) }
  }

  func openIndex(_ id: Occurrence.ID) -> Int? { open.firstIndex { $0.id == id } }

  func person(numbered number: Int?) -> Person? {
    guard let state = people.first(where: { $0.number == number }) else { return nil }
    return plan.person(state.id)
  }

  func rhythm(of occurrence: Occurrence) -> Rhythm? {
    entries.first { $0.person == occurrence.person && $0.reminder == occurrence.reminder }?.rhythm
  }

  /// Whether the user put it where it is, so that windows, gap and caps do not apply to it.
  func isFixed(_ occurrence: Occurrence) -> Bool {
    occurrence.snoozes > 0 || (rhythm(of: occurrence)?.isFixed ?? true)
  }

  /// Whether a card of it was up today, so that it may come back without asking windows, gap and
  /// caps again.
  func isReturning(_ occurrence: Occurrence, at now: Instant) -> Bool {
    guard let shown = occurrence.shownAt, occurrence.snoozes == 0 else { return false }
    return zone.civil(at: shown).date == zone.civil(at: now).date
  }

  var hours: OpenHours { OpenHours(hours: plan.hours, zone: zone) }
  var chance: Chance { Chance(seed: seed) }
}
