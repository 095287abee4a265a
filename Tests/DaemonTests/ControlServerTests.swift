import CivilTime
import Control
import Core
import Glibc
import Host
import Linux
import Testing

@testable import Daemon

/// What clients ask over the socket, and what they are told.
@Suite(.timeLimit(.minutes(1)), .serialized) struct ControlServerTests {
  /// A daemon on its own and a client of it.
  static func start(
    config: String? = DaemonBench.config, channel: ChannelScript = ChannelScript(),
    change: (inout Surroundings) -> Void = { _ in }
  ) async throws -> (DaemonBench, Daemon, Client) {
    let bench = try DaemonBench(config: config, channel: channel, change: change)
    let daemon = try await bench.start()
    return (bench, daemon, try bench.client())
  }

  @Test func `status says what is, what comes and what waits`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let idle = try client.status()
    #expect(idle.configurationState == .good && idle.people == 1 && idle.version == "test")
    #expect(idle.configuration == bench.configFile)
    #expect(idle.zone == "UTC" && !idle.paused && idle.showing == nil)
    #expect(idle.next?.name == "Alex")
    #expect(idle.lock == .unknown && idle.doNotDisturb == .unknown)
    await daemon.handle(.lockChanged(.locked))
    let asked: Asked = try client.call(.now(person: "Alex", kind: .appreciation))
    #expect(asked.holds.map(\.reason) == [.locked])
    let locked = try client.status()
    #expect(locked.lock == .locked)
    #expect(locked.waiting.map(\.reminder.occurrence) == [asked.reminder.occurrence])
    #expect(locked.waiting.map(\.turn) == [.asked])
    // What is held comes when nobody knows, so it is not what comes next.
    #expect(locked.next != nil && locked.next?.occurrence != asked.reminder.occurrence)
    await bench.stop(daemon)
  }

  @Test func `what comes next is told in order, and no more than was asked for`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let all: Upcoming = try client.call(.upcoming(days: 60, limit: 1_000))
    let some: Upcoming = try client.call(.upcoming(days: 60, limit: 3))
    #expect(all.reminders.count > 10)
    #expect(some.reminders == Array(all.reminders.prefix(3)))
    #expect(all.reminders.map(\.due) == all.reminders.map(\.due).sorted())
    await bench.stop(daemon)
  }

  @Test func `a pause lasts until it is ended`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let _: Nothing = try client.call(.pause(until: nil))
    #expect(try client.status().paused)
    let until = Timestamp(Clocks.now() + .seconds(3_600))
    let _: Nothing = try client.call(.pause(until: until))
    #expect(try client.status().pausedUntil == until)
    let _: Nothing = try client.call(.resume)
    #expect(try !client.status().paused)
    await bench.stop(daemon)
  }

  @Test(arguments: [0, -1, 1_000_000, Int.min, Int.max])
  func `a pause into the past or beyond all plans is refused`(until: Int) async throws {
    let (bench, daemon, client) = try await Self.start()
    let refusal = try client.refusal(of: .pause(until: Timestamp(microseconds: until)))
    #expect(refusal == .service(.invalidParameter("untilUSec")))
    #expect(try !client.status().paused)
    await bench.stop(daemon)
  }

  @Test func `later tells when it comes back, and is not for what is over`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let asked: Asked = try client.call(.now(person: nil, kind: nil))
    #expect(asked.holds.isEmpty)
    let card = try #require(await bench.channel.nextCard())
    await daemon.settle()
    let before = Timestamp(Clocks.now() + .seconds(3_590))
    let later: Answered = try client.call(.answer(.later(.hour), to: .init()))
    #expect(later.reminder.occurrence == asked.reminder.occurrence)
    #expect(later.reminder.due > before)
    let putOff = try #require(try client.status().waiting.first)
    #expect(putOff.reminder.due == later.reminder.due && putOff.turn == .putOff)
    let done: Answered = try client.call(
      .answer(.done(.fine), to: .init(occurrence: card.occurrence.description)))
    #expect(done.reminder.occurrence == card.occurrence.description)
    #expect(done.next != nil)
    await bench.stop(daemon)
  }

  @Test func `what was dismissed can still be done, but not put off`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let _: Asked = try client.call(.now(person: nil, kind: nil))
    let card = try #require(await bench.channel.nextCard())
    await daemon.settle()
    await daemon.take(.closed(card.presentation, .dismissed))
    #expect(
      try client.refusal(of: .answer(.later(.hour), to: .init())) == .control(.nothingToAnswer))
    let done: Answered = try client.call(.answer(.notTheirMoment, to: .init(person: "Alex")))
    #expect(done.reminder.occurrence == card.occurrence.description)
    await bench.stop(daemon)
  }

  @Test func `show gives the text in the card's place, but never while locked`() async throws {
    let (bench, daemon, client) = try await Self.start()
    #expect(try client.refusal(of: .show(person: nil)) == .control(.nothingToShow))
    let _: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.settle()
    await daemon.handle(.lockChanged(.locked))
    #expect(try client.refusal(of: .show(person: "alex")) == .control(.sessionLocked))
    await daemon.handle(.lockChanged(.unlocked))
    let shown: Shown = try client.call(.show(person: "Alex"))
    #expect(shown.summary == card.text.summary && shown.body == card.text.body)
    #expect(await bench.channel.deeds.next { $0 == .withdrawn(card.presentation) } != nil)
    #expect(try client.status().showing?.opened == true)
    await bench.stop(daemon)
  }

  @Test func `a name that several have is refused, and other capitals are understood`() async throws
  {
    let people = ["alexa", "alexb"].map {
      "[people.\($0)]\nname = \"Alexa\"\nrelation = \"friend\"\n"
    }
    let (bench, daemon, client) = try await Self.start(config: people.joined())
    let both = CallError.control(.ambiguousPerson("Alexa", people: ["alexa", "alexb"]))
    #expect(try client.refusal(of: .now(person: "Alexa", kind: nil)) == both)
    let asked: Asked = try client.call(.now(person: "ALEXB", kind: nil))
    #expect(asked.reminder.person == "alexb")
    await bench.stop(daemon)
  }

  @Test func `what is unknown is refused by name`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let nobody = CallError.control(.unknownPerson("sam", known: ["alex"]))
    #expect(try client.refusal(of: .now(person: "sam", kind: nil)) == nobody)
    #expect(try client.refusal(of: .show(person: "sam")) == nobody)
    #expect(try client.refusal(of: .answer(.done(nil), to: .init(person: "sam"))) == nobody)
    #expect(
      try client.refusal(of: .answer(.done(nil), to: .init(occurrence: "9/x")))
        == .control(.unknownOccurrence("9/x")))
    #expect(
      try client.refusal(of: .answer(.done(nil), to: .init())) == .control(.nothingToAnswer))
    await bench.stop(daemon)
  }

  @Test func `where nobody is in the plan, there is nobody to appreciate`() async throws {
    let (bench, daemon, client) = try await Self.start(config: "[hours]\nquiet = \"off\"\n")
    #expect(try client.refusal(of: .now(person: nil, kind: nil)) == .control(.nothingEligible))
    let reloaded: Reloaded = try client.call(.reload)
    #expect(reloaded.people == 0)
    await bench.stop(daemon)
  }

  @Test func `without a configuration only status and watching are answered`() async throws {
    let (bench, daemon, client) = try await Self.start(config: nil)
    #expect(try client.status().configurationState == .missing)
    let requests: [Request] = [
      .upcoming(days: 1, limit: 1), .pause(until: nil), .resume, .answer(.done(nil), to: .init()),
      .show(person: nil), .now(person: nil, kind: nil), .test,
    ]
    for request in requests {
      guard case .control(.noPlan(let problems)) = try client.refusal(of: request) else {
        Issue.record("\(request) was done without a plan")
        continue
      }
      #expect(problems.first?.help == "run attune setup")
    }
    await bench.stop(daemon)
  }

  @Test func `a test shows a card that says only that it works`() async throws {
    let (bench, daemon, client) = try await Self.start(channel: ChannelScript(reaches: false))
    let held: Tested = try client.call(.test)
    #expect(held.holds.map(\.reason) == [.noChannel])
    bench.channel.change { $0.reaches = true }
    await daemon.take(.changed)
    let card = try #require(await bench.channel.nextCard())
    #expect(card.reminder == .test)
    await bench.stop(daemon)
  }

  @Test func `watchers are told the same, and one may leave`() async throws {
    let (bench, daemon, client) = try await Self.start()
    var first: Client? = try bench.client()
    let second = try bench.client()
    try first?.send(.watch)
    try second.send(.watch)
    #expect(try first?.next(Watched.self)?.event == .ready)
    #expect(try second.next(Watched.self)?.event == .ready)
    let _: Nothing = try client.call(.pause(until: nil))
    #expect(try first?.next(Watched.self)?.event == .paused)
    #expect(try second.next(Watched.self)?.event == .paused)
    first = nil
    while await daemon.watchers.count > 1 { await daemon.settle() }
    let _: Nothing = try client.call(.resume)
    #expect(try second.next(Watched.self)?.event == .unpaused)
    await bench.stop(daemon)
  }

  @Test func `a watcher never sees the text of a reminder`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let watcher = try bench.client()
    try watcher.send(.watch)
    let _: Watched? = try watcher.next()
    let _: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    let card = try #require(await bench.channel.nextCard())
    var events: [Watched.Event] = []
    while events.last != .shown {
      let bytes = try #require(
        try watcher.socket.receive(limit: Frames.sizeLimit, timeout: .seconds(30)))
      #expect(!String(decoding: bytes, as: UTF8.self).contains(card.text.summary))
      events.append(try ReplyMessage(parsing: bytes).result(Watched.self).event)
    }
    #expect(events == [.due, .shown])
    await bench.stop(daemon)
  }

  @Test func `a client that leaves a message half said is hung up on, others are not`() async throws
  {
    let (bench, daemon, client) = try await Self.start { $0.clientPatience = .milliseconds(50) }
    let half = try bench.client()
    try half.socket.send(Array(#"{"method":"org.attune.Control.GetSta"#.utf8))
    #expect(try half.next(Status.self) == nil)
    #expect(try client.status().people == 1)
    await bench.stop(daemon)
  }

  @Test func `a message that trickles in too slowly is given up`() async throws {
    let (bench, daemon, _) = try await Self.start { $0.clientPatience = .milliseconds(50) }
    let slow = try bench.client()
    // The end never comes, and the peer notices in the middle of it.
    #expect(throws: SystemError.self) {
      while true { try slow.socket.send(Array(" ".utf8)) }
    }
    await bench.stop(daemon)
  }

  @Test func `what is no call is hung up on`() async throws {
    let (bench, daemon, client) = try await Self.start()
    let stranger = try bench.client()
    try stranger.socket.send(Array("GET / HTTP/1.1\r\n\r\n\0".utf8))
    #expect(try stranger.next(Status.self) == nil)
    #expect(try client.status().people == 1)
    await bench.stop(daemon)
  }

  @Test(.enabled(if: geteuid() == 0 && Files.exists("/usr/bin/setpriv"), "needs root and setpriv"))
  func `another user's client is hung up on, whatever lets it in`() async throws {
    let (bench, daemon, _) = try await Self.start()
    let output = try Pipe()
    let script = """
      import socket, sys
      s = socket.socket(socket.AF_UNIX)
      s.connect(sys.argv[1])
      try: print(len(s.recv(99)))
      except ConnectionResetError: print(0)
      """
    let capability = "+dac_override"
    let child = try Child(
      [
        "/usr/bin/setpriv", "--reuid=65534", "--inh-caps=\(capability)",
        "--ambient-caps=\(capability)", "/usr/bin/python3", "-c", script, bench.socket,
      ], output: output.writeEnd)
    #expect(try Terminal.readLine(from: output.readEnd.number) == "0")
    withExtendedLifetime(child) {}
    await bench.stop(daemon)
  }

  @Test func `a second daemon leaves the first one's socket alone`() async throws {
    let (bench, daemon, client) = try await Self.start()
    _ = try await bench.start()
    #expect(await bench.ends.next() == EXIT_FAILURE)
    #expect(try client.status().people == 1)
    #expect(try bench.client().status().people == 1)
    await bench.stop(daemon)
  }
}
