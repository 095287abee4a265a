package import Core
package import Glibc
package import Linux

/// Whether the user's session is locked, as the login manager and the screen savers say.
package final class SessionLock {
  package init(
    system: Bus?, session: Bus?, user: uid_t, onChange: @escaping @Sendable (Lock) -> Void
  ) {}
}
