import Glibc
import Linux
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: PrivateBus.isInstalled, "install dbus-daemon"))
struct BusTests {
  let server: PrivateBus

  init() throws { server = try PrivateBus() }

  @Test func `a connection learns its name`() async throws {
    let test = try await TestBus(server.address)
    _ = try await test.call(.broker("GetId")).get()
    let name = await test.loop.run { [bus = test.bus] in bus.uniqueName }
    #expect(name?.hasPrefix(":1.") == true)
  }

  @Test func `a call gets values, and one that fails gets the error's name`() async throws {
    let test = try await TestBus(server.address)
    let names = try await test.call(.broker("ListNames")).get()
    #expect(names.first?.elements?.contains(.string("org.freedesktop.DBus")) == true)
    let error = await test.call(.broker("GetNameOwner", [.string("org.attune.Nobody")]))
    #expect(error.failureName == "org.freedesktop.DBus.Error.NameHasNoOwner")
    let absent = await test.call(Mock.call("Anything"))
    #expect(absent.failureName == "org.freedesktop.DBus.Error.NameHasNoOwner")
    var activating = Mock.call("Anything")
    activating.allowsActivation = true
    let unknown = await test.call(activating)
    #expect(unknown.failureName == "org.freedesktop.DBus.Error.ServiceUnknown")
  }

  @Test(arguments: [
    BusValue.string("a\0b"), .objectPath("no path"), .signature("("),
    .array(elementSignature: "s", [.byte(1)]), .structure([]),
  ])
  func `a value that is none fails its call and leaves the connection`(value: BusValue) async throws
  {
    let test = try await TestBus(server.address)
    let refused = await test.call(.broker("GetNameOwner", [value]))
    #expect(refused.failureName == "System.Error.EINVAL")
    _ = try await test.call(.broker("GetId")).get()
  }

  @Test func `values nested beyond reason fail their call`() async throws {
    let test = try await TestBus(server.address)
    let deep = (0..<100).reduce(BusValue.byte(1)) { value, _ in .variant(value) }
    #expect(await test.call(.broker("GetId", [deep])).failureName == "System.Error.ELOOP")
  }

  @Test func `a signal comes only while it is subscribed to`() async throws {
    let test = try await TestBus(server.address)
    let signals = Recorder<String>()
    let owner = try await TestBus(server.address)
    let subscription = await test.loop.run { [bus = test.bus] in
      bus.match(sender: "org.freedesktop.DBus", member: "NameOwnerChanged", arg0: "org.attune.A") {
        signals.record("\($0.member) \($0.sender) \($0.path) \($0.arguments.count)")
      }
    }
    _ = try await test.call(.broker("GetId")).get()
    _ = try await owner.call(.requestName("org.attune.B")).get()
    _ = try await owner.call(.requestName("org.attune.A")).get()
    let expected = "NameOwnerChanged org.freedesktop.DBus /org/freedesktop/DBus 3"
    #expect(await signals.next() == expected)
    await test.loop.run { subscription.cancel() }
    _ = try await owner.call(.broker("ReleaseName", [.string("org.attune.A")])).get()
    _ = try await test.call(.broker("GetId")).get()
    signals.record("nothing else")
    #expect(await signals.next() == "nothing else")
  }

  @Test func `a name's owner is followed`() async throws {
    let test = try await TestBus(server.address)
    let owners = Recorder<String?>()
    let subscription = await test.loop.run { [bus = test.bus] in
      bus.followOwner(of: "org.attune.A") { owners.record($0) }
    }
    #expect(await owners.next() == .some(nil))
    let owner = try await TestBus(server.address)
    _ = try await owner.call(.requestName("org.attune.A")).get()
    let name = await owner.loop.run { [bus = owner.bus] in bus.uniqueName }
    #expect(await owners.next() == .some(name))
    await owner.loop.run { [bus = owner.bus] in bus.close() }
    #expect(await owners.next() == .some(nil))
    withExtendedLifetime(subscription) {}
  }

  @Test func `when the bus goes, waiting calls fail and the loss is told once`() async throws {
    let test = try await TestBus(server.address)
    let silent = try await TestBus(server.address)
    _ = try await silent.call(.requestName("org.attune.A")).get()
    _ = try await test.call(.broker("GetId")).get()
    // A stopped loop does not answer, so the call is still waiting when the bus goes.
    let gate = Recorder<Void>()
    let held = Recorder<Result<[BusValue], BusError>>()
    let call = BusCall(
      destination: "org.attune.A", path: "/", interface: "org.attune.A", member: "Wait")
    silent.loop.async { [server] in
      gate.record(())
      server.end()
    }
    _ = await gate.next()
    await test.loop.run { [bus = test.bus] in bus.call(call) { held.record($0) } }
    #expect(await held.next()?.failureName != nil)
    #expect(await test.lost.next() == "disconnected")
    let isOpen = await test.loop.run { [bus = test.bus] in bus.isOpen }
    #expect(!isOpen)
    #expect(await test.call(.broker("GetId")).failureName == "System.Error.ENOTCONN")
  }

  @Test func `closing fails the calls that wait, and nothing is lost`() async throws {
    let test = try await TestBus(server.address)
    let held = Recorder<Result<[BusValue], BusError>>()
    await test.loop.run { [bus = test.bus] in
      bus.call(.broker("GetId")) { held.record($0) }
      bus.close()
    }
    #expect(await held.next()?.failureName == "org.freedesktop.DBus.Error.Disconnected")
    await test.loop.run {}
    test.lost.record("nothing")
    #expect(await test.lost.next() == "nothing")
  }

  @Test func `a bus that is not there cannot be reached`() async {
    await #expect(throws: SystemError.self) { try await TestBus(.address("unix:path=/nowhere")) }
  }

  @Test func `the blocking connection answers and fails as the other does`() throws {
    let bus = try BlockingBus(server.address)
    #expect(try bus.call(.broker("GetId")).first?.text?.count == 32)
    let error = #expect(throws: BusError.self) {
      try bus.call(.broker("GetNameOwner", [.string("org.attune.Nobody")]))
    }
    #expect(error?.name == "org.freedesktop.DBus.Error.NameHasNoOwner")
    #expect(throws: BusError.self) { try bus.call(.broker("GetId", [.string("\0")])) }
  }
}

extension BusCall {
  static func requestName(_ name: String) -> BusCall {
    .broker("RequestName", [.string(name), .uint32(0)])
  }
}

extension Result where Failure == BusError {
  var failureName: String? {
    if case .failure(let error) = self { error.name } else { nil }
  }
}
