import CivilTime
import Core
import Linux
import Testing

@testable import Daemon

/// What the service manager is asked, and what is made of what it tells.
@Suite(
  .timeLimit(.minutes(1)), .serialized,
  .enabled(if: PrivateBus.hasMock, "install dbus-daemon and python3-dbusmock"))
struct HookChannelTests {
  static let secret = Text(summary: "Platypus", body: "Wallaby")

  /// What the service manager does with a unit.
  static func start(status: Int) -> String {
    """
    import os
    properties = dict(args[2])
    output = properties['StandardOutputFileDescriptor'].take()
    errors = properties['StandardErrorFileDescriptor'].take()
    text = ''
    if 'StandardInputFileDescriptor' in properties:
      with os.fdopen(properties['StandardInputFileDescriptor'].take()) as file: text = file.read()
    os.write(output, b'hello')
    os.close(output)
    os.close(errors)
    plain = {k: v for k, v in properties.items() if 'Descriptor' not in k}
    command = plain['ExecStart'][0]
    lines = [str(args[0]), str(command[0])] + [str(word) for word in command[1]]
    lines += [str(line) for line in plain['Environment']]
    self.EmitSignal('', 'Told', 'sas', [text, lines])
    escaped = ''.join(c if c.isalnum() else '_%02x' % ord(c) for c in str(args[0]))
    path = '/org/freedesktop/systemd1/unit/' + escaped
    self.AddObject(path, 'org.attune.Unit', {}, [])
    import dbusmock
    for interface, values in [
      ('org.freedesktop.systemd1.Service', {
        'Result': 'exit-code' if \(status) else 'success',
        'ExecMainStatus': dbus.Int32(\(status))}),
      ('org.freedesktop.systemd1.Unit', {
        'ActiveState': 'inactive',
        'Job': dbus.Struct(
          (dbus.UInt32(0), dbus.ObjectPath('/')), signature='uo', variant_level=1)})]:
      dbusmock.get_object(path).EmitSignal(
        'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as',
        [interface, values, []])
    ret = '/org/freedesktop/systemd1/job/1'
    """
  }

  /// Says of every unit that it ended with `status` as soon as it is started, and reads its input.
  static func manager(on bench: BusBench, status: Int = 0) async throws -> MockObject {
    let manager = try await MockObject(
      "org.freedesktop.systemd1", at: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", on: bench)
    try await manager.answers("StartTransientUnit", "ssa(sv)a(sa(sv))", "o", start(status: status))
    try await manager.answers("UnrefUnit", "s", "", "")
    return manager
  }

  static func channel(
    _ hooks: [Hook], on bench: BusBench
  ) async throws -> (HookChannel, Recorder<ChannelReport>) {
    let reports = Recorder<ChannelReport>()
    let (loop, bus) = (bench.loop, bench.bus)
    let channel = await loop.run {
      HookChannel(hooks, bus: bus, loop: loop) { reports.record($0) }
    }
    _ = await reports.next { $0 == .changed }
    return (channel, reports)
  }

  static func told(on bench: BusBench) async -> (Recorder<[BusValue]>, BusSubscription) {
    let told = Recorder<[BusValue]>()
    let bus = bench.bus
    let subscription = await bench.loop.run {
      bus.match(member: "Told") { told.record($0.arguments) }
    }
    return (told, subscription)
  }

  @Test func `without a service manager nothing runs`() async throws {
    let bench = try await BusBench()
    let hook = Hook(name: "phone", command: ["true"], role: .reminder)
    let (channel, _) = try await Self.channel([hook], on: bench)
    #expect(await bench.loop.run { channel.reachesUser } == false)
    let health = await bench.loop.run { channel.health }
    #expect(health == ChannelHealth(name: "hooks", state: .unavailable, detail: "no user manager"))
  }

  @Test func `an observer is told numbers and kinds, and nothing of ours is in its words`()
    async throws
  {
    let bench = try await BusBench()
    let manager = try await Self.manager(on: bench)
    let hook = Hook(name: "phone", command: ["/bin/echo", "{argument}; $HOME"])
    let (channel, _) = try await Self.channel([hook], on: bench)
    let (told, subscription) = await Self.told(on: bench)
    await bench.loop.run {
      channel.announce(Announcement(.shown), text: Self.secret)
      channel.announce(
        Announcement(
          .due, occurrence: Occurrence.ID("2/fixed-9"), reminder: .fixed("wallaby"), person: 2,
          due: Instant(microseconds: 7)), text: Self.secret)
    }
    let call = try #require(await told.next())
    let lines = call[1].elements?.compactMap(\.text) ?? []
    #expect(call[0].text == "")
    #expect(lines[0].hasPrefix("attune-hook-1-") && lines[0].hasSuffix(".service"))
    #expect(
      Array(lines.dropFirst()) == [
        "/bin/echo", "/bin/echo", "{argument}; $HOME", "ATTUNED_EVENT=due",
        "ATTUNED_KIND=fixed reminder", "ATTUNED_TYPE=fixed", "ATTUNED_PERSON=2",
        "ATTUNED_OCCURRENCE=2/fixed-9", "ATTUNED_SCHEDULED_USEC=7",
      ])
    _ = await manager.calls.next { $0.member == "UnrefUnit" }
    withExtendedLifetime((subscription, channel)) {}
  }

  @Test func `a reminder that asked for the text reads it and is accepted`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.manager(on: bench)
    let hook = Hook(name: "phone", command: ["/bin/cat"], role: .reminder, wantsText: true)
    let (channel, reports) = try await Self.channel([hook], on: bench)
    #expect(await bench.loop.run { channel.reachesUser })
    let (told, subscription) = await Self.told(on: bench)
    await bench.loop.run { channel.present(.sample()) }
    let call = try #require(await told.next())
    #expect(call[0].text?.hasPrefix(#"{"summary":"Let the pause do the work","body":"In "#) == true)
    #expect(!"\(call[1])".contains("Alex"))
    #expect(await reports.next() == .accepted(Presentation(1), handle: "hooks"))
    _ = await manager.calls.next { $0.member == "UnrefUnit" }
    await bench.loop.run { channel.present(.sample(2, isOpen: true)) }
    #expect(await reports.next() == .accepted(Presentation(2), handle: "hooks"))
    withExtendedLifetime((subscription, channel)) {}
  }

  @Test func `a hook that fails is told by its number and refuses the card`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.manager(on: bench, status: 3)
    let hook = Hook(name: "phone", command: ["/bin/false"], role: .reminder)
    let (channel, reports) = try await Self.channel([hook], on: bench)
    await bench.loop.run { channel.present(.sample()) }
    #expect(
      await reports.next()
        == .failed(reason: "hook 1 failed with exit status 3, 5 bytes of output"))
    #expect(await reports.next() == .refused(Presentation(1), reason: "no hook took it"))
    withExtendedLifetime((manager, channel)) {}
  }

  @Test func `too many hooks at once are dropped and told`() async throws {
    let bench = try await BusBench()
    let manager = try await MockObject(
      "org.freedesktop.systemd1", at: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", on: bench)
    let (channel, reports) = try await Self.channel([Hook(name: "a", command: ["a"])], on: bench)
    await bench.loop.run {
      for _ in 0..<37 { channel.announce(Announcement(.due), text: nil) }
    }
    let dropped = ChannelReport.failed(reason: "hook 1 was not run: too many wait")
    #expect(await reports.next { $0 == dropped } == dropped)
    withExtendedLifetime((manager, channel)) {}
  }

  @Test func `a card of an earlier run is not told of twice`() async throws {
    let bench = try await BusBench()
    let manager = try await Self.manager(on: bench)
    let hook = Hook(name: "phone", command: ["/bin/cat"], role: .reminder)
    let (channel, reports) = try await Self.channel([hook], on: bench)
    #expect(await bench.loop.run { channel.reachesUser })
    let (told, subscription) = await Self.told(on: bench)
    await bench.loop.run { channel.present(.sample(1, handle: ":1.5 9;hooks")) }
    #expect(await reports.next() == .accepted(Presentation(1), handle: "hooks"))
    await bench.loop.run { channel.present(.sample(2, occurrence: "2/check-in/2")) }
    let first = try #require(await told.next())
    #expect("\(first)".contains("ATTUNED_OCCURRENCE=2/check-in/2"))
    withExtendedLifetime((manager, subscription, channel)) {}
  }

  @Test func `a bare name is looked up as a shell would`() {
    #expect(Files.executable("sh", in: "/nonexistent:/bin") == "/bin/sh")
    #expect(Files.executable("./a", in: "/bin") == "./a")
    #expect(Files.executable("no-such-program", in: "/bin") == nil)
  }

  @Test func `a unit is found where the service manager puts it`() {
    let path = HookUnit(hook: 1).path
    #expect(path.hasPrefix("/org/freedesktop/systemd1/unit/attune_2dhook_2d1_2d"))
    #expect(path.hasSuffix("_2eservice"))
  }
}
