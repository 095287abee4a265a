import CivilTime
import Control
import Core
import Glibc
import Host
import Linux
import Store
import Synchronization
import Testing

@testable import Daemon

/// The way of a reminder from the plan to the channel and back.
@Suite(.timeLimit(.minutes(1)), .serialized) struct DaemonTests {
  static let alex = Person.ID("alex")

  /// A reminder of the user's own, a second or two from now.
  static func soon() -> String {
    let due = Zone.utc.civil(at: Clocks.now() + .seconds(2))
    return DaemonBench.config + """
      [[people.alex.reminders]]
      id = "call"
      at = "*-*-* \(due.time)"
      summary = "Ring Alex"
      """
  }

  @Test func `what falls due comes up by itself, and its answer ends it`() async throws {
    let bench = try DaemonBench(config: Self.soon())
    let daemon = try await bench.start()
    let card = try #require(await bench.channel.nextCard())
    #expect(card.reminder == .fixed("call"))
    #expect(!card.isOpen)
    #expect(card.text.summary == "Ring Alex")
    let client = try bench.client()
    let answered: Answered = try client.call(.answer(.done(.light), to: .init()))
    #expect(answered.reminder.occurrence == card.occurrence.description)
    #expect(
      await bench.channel.deeds.next { $0 == .withdrawn(card.presentation) } != nil)
    let kept = try #require(try bench.kept()?.occurrences.first { $0.id == card.occurrence })
    #expect(kept.isClosed)
    await bench.stop(daemon)
  }

  @Test func `a card is recorded before any channel is asked to show it`() async throws {
    let seen = Recorder<Occurrence.Phase?>()
    let place = Mutex("")
    let script = ChannelScript { card in
      let store = try? Store.openReadOnly(directory: place.withLock { $0 })
      seen.record(try? store?.load().occurrences.first { $0.id == card.occurrence }?.phase)
    }
    let bench = try DaemonBench(channel: script)
    place.withLock { $0 = bench.stateDirectory }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    #expect(await seen.next() == .presenting)
    await bench.stop(daemon)
  }

  @Test func `a restart puts the same card up again and forgets nothing`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    _ = await bench.channel.deeds.next { $0.announces(.shown) }
    await daemon.handle(.paused(until: nil))
    let before = await daemon.engine?.state
    await bench.stop(daemon)
    #expect(try bench.kept()?.sorted == before?.sorted)
    let second = try await bench.start()
    let again = try #require(await bench.channel.nextCard())
    #expect(again.occurrence == card.occurrence)
    #expect(again.text == card.text)
    #expect(again.handle == "place 1")
    #expect(await second.engine?.pause != nil)
    await bench.stop(second)
  }

  @Test func `a daemon that is killed loses nothing that it was told`() async throws {
    let bench = try DaemonBench()
    var daemon: Daemon? = try await bench.start()
    await daemon?.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon?.handle(.answered(card.occurrence, .later(.hour)))
    await daemon?.handle(.paused(until: nil))
    let before = await daemon?.engine?.state
    daemon = nil
    #expect(try bench.kept()?.sorted == before?.sorted)
    let second = try await bench.start()
    #expect(await second.engine?.state.sorted == before?.sorted)
    #expect(bench.channel.now.presented == 1)
    await bench.stop(second)
  }

  @Test func `a place that one channel named is not forgotten by another one`() async throws {
    let bench = try DaemonBench(channel: ChannelScript(isSilent: true))
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.take(.accepted(card.presentation, handle: "here"))
    await daemon.take(.accepted(card.presentation, handle: nil))
    #expect(try bench.kept()?.occurrences.first?.handle == "here")
    await bench.stop(daemon)
  }

  @Test func `stopping waits for a card that is on its way`() async throws {
    let bench = try DaemonBench(channel: ChannelScript(isSilent: true)) {
      $0.farewell = .seconds(50)
    }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.stop()
    await daemon.stop()
    await daemon.take(.accepted(card.presentation, handle: "here"))
    #expect(await bench.channel.deeds.next { $0 == .stopped } != nil)
    #expect(await bench.ends.next() == 0)
    #expect(try bench.kept()?.occurrences.first { $0.id == card.occurrence }?.handle == "here")
  }

  @Test func `a daemon that stops shows nothing new, and its next run does`() async throws {
    let bench = try DaemonBench(channel: ChannelScript(isSilent: true)) {
      $0.farewell = .seconds(50)
    }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    await daemon.stop()
    await daemon.handle(.testAsked)
    await daemon.take(.accepted(card.presentation, handle: "here"))
    #expect(await bench.ends.next() == 0)
    #expect(bench.channel.now.presented == 1)
    let second = try await bench.start()
    #expect(await bench.channel.nextCard()?.reminder == .test)
    await second.stop()
  }

  @Test func `a channel that never answers does not hold up the end`() async throws {
    let bench = try DaemonBench(channel: ChannelScript(isSilent: true)) {
      $0.farewell = .milliseconds(10)
    }
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    _ = await bench.channel.nextCard()
    await bench.stop(daemon)
  }

  @Test func `a card on channels that are replaced is put up on the new ones`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    await daemon.handle(.asked(Self.alex, .checkIn))
    let card = try #require(await bench.channel.nextCard())
    _ = await bench.channel.deeds.next { $0.announces(.shown) }
    await daemon.handle(.doNotDisturbChanged(.on))
    try bench.home.replace(
      "config/attune.toml",
      with: DaemonBench.config.replacing("journal = false", with: "journal = true"))
    #expect(await bench.channel.deeds.next { $0 == .stopped } != nil)
    let again = try #require(await bench.channel.nextCard())
    #expect(again.occurrence == card.occurrence)
    #expect(await daemon.conditions.doNotDisturb == .unknown)
    await bench.stop(daemon)
  }
}

extension Deed {
  func announces(_ kind: Announcement.Kind) -> Bool {
    if case .announced(let announcement) = self { announcement.kind == kind } else { false }
  }
}

extension State {
  /// The order in which occurrences are kept says nothing here.
  var sorted: State {
    var sorted = self
    sorted.occurrences.sort { $0.id < $1.id }
    sorted.schedules.sort { "\($0.person) \($0.reminder)" < "\($1.person) \($1.reminder)" }
    sorted.people.sort { $0.number < $1.number }
    return sorted
  }
}
