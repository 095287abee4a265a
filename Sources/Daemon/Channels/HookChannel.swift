package import Core
package import Linux

/// Runs the user's own commands as transient units of the user's service manager, outside the
/// daemon's sandbox.
///
/// An observer is told what happens; a hook that is a reminder reaches the user by itself.
///
/// `@unchecked`: the state is touched on the loop only, where the bus calls back and the daemon calls.
package final class HookChannel: Channel, @unchecked Sendable {
  private let hooks: [(number: Int, hook: Hook)]
  private let bus: Bus?
  private let loop: Loop
  private let report: @Sendable (ChannelReport) -> Void
  private var ownership: BusSubscription?
  private var hasManager = false
  private var queue: [HookJob] = []
  private var running: [HookRun] = []
  private var deliveries: [Presentation: Delivery] = [:]
  /// What the hooks have told the user of, and nobody has taken back.
  private var delivered: (occurrence: Occurrence.ID, presentation: Presentation)?

  /// The hooks that are to show one card.
  private struct Delivery {
    let occurrence: Occurrence.ID
    var awaited: Int
  }

  /// Where a hook has put a card, as far as anyone can say.
  static let place = "hooks"

  /// How many hooks run at a time, and how many wait for their turn.
  private static let width = 4
  private static let depth = 32

  package init(
    _ hooks: [Hook], bus: Bus?, loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void
  ) {
    self.hooks = hooks.enumerated().map { ($0.offset + 1, $0.element) }
    self.bus = bus
    self.loop = loop
    self.report = report
    ownership = bus?.followOwner(of: BusCall.manager) { [weak self] owner in
      guard let self else { return }
      hasManager = owner != nil
      report(.changed)
    }
  }

  package var health: ChannelHealth {
    guard canRun else {
      return ChannelHealth(name: "hooks", state: .unavailable, detail: "no user manager")
    }
    return ChannelHealth(
      name: "hooks", state: .ok, detail: hooks.count == 1 ? "1 hook" : "\(hooks.count) hooks")
  }

  package var reachesUser: Bool { canRun && !reminders.isEmpty }

  private var canRun: Bool { hasManager && bus?.isOpen == true }

  private var reminders: [(number: Int, hook: Hook)] { hooks.filter { $0.hook.role == .reminder } }

  package func present(_ card: Card) {
    guard reachesUser else { return }
    if delivered?.occurrence == card.occurrence || card.places.contains(Self.place) {
      // It has reached the user already, in an earlier run perhaps: that a card is put up in place
      // of another, or its text is on a screen now, is nothing new.
      delivered = (card.occurrence, card.presentation)
      return loop.async { [report] in report(.accepted(card.presentation, handle: Self.place)) }
    }
    deliveries[card.presentation] = Delivery(
      occurrence: card.occurrence, awaited: reminders.count)
    for (number, hook) in reminders {
      run(HookJob(number: number, hook: hook, showing: card))
    }
  }

  package func withdraw(_ presentation: Presentation) {
    deliveries[presentation] = nil
    queue.removeAll { $0.presentation == presentation }
    if delivered?.presentation == presentation { delivered = nil }
  }

  package func announce(_ announcement: Announcement, text: Text?) {
    guard canRun, let occasion = Hook.Occasion(announcement.kind) else { return }
    for (number, hook) in hooks
    where hook.role == .observer && hook.occasions.contains(occasion) {
      run(HookJob(number: number, hook: hook, told: announcement, text: text))
    }
  }

  /// What runs already is left to its timeout.
  package func stop() {
    queue = []
    deliveries = [:]
    ownership = nil
  }
}

extension HookChannel {
  private func run(_ job: HookJob) {
    guard queue.count < Self.depth else {
      return loop.async { [weak self] in self?.ended(job, "was not run: too many wait") }
    }
    queue.append(job)
    startNext()
  }

  private func startNext() {
    while running.count < Self.width, !queue.isEmpty, let bus {
      let job = queue.removeFirst()
      let unit = HookUnit(hook: job.number)
      let run = HookRun(job, unit: unit, on: bus, loop: loop) { [weak self] failure in
        guard let self else { return }
        running.removeAll { $0.unit.name == unit.name }
        ended(job, failure)
        startNext()
      }
      running.append(run)
      run.start()
    }
  }

  private func ended(_ job: HookJob, _ failure: String?) {
    if let failure { report(.failed(reason: "hook \(job.number) \(failure)")) }
    guard let presentation = job.presentation, var delivery = deliveries[presentation] else {
      return
    }
    delivery.awaited -= 1
    deliveries[presentation] = delivery
    if failure == nil {
      deliveries[presentation] = nil
      delivered = (delivery.occurrence, presentation)
      report(.accepted(presentation, handle: Self.place))
    } else if delivery.awaited == 0 {
      deliveries[presentation] = nil
      report(.refused(presentation, reason: "no hook took it"))
    }
  }
}
