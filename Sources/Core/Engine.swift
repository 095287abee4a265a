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
  package internal(set) var plan: Plan { didSet { finder = finder(in: zone) } }
  package internal(set) var zone: Zone { didSet { finder = finder(in: zone) } }
  package internal(set) var conditions = Conditions()
  package internal(set) var pause: Pause?
  package internal(set) var people: [PersonState]
  /// The highest number that a person ever had.
  var lastNumber: Int
  /// What the user wants to come back to, in the order in which it was made.
  package internal(set) var followUps: [FollowUp]
  package internal(set) var exclusions: [Exclusion]
  /// What fell due and is not over, in the order in which it was made.
  package internal(set) var open: [Occurrence]
  /// When the engine must next be woken, if ever; later than the last event.
  ///
  /// While it plans anew for many reminders, that is at once: it does so in short stretches.
  package internal(set) var nextWakeup: Instant?
  package internal(set) var showing: Showing?
  /// What was read last, on a card or by command: an answer without a name is about that.
  var heard: Occurrence.ID?

  private(set) var finder: SlotFinder
  var roster = Roster()
  var agenda = Agenda()
  var past: History
  var last: Moment
  var lastPresentation = 0
  /// When a card that the user had not asked for was last put up in this run.
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
  /// When what was refused may be put up again; its due time stays what it was.
  var retries = Lookup<Occurrence.ID, Instant>()
  /// What was last said about why something waits.
  var announcedHolds = Lookup<Occurrence.ID, Hold.Reason>()
  /// What holds cadence prompts alike, while one event is dealt with.
  var gate: Gate?
  /// When an offer next begins or ends; `nil` if that is not known.
  var nextOffer: Instant?
  /// When the history was last looked through for what is too old.
  var pruned: Instant?
  var outbox: [Effect] = []

  let seed: UInt64

  package init(plan: Plan, state: State, zone: Zone, at now: Moment) {
    self.plan = plan
    self.zone = zone
    seed = state.seed
    finder = SlotFinder(
      hours: OpenHours(hours: plan.hours, zone: zone), chance: Chance(seed: state.seed))
    people = state.people
    lastNumber = state.lastNumber
    followUps = state.followUps
    exclusions = state.exclusions
    open = state.occurrences.filter { !$0.isClosed }
    past = History(of: state.occurrences, at: now.wall)
    pause = state.pause
    last = now
    steadySince = now.wall
    released = now.wall
    settled = now.wall
    roster = Roster(of: people, in: plan)
    agenda = Agenda(schedules: state.schedules)
  }

  /// What is over, in the order in which it ended.
  package var history: [Occurrence] { past.all }

  /// What must survive a restart, as it is now.
  package var state: State {
    State(
      seed: seed, lastNumber: lastNumber, people: people, schedules: agenda.schedules,
      occurrences: history + open,
      pause: pause, followUps: followUps, exclusions: exclusions)
  }

  /// Tells what the world lets through, as it was before this engine was made.
  package mutating func foresee(_ conditions: Conditions) { self.conditions = conditions }

  /// Counts presentations on from another engine's, so that what is still said of its cards is not
  /// taken for an answer to one of this one's.
  package mutating func succeed(_ other: Engine) { lastPresentation = other.lastPresentation }

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
    case .started: start(at: now)
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
    case .puttingOff(let id): putOff(id, at: now.wall)
    case .closed(let presentation, let closure):
      closed(presentation, closure, at: now.wall)
    case .answered(let id, let answer): answered(id, answer, at: now.wall)
    case .paused(let until): paused(until: until, at: now.wall)
    case .unpaused: unpaused(at: now.wall)
    case .contacted(let id): contacted(id, at: now.wall)
    case .rested(let id, let topics): rested(id, topics, at: now.wall)
    case .returned(let id): returned(id, at: now.wall)
    case .consented(let id, let depth): consented(id, depth)
    case .followUpMade(let id, let due, let text):
      followUpMade(for: id, due: due, text: text, at: now.wall)
    case .followUpDropped(let number): followUpDropped(number, at: now.wall)
    case .promptIncluded(let prompt, let id): promptIncluded(prompt, id)
    case .forgotten(let id): forgotten(id, at: now.wall)
    case .asked(let id, let type): asked(id, type, at: now.wall)
    case .testAsked: testAsked(at: now.wall)
    }
  }

  /// Brings everything up to `now`: ends what is over, raises what is due, shows what may be shown.
  private mutating func settle(at now: Instant) {
    endDoubt(at: now)
    endPause(at: now)
    endCard(at: now)
    renewOffers(at: now)
    var effort = Engine.effort
    // Dropping what is too late can bring the reminder's next slot, which can be due as well.
    for _ in 0..<4 {
      raise(at: now, effort: &effort)
      moveOrDrop(at: now)
    }
    replan(at: now, effort: &effort)
    gate = makeGate(at: now)
    present(at: now)
    announceHolds(at: now)
    prune(at: now)
    nextWakeup = wakeup(after: now)
    gate = nil
  }

  /// How much is planned at one event: some milliseconds' worth.
  static let effort = 4_096
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
  /// Whether Later was pressed, and the card asks until when.
  var asksWhen = false
  /// What is offered below the text.
  var offer: Offer.Kind?
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
    number.flatMap { roster.planned[$0] }.map { plan.people[$0] }
  }

  /// What is remembered of a person.
  func memory(of number: Int?) -> PersonState? {
    number.flatMap { roster.indices[$0] }.map { people[$0] }
  }

  /// The number of someone by id, if they were ever seen.
  package func number(of id: Person.ID) -> Int? { roster.numbers[id] }

  func rhythm(of occurrence: Occurrence) -> Rhythm? {
    agenda.entry(of: occurrence.reminder, for: occurrence.person)?.rhythm
  }

  /// Whether the user put it where it is, so that windows, gap and caps do not apply to it.
  package func isFixed(_ occurrence: Occurrence) -> Bool {
    occurrence.snoozes > 0 || (rhythm(of: occurrence)?.isFixed ?? true)
  }

  /// Whether a card of it was up today, so that it may come back without asking windows, gap and
  /// caps again.
  func isReturning(_ occurrence: Occurrence, at now: Instant) -> Bool {
    guard let shown = occurrence.shownAt, occurrence.snoozes == 0 else { return false }
    return zone.civil(at: shown).date == zone.civil(at: now).date
  }

  var hours: OpenHours { finder.hours }
  var chance: Chance { finder.chance }

  private func finder(in zone: Zone) -> SlotFinder {
    SlotFinder(hours: OpenHours(hours: plan.hours, zone: zone), chance: chance)
  }
}
