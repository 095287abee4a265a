import CivilTime
import Core

/// What a life has shown so far, kept apart from what the engine believes.
struct Ledger {
  /// One occurrence that was on a screen.
  struct Shown {
    let id: Occurrence.ID
    let reminder: ReminderKey
    let person: Int?
    /// Where the plan put it.
    let slot: Instant
    /// When it was first on a screen, and when it last was anew.
    var first: Instant
    var at: Instant
    var draw: Occurrence.Draw?
    var opened: Instant?
    var outcome: Occurrence.Outcome?
    var snoozes = 0
  }

  /// One person's part of it.
  struct Account {
    var firstSeen: Instant
    var shown: [Shown] = []
    var done = 0
    var consent = Depth.everyday
    var gentle: (depth: Depth, until: Instant)?
    var resting: Topics = []
    var restedSince: Instant?
    var asksRestUntil: Instant?
    var skips: [(depth: Depth, at: Instant)] = []
    /// How often each kind was offered, and how often it was on a card.
    var offered: [Offer.Kind: Int] = [:]
    var offers: [Offer.Kind: Int] = [:]
    /// What is offered now, and which cards have said so.
    var offer: Offer?
    var carriers: Set<Occurrence.ID> = []
    var contact: Instant?
    /// Unanswered in a row, with nothing in between that could speed the pace up.
    var silence = 0
    /// The longest such row, and how many went unanswered ever.
    var longestSilence = 0
    var unanswered = 0
    /// When what the plan says of them last changed.
    var replanned: Instant?
  }

  /// What is not over, as it was last written.
  struct Pending {
    var prompt: Prompt.ID?
    var snoozes = 0
    /// When it was to come, before any delivery failed, and how many did.
    var due: Instant
    var failures = 0
    /// How long nobody had answered when it came.
    let silence: Int
  }

  private(set) var accounts: [Int: Account] = [:]
  /// When each occurrence was last shown anew, whoever it is about.
  private(set) var times: [Occurrence.ID: (person: Int?, at: Instant, snoozes: Int)] = [:]
  private(set) var answered: Set<Occurrence.ID> = []
  var excluded: Set<Exclusion> = []
  /// When a lock, a sleep, a pause or a restart last ended.
  var released = Instant(microseconds: .min)
  /// Until when the user wants silence, and when that last ended.
  var pausedUntil: Instant?
  var pauseEnd: Instant?
  /// Which cards were put up since the last release, and when.
  var afterRelease: [(id: Occurrence.ID, at: Instant)] = []
  /// When something last stood in the way of every card.
  var obstacle = Instant(microseconds: .min)
  private(set) var pending: [Occurrence.ID: Pending] = [:]
  /// What was drawn since the last event.
  var fresh: Set<Occurrence.ID> = []
  /// Whose offer was said to be on a card since the last event, and was on none yet.
  var uncarried: Set<Int> = []

  subscript(number: Int?) -> Account {
    get { accounts[number ?? 0] ?? Account(firstSeen: Instant(microseconds: .max)) }
    set { accounts[number ?? 0] = newValue }
  }

  mutating func open(_ person: PersonState) {
    if accounts[person.number] == nil {
      accounts[person.number] = Account(firstSeen: person.firstSeen)
    }
  }

  mutating func forget(_ number: Int) {
    accounts[number] = nil
    excluded = excluded.filter { $0.person != number }
    times = times.filter { $0.value.person != number }
  }

  /// Whether it was up today, and comes again in place of a card that was lost.
  func isReturning(_ occurrence: Occurrence, at now: Instant, in zone: Zone) -> Bool {
    guard let earlier = times[occurrence.id], occurrence.snoozes == 0, earlier.snoozes == 0
    else { return false }
    return zone.civil(at: earlier.at).date == zone.civil(at: now).date
  }

  /// A card that is put up again on the same day was shown before; one that was put off counts anew
  /// each time.
  mutating func noteShown(_ occurrence: Occurrence, at now: Instant, in zone: Zone) {
    // A test is about nobody, and no prompt.
    guard occurrence.reminder != .test, !isReturning(occurrence, at: now, in: zone)
    else { return }
    times[occurrence.id] = (occurrence.person, now, occurrence.snoozes)
    if times.count > 400 { times = times.filter { $0.value.at > now - .seconds(7 * 86_400) } }
    change(occurrence) {
      $0.at = now
      $0.draw = occurrence.draw
      $0.snoozes = occurrence.snoozes
    }
  }

  /// What was opened stays what it was.
  mutating func noteOpened(_ occurrence: Occurrence, at now: Instant) {
    change(occurrence) {
      guard $0.opened == nil else { return }
      $0.opened = now
      $0.draw = occurrence.draw
    }
  }

  /// What was shown of an occurrence, if it was.
  func entry(of occurrence: Occurrence) -> Shown? {
    self[occurrence.person].shown.last { $0.id == occurrence.id }
  }

  func wasOpened(_ occurrence: Occurrence) -> Bool { entry(of: occurrence)?.opened != nil }

  /// What was drawn and never read may be drawn anew.
  mutating func noteDraw(of occurrence: Occurrence) {
    notePending(occurrence)
    guard let number = occurrence.person,
      let index = accounts[number]?.shown.lastIndex(where: { $0.id == occurrence.id }),
      accounts[number]?.shown[index].opened == nil
    else { return }
    accounts[number]?.shown[index].draw = occurrence.draw
  }

  private mutating func notePending(_ occurrence: Occurrence) {
    guard !occurrence.isClosed else { return pending[occurrence.id] = nil }
    let silence = self[occurrence.person].silence
    var known = pending[occurrence.id] ?? Pending(due: occurrence.due, silence: silence)
    if let prompt = occurrence.draw?.prompt, prompt != known.prompt {
      fresh.insert(occurrence.id)
    }
    known.prompt = occurrence.draw?.prompt
    known.snoozes = occurrence.snoozes
    if occurrence.isWaiting, occurrence.failures <= known.failures { known.due = occurrence.due }
    known.failures = occurrence.failures
    pending[occurrence.id] = known
  }

  /// Somebody gave a sign.
  mutating func noteSign(about number: Int?) {
    if let number { accounts[number]?.silence = 0 }
  }

  mutating func noteAnswer(_ id: Occurrence.ID) { answered.insert(id) }

  mutating func noteEnd(
    _ occurrence: Occurrence, _ outcome: Occurrence.Outcome, wasSeen: Bool, at now: Instant
  ) {
    guard let number = occurrence.person, var account = accounts[number] else { return }
    if let index = account.shown.lastIndex(where: { $0.id == occurrence.id }) {
      account.shown[index].outcome = outcome
    }
    switch outcome {
    case .done(let felt):
      if occurrence.draw != nil { account.done += 1 }
      if felt == .heavy { account.stepDown(from: occurrence.draw?.depth, at: now) }
    case .skipped: account.noteSkip(of: occurrence.draw?.depth, at: now)
    case .notTheirMoment: account.asksRestUntil = now + .seconds(14 * 86_400 - 7_200)
    case .excluded, .letGo, .missed, .cancelled: break
    case .dismissed, .expired: if wasSeen { account.noteSilence() }
    }
    accounts[number] = account
  }

  private mutating func change(_ occurrence: Occurrence, _ change: (inout Shown) -> Void) {
    let number = occurrence.person ?? 0
    guard accounts[number] != nil else { return }
    let known = accounts[number]?.shown.lastIndex { $0.id == occurrence.id }
    if let known {
      change(&accounts[number, default: Account(firstSeen: occurrence.due)].shown[known])
    } else {
      var shown = Shown(
        id: occurrence.id, reminder: occurrence.reminder, person: occurrence.person,
        slot: occurrence.slot, first: occurrence.due, at: occurrence.due)
      change(&shown)
      shown.first = shown.at
      accounts[number]?.shown.append(shown)
    }
  }
}

extension Ledger.Account {
  mutating func noteSilence() {
    silence += 1
    unanswered += 1
    longestSilence = max(longestSilence, silence)
  }

  mutating func stepDown(from depth: Depth?, at now: Instant) {
    guard let depth else { return }
    var lower = Depth(rawValue: depth.rawValue - 1) ?? .everyday
    if let gentle, now < gentle.until { lower = min(lower, gentle.depth) }
    gentle = (lower, now + .seconds(30 * 86_400))
    skips = []
  }

  mutating func noteSkip(of depth: Depth?, at now: Instant) {
    guard let depth else { return }
    skips.append((depth, now))
    let lately = skips.count { $0.depth == depth && $0.at > now - .seconds(30 * 86_400) }
    if lately >= 2, depth > .everyday { stepDown(from: depth, at: now) }
  }

  /// What was shown of prompts within so many days.
  func drawn(within days: Int, before now: Instant, but id: Occurrence.ID) -> [Occurrence.Draw] {
    let since = now - .seconds(days * 86_400)
    return shown.reversed().prefix(400).filter { $0.at > since && $0.id != id }.compactMap(\.draw)
  }

  /// The prompts that were read, the latest last.
  func read(but id: Occurrence.ID) -> [Occurrence.Draw] {
    shown.suffix(120).filter { $0.opened != nil && $0.id != id && $0.draw?.practice != nil }
      .sorted { ($0.opened ?? $0.at) < ($1.opened ?? $1.at) }.compactMap(\.draw)
  }
}
