import CivilTime
import Core

/// One user's life with Attune: a plan, a desktop and a mood, all from one seed.
struct Life {
  let seed: UInt64
  let mood: Mood
  /// Whether everybody has the default cadence and nothing else.
  let isUsual: Bool
  /// Whether the plan stays what it is at the start.
  var keepsPlan: Bool
  var engine: Engine
  var written: State
  var now: Instant
  /// By how much the wall clock was stepped.
  var drift = Duration.zero
  var dice: Dice
  var ledger = Ledger()
  let verdicts: Verdicts
  /// The card that is on the screen.
  var up: Card?
  /// When it was put up, or was opened.
  var upSince = Life.birth
  /// What is on the screen or was read by command, and could be answered.
  var seen: Occurrence.ID?
  /// How the card that was up has just left.
  var gone: (occurrence: Occurrence.ID, how: Closure)?
  var reaction: (at: Instant, card: Card, what: Reaction)?
  /// Who left the plan.
  var away: [Person] = []
  var happening: Instant
  /// Whether the card that is put up now was asked for by pressing Show.
  var isOpening = false
  var trace: UInt64 = 0
  /// Whether everything that happens is printed.
  var isTold = false

  /// A Thursday.
  static let birth = Instant(microseconds: 1_790_000_000_000_000)

  init(seed: UInt64, mood: Mood, isUsual: Bool, deck: [Prompt], verdicts: Verdicts) {
    var dice = Dice(seed: seed)
    let plan =
      isUsual ? Plans.usual(&dice, deck: deck) : Plans.random(&dice, mood: mood, deck: deck)
    self.init(seed: seed, mood: mood, isUsual: isUsual, plan: plan, dice: dice, verdicts: verdicts)
  }

  init(seed: UInt64, mood: Mood, isUsual: Bool, plan: Plan, dice: Dice, verdicts: Verdicts) {
    self.seed = seed
    self.mood = mood
    self.isUsual = isUsual
    keepsPlan = isUsual
    self.dice = dice
    self.verdicts = verdicts
    verdicts.place = "seed \(seed), \(mood.rawValue)"
    now = Self.birth
    happening = now + .seconds(3_600)
    written = State(seed: seed)
    engine = Engine(
      plan: plan, state: written, zone: .utc, at: Moment(wall: now, boot: .seconds(86_400)))
  }

  /// The time that has really passed, as a wall clock that nobody touched would show it.
  var truth: Instant { now - drift }

  mutating func live(days: Int) {
    perform(.started)
    perform(.reachChanged(true))
    perform(.lockChanged(.unlocked))
    let end = truth + .seconds(days * 86_400)
    while truth < end {
      let next = min(engine.nextWakeup ?? end + drift, happening, reaction?.at ?? happening)
      now = max(now, min(next, end + drift))
      if let reaction, reaction.at <= now {
        self.reaction = nil
        react(reaction.what, to: reaction.card)
      } else if happening <= now {
        happening = now + dice.seconds(1_800...80_000)
        happen()
      } else {
        perform(.woke)
      }
    }
    checkWhole(days: days)
  }

  private mutating func react(_ reaction: Reaction, to card: Card) {
    guard up?.presentation == card.presentation else { return }
    switch reaction {
    case .open: perform(.opened(card.occurrence))
    case .answer(let answer): perform(.answered(card.occurrence, answer))
    case .putOff: perform(.puttingOff(card.occurrence))
    case .dismiss: perform(.closed(card.presentation, .dismissed))
    case .expire: perform(.closed(card.presentation, .expired))
    case .lose: perform(.closed(card.presentation, .lost))
    }
  }

  mutating func perform(_ event: Event) {
    if isTold { print("\(clock) \(event.told)") }
    ledger.fresh = []
    noteObstacle()
    note(event)
    isOpening = event.opensText
    var queue = [event]
    while !queue.isEmpty {
      let moment = Moment(wall: now, boot: .seconds(86_400) + (truth - Self.birth))
      let effects = engine.handle(queue.removeFirst(), at: moment)
      checkOrder(of: effects)
      for effect in effects { queue += take(effect) }
    }
    isOpening = false
    gone = nil
    noteObstacle()
    checkWaiting()
    checkCarried()
  }

  private mutating func take(_ effect: Effect) -> [Event] {
    if isTold { tell(effect) }
    switch effect {
    case .record(let record):
      written.apply(record)
      noteRecord(record)
    case .withdraw(let presentation):
      if up?.presentation == presentation {
        up = nil
        seen = nil
      }
    case .announce(let announcement): hear(announcement)
    case .present(let card):
      check(card)
      return [deliver(card)]
    }
    return []
  }

  private func tell(_ effect: Effect) {
    switch effect {
    case .present(let card): print("  present \(card.occurrence) \(card.isOpen)")
    case .withdraw: print("  withdraw")
    case .announce(let announcement):
      print("  \(announcement.kind) \(announcement.occurrence?.description ?? "")")
    case .record(.occurrence(let occurrence)):
      print("    \(occurrence.id) \(occurrence.phase) \(occurrence.draw?.prompt.description ?? "")")
    case .record: break
    }
  }

  private mutating func deliver(_ card: Card) -> Event {
    trace =
      trace &* 31 &+ UInt64(bitPattern: now.microseconds) &+ UInt64(card.text.summary.utf8.count)
    if mood.isTurbulent, dice.falls(0.05) {
      up = nil
      seen = nil
      ledger.obstacle = now
      return .refused(card.presentation)
    }
    let before = up?.occurrence == card.occurrence
    up = card
    upSince = now
    seen = card.occurrence
    if let occurrence = engine.occurrence(card.occurrence) {
      if !before {
        if !isForNow(occurrence) { ledger.afterRelease.append((card.occurrence, now)) }
        ledger.noteShown(occurrence, at: now, in: engine.zone)
      }
      if card.isOpen { ledger.noteOpened(occurrence, at: now) }
    }
    noteOffer(on: card)
    reaction = mood.reaction(to: card, &dice).map { (now + $0.after, card, $0.1) }
    return .accepted(card.presentation, handle: nil)
  }
}

extension Event {
  /// A plan is too long to tell.
  fileprivate var told: String {
    if case .planReplaced = self { "planReplaced" } else { "\(self)" }
  }

  fileprivate var opensText: Bool {
    switch self {
    case .opened, .read: true
    default: false
    }
  }
}
