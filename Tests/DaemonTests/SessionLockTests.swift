import Core
import Linux
import Testing

@testable import Daemon

/// What the login manager and the screen savers say, and when they come and go.
@Suite(
  .timeLimit(.minutes(1)), .serialized,
  .enabled(if: PrivateBus.hasMock, "install dbus-daemon and python3-dbusmock"))
struct SessionLockTests {
  static let user: UInt32 = 1777
  static let session = "/org/freedesktop/login1/session/c1"

  static func follow(system: Bus?, session: Bus?, on loop: Loop) async -> (
    SessionLock, Recorder<Lock>
  ) {
    let locks = Recorder<Lock>()
    let lock = await loop.run {
      SessionLock(system: system, session: session, user: user) { locks.record($0) }
    }
    return (lock, locks)
  }

  /// A login manager with one session, which the user's desktop runs in if `isDisplay`.
  static func loginManager(on bench: BusBench, isDisplay: Bool = true) async throws -> MockObject {
    let manager = try await MockObject(
      "org.freedesktop.login1", at: "/org/freedesktop/login1",
      interface: "org.freedesktop.login1.Manager", template: ["logind"], on: bench)
    try await manager.answers(
      "GetUser", "u", "o", "ret = '/org/freedesktop/login1/user/%d' % args[0]")
    try await manager.mock(
      "AddSession",
      [.string("c1"), .string("seat0"), .uint32(user), .string("tester"), .boolean(true)])
    if isDisplay { try await show(session: session, manager) }
    return manager
  }

  /// The mock changes no property that is a structure, so it is told how.
  static func show(session: String, _ manager: MockObject) async throws {
    let path = "/org/freedesktop/login1/user/\(user)"
    let code = """
      display = dbus.Struct(('c1', dbus.ObjectPath(args[0])), signature='so', variant_level=1)
      self.props['org.freedesktop.login1.User']['Display'] = display
      self.EmitSignal('org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as',
        ['org.freedesktop.login1.User', {'Display': display}, []])
      """
    let method = ["org.freedesktop.login1.User", "Show", "o", "", code].map(BusValue.string)
    try await manager.mock("AddMethod", method, at: path)
    try await manager.bench.call(
      BusCall(
        destination: manager.name, path: path, interface: "org.freedesktop.login1.User",
        member: "Show", arguments: [.objectPath(session)]))
  }

  static func lock(_ isLocked: Bool, _ manager: MockObject) async throws {
    try await manager.mock(
      "UpdateProperties",
      [
        .string("org.freedesktop.login1.Session"),
        .properties([("LockedHint", .boolean(isLocked))]),
      ], at: session)
  }

  @Test func `the login manager's hint is followed`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.loginManager(on: bench)
    let (lock, locks) = await Self.follow(system: bench.bus, session: nil, on: bench.loop)
    #expect(await locks.next() == .unlocked)
    try await Self.lock(true, manager)
    #expect(await locks.next() == .locked)
    try await Self.lock(false, manager)
    #expect(await locks.next() == .unlocked)
    manager.end()
    #expect(await locks.next() == .unknown)
    withExtendedLifetime(lock) {}
  }

  @Test func `the session that shows the desktop may come later and go`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.loginManager(on: bench, isDisplay: false)
    try await Self.lock(true, manager)
    let (lock, locks) = await Self.follow(system: bench.bus, session: nil, on: bench.loop)
    try await Self.show(session: Self.session, manager)
    #expect(await locks.next() == .locked)
    try await Self.show(session: "/", manager)
    #expect(await locks.next() == .unknown)
    withExtendedLifetime(lock) {}
  }

  @Test(arguments: ScreenSaver.known.map(\.name))
  func `a screen saver that is active locks`(name: String) async throws {
    let bench = try await BusBench()
    let path = try #require(ScreenSaver.known.first { $0.name == name }).path
    let (lock, locks) = await Self.follow(system: nil, session: bench.bus, on: bench.loop)
    let saver = try await MockObject(name, at: path, on: bench)
    try await saver.answers("GetActive", "", "b", "ret = True")
    try await saver.emit("ActiveChanged", "b", [.boolean(false)])
    #expect(await locks.next() == .unlocked)
    try await saver.emit("ActiveChanged", "b", [.boolean(true)])
    #expect(await locks.next() == .locked)
    saver.end()
    #expect(await locks.next() == .unknown)
    withExtendedLifetime(lock) {}
  }

  @Test func `one that says locked outweighs one that says unlocked`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.loginManager(on: bench)
    let saver = try await MockObject(
      "org.gnome.ScreenSaver", at: "/org/gnome/ScreenSaver", on: bench)
    try await saver.answers("GetActive", "", "b", "ret = True")
    let (lock, locks) = await Self.follow(system: bench.bus, session: bench.bus, on: bench.loop)
    _ = await locks.next { $0 == .locked }
    try await Self.lock(false, manager)
    try await saver.emit("ActiveChanged", "b", [.boolean(false)])
    #expect(await locks.next() == .unlocked)
    withExtendedLifetime(lock) {}
  }
}
