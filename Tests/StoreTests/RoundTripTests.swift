import CivilTime
import Core
import Glibc
import Testing

@testable import Store

struct RoundTripTests {
  @Test func `a new state is empty and has a seed of its own`() throws {
    let first = try TemporaryDirectory()
    let second = try TemporaryDirectory()
    let state = try Store.open(directory: first.path).load()
    #expect(state == State(seed: state.seed))
    #expect(state.seed != (try Store.open(directory: second.path).load().seed))
    #expect(state == (try Store.open(directory: first.path).load()))
  }

  @Test func `every case of everything comes back as it was written`() throws {
    let directory = try TemporaryDirectory()
    let occurrences =
      Samples.phases.enumerated().map { Samples.occurrence("phase/\($0)", phase: $1) }
      + Samples.draws.enumerated().map { Samples.occurrence("draw/\($0)", draw: $1) }
      + Samples.reminders.enumerated().map { Samples.occurrence("key/\($0)", reminder: $1) }
      + [Samples.occurrence("test", reminder: .test, person: nil)]
    let records =
      occurrences.map(Record.occurrence)
      + Samples.reminders.map {
        .schedule(Schedule(person: 1, reminder: $0, anchor: Instant(microseconds: .min)))
      }
      + [.person(Samples.person(1)), .pause(Pause(since: Samples.instant(0), until: nil))]
    let store = try Store.open(directory: directory.path)
    var expected = try store.load()
    expected.apply(records)
    try store.write(records)
    #expect(try store.load() == expected)
    store.close()
    #expect(try Store.open(directory: directory.path).load() == expected)
  }

  @Test func `after any records the state is what they say, reopened or not`() throws {
    for seed in UInt64(1)...24 {
      let directory = try TemporaryDirectory()
      var maker = RecordMaker(generator: SplitMix64(state: seed))
      var store = try Store.open(directory: directory.path)
      var expected = try store.load()
      for batch in 1...40 {
        let records = maker.records()
        try store.write(records)
        expected.apply(records)
        guard batch.isMultiple(of: 10) else { continue }
        #expect(try store.load() == expected, "seed \(seed), batch \(batch)")
        store.close()
        store = try Store.open(directory: directory.path)
      }
      #expect(try store.load() == expected, "seed \(seed)")
    }
  }

  @Test func `occurrences keep the order in which they were made`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let ids = ["9", "3", "7", "1"]
    try store.write(ids.map { .occurrence(Samples.occurrence($0)) })
    try store.write([.occurrence(Samples.occurrence("3", phase: .shown))])
    #expect(try store.load().occurrences.map(\.id.description) == ids)
  }

  @Test func `only what was closed before the limit is pruned`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let limit = Samples.instant(100)
    let kept = [
      Samples.occurrence("open"),
      Samples.occurrence("then", phase: .closed(.missed, at: limit)),
    ]
    let gone = Samples.occurrence("before", phase: .closed(.missed, at: Samples.instant(99)))
    try store.write((kept + [gone]).map(Record.occurrence) + [.prune(before: limit)])
    #expect(try store.load().occurrences == kept)
  }

  @Test func `a write is quick, and so is ten years of history`() throws {
    let directory = try TemporaryDirectory()
    let store = try Store.open(directory: directory.path)
    let clock = ContinuousClock()
    let history = (0..<6_000).map { index in
      Samples.occurrence(
        "\(index % 7)/check-in/\(index)", person: index % 7,
        phase: .closed(.done(.fine), at: Samples.instant(Int64(index))), draw: Samples.draw())
    }
    let writes = try history.map { occurrence in
      try clock.measure { try store.write([.occurrence(occurrence)]) }
    }.sorted()
    store.close()
    var reopened: Store?
    let opening = try clock.measure { reopened = try Store.open(directory: directory.path) }
    let loading = try clock.measure { _ = try reopened?.load() }
    let size = try directory.read("state.sqlite").count
    print("6000 occurrences, \(size / 1_024) KiB: opened in \(opening), loaded in \(loading)")
    print("a write: median \(writes[3_000]), 99 % \(writes[5_940]), worst \(writes[5_999])")
    #expect(try reopened?.load().occurrences == history)
  }

  @Test func `what the rules do not look back to stays in the file and is not loaded for them`()
    throws
  {
    let directory = try TemporaryDirectory()
    let day: Int64 = 86_400
    let ended = { (days: Int64) -> Occurrence.Phase in
      .closed(.missed, at: Samples.instant(-days * day))
    }
    let records = [
      Record.occurrence(Samples.occurrence("old", phase: ended(400))),
      .occurrence(Samples.occurrence("lately", phase: ended(100))),
      .occurrence(Samples.occurrence("open")),
    ]
    let store = try Store.open(directory: directory.path)
    try store.write(records)
    store.close()
    let now = Samples.instant(0)
    for clock in [now, now + .seconds(20 * 365 * day)] {
      let store = try Store.open(directory: directory.path, lookingBackFrom: clock)
      defer { store.close() }
      let ids = { (state: State) in state.occurrences.map(\.id.description) }
      #expect(ids(try store.loadRecent(at: clock)) == ["lately", "open"])
      #expect(ids(try store.loadRecent(at: clock)) == ["lately", "open"])
      #expect(ids(try store.load()) == ["old", "lately", "open"])
    }
  }
}
