import Core
import Linux
import Testing

@testable import Daemon

/// What a server is asked, and what is made of its answers.
@Suite(
  .timeLimit(.minutes(1)), .serialized,
  .enabled(if: PrivateBus.hasMock, "install dbus-daemon and python3-dbusmock"))
struct DesktopChannelTests {
  static func texts(_ value: BusValue?) -> [String] { value?.elements?.compactMap(\.text) ?? [] }

  @Test func `a neutral card says nothing of whom or what`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    let report = await desktop.next()
    let call = try #require(await server.calls.next { $0.member == "Notify" })
    guard case .accepted(Presentation(1), let handle?) = report else {
      Issue.record("\(String(describing: report))")
      return
    }
    #expect(handle.hasPrefix(":1.") && handle.hasSuffix(" 1"))
    #expect(call.arguments[3].text == "A small moment for you")
    #expect(call.arguments[4].text == "")
    #expect(Self.texts(call.arguments[5]) == ["default", "Show", "show", "Show", "later", "Later"])
    #expect(!"\(call.arguments)".contains("Alex"))
    #expect(call.arguments[6]["urgency"] == .byte(1))
    #expect(call.arguments[6]["transient"] == nil)
    #expect(call.arguments[7] == .int32(0))
  }

  @Test func `Show puts the text in place of the card`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    _ = await desktop.next()
    try await server.emit("ActionInvoked", "us", [.uint32(1), .string("show")])
    #expect(await desktop.next() == .opened(Occurrence.ID("2/check-in/1")))
    await desktop.present(.sample(2, isOpen: true))
    #expect(await desktop.accepted(2) != nil)
    let call = try #require(
      await server.calls.next { $0.member == "Notify" && $0.arguments[1] != .uint32(0) })
    #expect(call.arguments[1] == .uint32(1))
    #expect(call.arguments[3].text == "Let the pause do the work")
    #expect(call.arguments[6]["transient"] == .boolean(true))
    try await server.emit("ActionInvoked", "us", [.uint32(1), .string("done")])
    #expect(await desktop.next() == .answered(Occurrence.ID("2/check-in/1"), .done(nil)))
  }

  @Test(arguments: [
    ("default", ChannelReport.opened(Occurrence.ID("a"))),
    ("later", .puttingOff(Occurrence.ID("a"))),
    ("hour", .answered(Occurrence.ID("a"), .later(.hour))),
    ("evening", .answered(Occurrence.ID("a"), .later(.evening))),
    ("morning", .answered(Occurrence.ID("a"), .later(.morning))),
    ("not-their-moment", .answered(Occurrence.ID("a"), .notTheirMoment)),
  ])
  func `a button is an answer`(key: String, expected: ChannelReport) async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample(occurrence: "a"))
    _ = await desktop.next()
    try await server.emit("ActionInvoked", "us", [.uint32(1), .string(key)])
    #expect(await desktop.next() == expected)
  }

  @Test(arguments: [(1, Closure.expired), (2, .dismissed), (4, .lost)])
  func `a card that closes by itself is told`(reason: Int, closure: Closure) async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    _ = await desktop.next()
    try await server.emit("NotificationClosed", "uu", [.uint32(9), .uint32(2)])
    try await server.emit("NotificationClosed", "uu", [.uint32(1), .uint32(UInt32(reason))])
    #expect(await desktop.next() == .closed(Presentation(1), closure))
  }

  @Test func `a card that closes after a button was pressed is not dismissed`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    _ = await desktop.next()
    try await server.emit("ActionInvoked", "us", [.uint32(1), .string("show")])
    try await server.emit("NotificationClosed", "uu", [.uint32(1), .uint32(2)])
    #expect(await desktop.next() == .opened(Occurrence.ID("2/check-in/1")))
    await desktop.present(.sample(2, isOpen: true))
    #expect(await desktop.accepted(2) != nil)
  }

  @Test func `a card that is withdrawn is closed and tells nothing`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    _ = await desktop.next()
    await desktop.withdraw(.sample())
    let call = await server.calls.next { $0.member == "CloseNotification" }
    #expect(call?.arguments.first?.integer == 1)
    try await server.emit("ActionInvoked", "us", [.uint32(1), .string("show")])
    await desktop.present(.sample(2))
    #expect(await desktop.accepted(2) != nil)
  }

  @Test func `a card of an earlier run is replaced while its server lives`() async throws {
    let (desktop, server) = try await DesktopBench.withServer()
    await desktop.present(.sample())
    let handle = try #require(await desktop.accepted(1))
    let later = try await DesktopBench(on: desktop.bench)
    await later.become(.ok)
    _ = await server.calls.next { $0.member == "Notify" }
    await later.present(.sample(handle: handle))
    let same = await server.calls.next { $0.member == "Notify" }
    #expect(same?.arguments[1] == .uint32(1))
    _ = await later.next()
    await later.withdraw(.sample())
    await later.present(.sample(2, handle: ":1.99999 7"))
    let foreign = await server.calls.next { $0.member == "Notify" }
    #expect(foreign?.arguments[1] == .uint32(0))
  }
}
