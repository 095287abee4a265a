import Linux

/// The session that shows the user's desktop, and whether the login manager calls it locked.
///
/// `@unchecked`: touched on the loop only.
final class LoginSession: @unchecked Sendable {
  /// `nil` while it does not say.
  private(set) var isLocked: Bool?
  /// Whether all that can be asked was answered once, if only by nobody.
  private(set) var hasAnswered = false
  private let user: UInt32
  private let bus: Bus
  private let onChange: @Sendable () -> Void
  private var owner: String?
  private var session: String?
  private var ownership: BusSubscription?
  private var display: BusSubscription?
  private var hint: BusSubscription?

  init(of user: UInt32, on bus: Bus, onChange: @escaping @Sendable () -> Void) {
    self.user = user
    self.bus = bus
    self.onChange = onChange
    ownership = bus.followOwner(of: Self.name) { [weak self] in self?.owned(by: $0) }
  }

  private static let name = "org.freedesktop.login1"

  private func owned(by owner: String?) {
    self.owner = owner
    display = nil
    if owner == nil { hasAnswered = true }
    follow(session: nil)
    guard let owner else { return }
    let call = BusCall(
      destination: owner, path: "/org/freedesktop/login1",
      interface: "org.freedesktop.login1.Manager", member: "GetUser", arguments: [.uint32(user)])
    bus.call(call) { [weak self] in self?.found($0, by: owner) }
  }

  /// Finds the user where it is, or will be once it logs in.
  private func found(_ user: Result<[BusValue], BusError>, by owner: String) {
    guard owner == self.owner else { return }
    let path = (try? user.get().first?.text) ?? "/org/freedesktop/login1/user/_\(self.user)"
    display = bus.followProperty(
      "Display", of: "org.freedesktop.login1.User", at: path, on: owner
    ) { [weak self] value in
      guard let self, owner == self.owner else { return }
      let parts = value?.elements?.compactMap(\.text) ?? []
      let session = parts.count == 2 && parts[1] != "/" ? parts[1] : nil
      if session == nil { hasAnswered = true }
      follow(session: session)
    }
  }

  private func follow(session: String?) {
    guard session != self.session || session == nil else { return }
    self.session = session
    hint = nil
    learned(nil)
    guard let session, let owner else { return }
    hint = bus.followProperty(
      "LockedHint", of: "org.freedesktop.login1.Session", at: session, on: owner
    ) { [weak self] value in
      guard let self, session == self.session else { return }
      hasAnswered = true
      learned(value?.truth)
    }
  }

  private func learned(_ isLocked: Bool?) {
    self.isLocked = isLocked
    onChange()
  }
}
