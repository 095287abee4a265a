import Linux

/// Follows who shows notifications on the bus, and whether somebody could be started to.
///
/// `@unchecked`: the state is touched on the loop only, where the bus calls back.
final class NotificationServerWatch: @unchecked Sendable {
  enum Presence: Equatable {
    case absent
    /// It came, and has not yet said what it can.
    case asked(owner: String)
    case known(NotificationServer)
    /// It does not answer.
    case silent(owner: String)

    var owner: String? {
      switch self {
      case .absent: nil
      case .asked(let owner), .silent(let owner): owner
      case .known(let server): server.owner
      }
    }
  }

  private(set) var presence = Presence.absent
  private var isSecondTry = false
  private var retry: LoopTimer?
  private var isActivatable = false
  private var hasDesktop = NotificationServerWatch.hasDesktop(ThisProcess.environment)
  private let bus: Bus
  private let loop: Loop
  private let onChange: @Sendable () -> Void
  private var subscriptions: [BusSubscription] = []

  /// Starts to follow; `onChange` is called on the loop whenever what this says has changed.
  init(on bus: Bus, loop: Loop, onChange: @escaping @Sendable () -> Void) {
    self.bus = bus
    self.loop = loop
    self.onChange = onChange
    subscriptions = [
      bus.followOwner(of: BusCall.notifications) { [weak self] in self?.owned(by: $0) },
      bus.match(
        sender: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
        interface: "org.freedesktop.DBus", member: "ActivatableServicesChanged"
      ) { [weak self] _ in self?.readActivatable() },
    ]
    readActivatable()
    readEnvironment()
  }

  /// Whether a server would be started for a card: one is installed, and there is a screen.
  var mayStart: Bool { isActivatable && hasDesktop }

  /// Looks again for a screen.
  ///
  /// Nobody tells when one comes, so this is asked when it matters.
  func readEnvironment() {
    guard !hasDesktop else { return }
    bus.property(
      "Environment", of: "org.freedesktop.systemd1.Manager", at: "/org/freedesktop/systemd1",
      on: "org.freedesktop.systemd1"
    ) { [weak self] in self?.heard(environment: $0) }
  }

  /// Has the bus start a server; `onFailure` is told why none came.
  ///
  /// One that comes is a change like any other.
  func wake(timeout: Duration, onFailure: @escaping @Sendable (BusError) -> Void) {
    let name = BusValue.string(BusCall.notifications)
    bus.call(.broker("StartServiceByName", [name, .uint32(0)]), timeout: timeout) { result in
      if case .failure(let error) = result { onFailure(error) }
    }
  }

  /// Asks a server that did not answer once more.
  func askAgain() {
    if case .silent(let owner) = presence { meet(owner) }
  }

  func stop() { subscriptions = [] }
}

extension NotificationServerWatch {
  private func owned(by owner: String?) {
    if let owner { meet(owner) } else { become(.absent) }
  }

  private func meet(_ owner: String) {
    become(.asked(owner: owner))
    isSecondTry = false
    ask(owner)
  }

  private func ask(_ owner: String) {
    guard presence == .asked(owner: owner) else { return }
    bus.call(.notifications("GetCapabilities", to: owner), timeout: .seconds(3)) {
      [weak self] in self?.heard(capabilities: $0, of: owner)
    }
  }

  private func heard(capabilities result: Result<[BusValue], BusError>, of owner: String) {
    guard presence == .asked(owner: owner) else { return }
    guard let values = try? result.get().first?.elements else { return tryAgain(owner) }
    let capabilities = Set(values.compactMap(\.text))
    bus.call(.notifications("GetServerInformation", to: owner), timeout: .seconds(3)) {
      [weak self] in self?.heard(information: $0, of: owner, capabilities)
    }
  }

  /// Some take the name a moment before they answer to it.
  private func tryAgain(_ owner: String) {
    guard !isSecondTry else { return become(.silent(owner: owner)) }
    isSecondTry = true
    retry = LoopTimer(on: loop, after: .milliseconds(500)) { [weak self] in self?.ask(owner) }
  }

  /// A server that can show cards and not say its name is good enough.
  private func heard(
    information result: Result<[BusValue], BusError>, of owner: String, _ capabilities: Set<String>
  ) {
    guard presence == .asked(owner: owner) else { return }
    let texts = (try? result.get())?.map { PlainText.line($0.text ?? "", limit: 60) } ?? []
    // Dunst has the day of its release after the version.
    let version = texts.count > 2 ? texts[2].prefix { $0 != " " } : ""
    become(
      .known(
        NotificationServer(
          owner: owner, name: texts.first ?? "unnamed", version: String(version),
          capabilities: capabilities)))
  }

  private func become(_ presence: Presence) {
    guard presence != self.presence else { return }
    self.presence = presence
    onChange()
  }

  private func readActivatable() {
    bus.call(.broker("ListActivatableNames")) { [weak self] in self?.heard(activatable: $0) }
  }

  private func heard(activatable result: Result<[BusValue], BusError>) {
    let names = (try? result.get().first?.elements) ?? []
    let isActivatable = names.contains { $0.text == BusCall.notifications }
    guard isActivatable != self.isActivatable else { return }
    self.isActivatable = isActivatable
    readEnvironment()
    onChange()
  }

  private func heard(environment result: Result<BusValue, BusError>) {
    let lines = ((try? result.get().elements) ?? []).compactMap(\.text)
    let found = Self.hasDesktop { name in
      lines.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.utf8.count + 1)) }
    }
    guard found, !hasDesktop else { return }
    hasDesktop = true
    onChange()
  }

  private static func hasDesktop(_ value: (String) -> String?) -> Bool {
    ["WAYLAND_DISPLAY", "DISPLAY"].contains { value($0)?.isEmpty == false }
  }
}
