package import Core
package import Linux

/// Whether the user's session is locked, as the login manager and the screen savers say.
///
/// Locked is what one of them says; what none of them knows is unknown.
///
/// `@unchecked`: touched on the loop only.
package final class SessionLock: @unchecked Sendable {
  private let onChange: @Sendable (Lock) -> Void
  private var onSettled: (@Sendable () -> Void)?
  private var lock = Lock.unknown
  private var login: LoginSession?
  private var screenSavers: [ScreenSaver] = []

  /// Starts to listen; `onChange` is called on the loop, first when something is known.
  ///
  /// `onSettled` is called once, when everybody who could know has answered, if only with nothing.
  package init(
    system: Bus?, session: Bus?, user: UInt32, onSettled: (@Sendable () -> Void)? = nil,
    onChange: @escaping @Sendable (Lock) -> Void
  ) {
    self.onChange = onChange
    self.onSettled = onSettled
    let learned: @Sendable () -> Void = { [weak self] in self?.learned() }
    login = system.map { LoginSession(of: user, on: $0, onChange: learned) }
    screenSavers =
      session.map { session in
        ScreenSaver.known.map {
          ScreenSaver(name: $0.name, path: $0.path, on: session, onChange: learned)
        }
      } ?? []
  }

  private func learned() {
    let said = ([login?.isLocked] + screenSavers.map(\.isActive)).compactMap { $0 }
    let lock: Lock = said.contains(true) ? .locked : said.isEmpty ? .unknown : .unlocked
    if lock != self.lock {
      self.lock = lock
      onChange(lock)
    }
    settle()
  }

  private func settle() {
    let haveAnswered = login?.hasAnswered != false && screenSavers.allSatisfy(\.hasAnswered)
    guard let onSettled, haveAnswered else { return }
    self.onSettled = nil
    onSettled()
  }
}
