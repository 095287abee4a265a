import Glibc
import Linux
import Testing

/// What a foreign implementation of D-Bus makes of our messages, and we of its.
@Suite(
  .timeLimit(.minutes(1)),
  .enabled(if: PrivateBus.hasMock, "install dbus-daemon and python3-dbusmock"))
struct BusPeerTests {
  let server: PrivateBus
  let mock: Child

  init() throws {
    server = try PrivateBus()
    mock = try server.mock()
  }

  private func connected() async throws -> TestBus {
    let test = try await TestBus(server.address)
    let owners = Recorder<String?>()
    let subscription = await test.loop.run { [bus = test.bus] in
      bus.followOwner(of: Mock.name) { owners.record($0) }
    }
    while let owner = await owners.next(), owner == nil {}
    withExtendedLifetime(subscription) {}
    return test
  }

  @Test func `values come back as they were sent`() async throws {
    let test = try await connected()
    let signature = "a{sv}asa(uay)bynqiuxtdog"
    _ = try await test.call(Mock.addMethod("Echo", signature, signature, "ret = args")).get()
    let values: [BusValue] = [
      .properties([
        ("urgency", .byte(2)), ("text", .string("grüße & <b>")), ("names", .strings(["a", ""])),
      ]),
      .strings([]),
      .array(
        elementSignature: "(uay)",
        [.structure([.uint32(.max), .array(elementSignature: "y", [.byte(1), .byte(255)])])]),
      .boolean(true), .byte(255), .int16(.min), .uint16(.max), .int32(.min), .uint32(.max),
      .int64(.min), .uint64(.max), .double(-0.5), .objectPath("/a/b"), .signature("a{sv}"),
    ]
    #expect(try await test.call(Mock.call("Echo", values)).get() == values)
    #expect(values[0]["urgency"]?.integer == 2)
    #expect(values[0]["absent"] == nil)
  }

  @Test func `an error of the peer bears its name and text`() async throws {
    let test = try await connected()
    let code = "raise dbus.exceptions.DBusException('too many', name='org.attune.Error.Excess')"
    _ = try await test.call(Mock.addMethod("Fail", "", "", code)).get()
    let result = await test.call(Mock.call("Fail"))
    #expect(result == .failure(BusError(name: "org.attune.Error.Excess", message: "too many")))
  }

  @Test func `a peer that takes too long is given up on`() async throws {
    let test = try await connected()
    _ = try await test.call(
      Mock.addMethod("Sleep", "", "", "import threading; threading.Event().wait(1)")
    ).get()
    let result = await test.call(Mock.call("Sleep"), timeout: .milliseconds(30))
    #expect(result.failureName == "org.freedesktop.DBus.Error.NoReply")
  }

  @Test func `a signal of a well-known sender is received with its values`() async throws {
    let test = try await connected()
    let signals = Recorder<BusSignal>()
    let subscription = await test.loop.run { [bus = test.bus] in
      bus.match(sender: Mock.name, path: Mock.path, interface: Mock.interface, member: "Invoked") {
        signals.record($0)
      }
    }
    let values: [BusValue] = [.uint32(7), .string("snooze")]
    _ = try await test.call(Mock.emit("Invoked", "us", values)).get()
    let signal = await signals.next()
    #expect(signal?.arguments == values)
    #expect(signal?.sender.hasPrefix(":1.") == true)
    withExtendedLifetime(subscription) {}
  }

  @Test func `a property is read out of its variant`() async throws {
    let test = try await connected()
    var add = Mock.call(
      "AddProperty", [.string(Mock.interface), .string("Locked"), .variant(.boolean(true))])
    add.interface = "org.freedesktop.DBus.Mock"
    _ = try await test.call(add).get()
    let values = Recorder<Result<BusValue, BusError>>()
    await test.loop.run { [bus = test.bus] in
      bus.property("Locked", of: Mock.interface, at: Mock.path, on: Mock.name) {
        values.record($0)
      }
    }
    #expect(await values.next() == .success(.boolean(true)))
  }

  @Test func `a descriptor is handed over and another comes back`() async throws {
    let test = try await connected()
    let code = "import os; fd = args[0].take(); os.write(fd, b'hi'); ret = dbus.types.UnixFd(fd)"
    _ = try await test.call(Mock.addMethod("Write", "h", "h", code)).get()
    let pipe = try Pipe()
    let answer = try await test.call(Mock.call("Write", [.unixDescriptor(pipe.writeEnd)])).get()
    guard case .unixDescriptor(let descriptor)? = answer.first else {
      Issue.record("no descriptor in \(answer)")
      return
    }
    try descriptor.write(Array("\n".utf8))
    #expect(try Terminal.readLine(from: pipe.readEnd.number) == "hi")
  }
}
