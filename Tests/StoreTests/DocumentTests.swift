import CivilTime
import Control
import Core
import Foundation
import Host
import Testing

@testable import Store

/// Everything that is remembered as a document, and back.
struct DocumentTests {
  /// A state of random records, each of whose parts fits the others.
  private static func state(_ seed: UInt64) -> State {
    var maker = RecordMaker(generator: SplitMix64(state: seed))
    var state = State(seed: seed &* 0x9e37_79b9_7f4a_7c15)
    for _ in 0..<40 { state.apply(maker.records()) }
    return state.consistent
  }

  private static func document(_ state: State) throws -> State {
    let text = StateDocument.json(of: state).description
    return try StateDocument.state(of: try StateDocument.json(parsing: Array(text.utf8)))
  }

  @Test func `any state comes back from its document as it was`() throws {
    var parts = 0
    for seed in UInt64(1)...80 {
      let state = Self.state(seed)
      parts += state.people.count + state.schedules.count + state.occurrences.count
      #expect(try Self.document(state) == state, "seed \(seed)")
    }
    #expect(parts > 1_000)
  }

  @Test func `every case of everything comes back`() throws {
    let occurrences =
      Samples.phases.enumerated().map { Samples.occurrence("phase/\($0)", phase: $1) }
      + Samples.draws.enumerated().map { Samples.occurrence("draw/\($0)", draw: $1) }
      + Samples.reminders.enumerated().map { Samples.occurrence("key/\($0)", reminder: $1) }
      + [Samples.occurrence("test", reminder: .test, person: nil)]
    let schedules = Samples.slotKeys.enumerated().map { index, key in
      Schedule(
        person: 1, reminder: .fixed("\(index)"), anchor: Instant(microseconds: .min),
        lastSlot: Instant(microseconds: .max), lastKey: key)
    }
    for resting in 0...Topics.all.rawValue {
      var person = Samples.person(1)
      person.resting = Topics(rawValue: resting)
      let state = State(
        seed: .max, people: [person], schedules: schedules, occurrences: occurrences,
        pause: Pause(since: Samples.instant(0), until: nil),
        exclusions: [Exclusion(Prompt.ID("a"), person: nil), Exclusion(Prompt.ID("a"), person: 1)])
      #expect(try Self.document(state) == state)
    }
  }

  @Test func `a state goes through a document into another store and back`() throws {
    for seed in UInt64(100)...104 {
      let directory = try TemporaryDirectory()
      let store = try Store.open(directory: directory.path)
      try store.write([.person(Samples.person(9, "gone"))])
      let state = Self.state(seed)
      try store.replace(by: try Self.document(state))
      #expect(try store.load() == state, "seed \(seed)")
      store.close()
      #expect(try Store.open(directory: directory.path).load() == state, "seed \(seed)")
    }
  }

  @Test func `nothing tells a rest by another number than what rests`() {
    var person = Samples.person(1)
    person.resting = .guarded
    let document = StateDocument.json(of: State(seed: 1, people: [person])).description
    #expect(document.contains("\"resting\":15"))
    for name in Topics.names.map(\.name) { #expect(!document.contains("\"\(name)\"")) }
  }

  /// A document, and what is wrong with it after one change.
  private static let faults: [(from: String, to: String, error: DocumentError)] = [
    ("\"attune-state\"", "\"x\"", .init("format", "attune-state is expected")),
    ("\"version\":2", "\"version\":3", .init("version", "version 2 is expected")),
    ("\"seed\":\"", "\"seed\":\"z", .init("seed", "16 hexadecimal digits are expected")),
    ("\"lastNumber\":1", "\"lastNumber\":0", .init("lastNumber", "people has a higher number, 1")),
    ("\"number\":1,", "", .init("people[0].number", "this is missing")),
    (
      "\"number\":1,", "\"number\":0,",
      .init("people[0].number", "a number from 1 to 1000000000 is expected")
    ),
    ("\"depth\":1", "\"depth\":4", .init("people[0].depth", "a number from 1 to 3 is expected")),
    (
      "\"resting\":0", "\"resting\":32",
      .init("people[0].resting", "a number from 0 to 31 is expected")
    ),
    ("\"done\":0", "\"done\":\"0\"", .init("people[0].done", "a whole number is expected")),
    (
      "\"done\":0", "\"done\":0,\"dome\":0",
      .init("people[0].dome", "nothing of this name is known")
    ),
    ("\"schedules\":[", "\"schedules\":[3,", .init("schedules[0]", "an object is expected")),
    (
      "\"person\":1,\"reminder\"", "\"person\":7,\"reminder\"",
      .init("schedules[0].person", "people has nobody with this number")
    ),
    (
      "follow-up:1", "follow-up:9223372036854775807",
      .init("schedules[0].reminder", "this is no reminder")
    ),
    (
      "\"lastKey\":\"once\"", "\"lastKey\":\"twice\"",
      .init("schedules[0].lastKey", "this is no slot")
    ),
    (
      "\"phase\":\"closed\"", "\"phase\":\"shown\"",
      .init("occurrences[1]", "only what is closed has an outcome, a felt or a closedUSec")
    ),
    (
      "\"outcome\":\"passed-by\"", "\"outcome\":\"passed-by\",\"felt\":\"fine\"",
      .init("occurrences[1]", "only what was done has a felt")
    ),
    (
      "\"outcome\":\"passed-by\",", "",
      .init("occurrences[1]", "what is closed has an outcome and a closedUSec")
    ),
    (
      "\"outcome\":\"passed-by\"", "\"outcome\":\"lost\"",
      .init(
        "occurrences[1].outcome",
        "one of these is expected: done, not-their-moment, skipped, "
          + "never, let-go, dismissed, expired, passed-by, cancelled")
    ),
    ("\"id\":\"b\"", "\"id\":\"a\"", .init("occurrences[1].id", "this is there twice")),
    ("\"id\":\"b\"", "\"id\":\"\"", .init("occurrences[1].id", "this is empty")),
    ("\"followUps\":[]", "\"followUps\":{}", .init("followUps", "a list is expected")),
  ]

  private static let sample = State(
    seed: 7, people: [Samples.person(1)],
    schedules: [
      Schedule(person: 1, reminder: .followUp(1), anchor: Samples.instant(0), lastKey: .once)
    ],
    occurrences: [
      Samples.occurrence("a"),
      Samples.occurrence("b", phase: .closed(.missed, at: Samples.instant(1))),
    ])

  @Test func `a document with a fault says where, and what is wrong`() throws {
    let right = StateDocument.json(of: Self.sample).description
    #expect(try Self.document(Self.sample) == Self.sample)
    for (from, to, error) in Self.faults {
      let range = try #require(right.range(of: from), "\(from)")
      let wrong = right.replacingCharacters(in: range, with: to)
      let json = try StateDocument.json(parsing: Array(wrong.utf8))
      #expect(throws: error, "\(to)") { try StateDocument.state(of: json) }
    }
  }

  @Test func `a follow-up is imported only if the command would keep it`() throws {
    var state = Self.sample
    func text(_ text: String) -> String {
      state.followUps = [
        FollowUp(
          number: 1, person: 1, due: Samples.instant(1), made: Samples.instant(0), text: text)
      ]
      return StateDocument.json(of: state).description
    }
    for right in ["one\ntwo", String(repeating: "é", count: 500)] {
      let json = try StateDocument.json(parsing: Array(text(right).utf8))
      #expect(try StateDocument.state(of: json).followUps.map(\.text) == [right])
    }
    let wrong = [
      ("", "this is empty"), ("a\u{1B}b", "there is a control character in this"),
      (String(repeating: "x", count: 501), "at most 500 characters are expected"),
    ]
    for (words, reason) in wrong {
      let json = try StateDocument.json(parsing: Array(text(words).utf8))
      #expect(throws: DocumentError("followUps[0].text", reason)) {
        try StateDocument.state(of: json)
      }
    }
  }

  @Test(arguments: ["[]", "1", "null", "\"x\""])
  func `what is no object is no document`(text: String) {
    #expect(throws: DocumentError("", "an object is expected")) {
      try StateDocument.json(parsing: Array(text.utf8))
    }
  }

  @Test func `a document of the first version is read as it was meant`() throws {
    let state = State(
      seed: 7, people: [Samples.person(3)],
      occurrences: [
        Samples.occurrence("a", person: 3, phase: .closed(.excluded, at: Samples.instant(1))),
        Samples.occurrence("b", person: 3, phase: .closed(.missed, at: Samples.instant(2))),
      ])
    let first = StateDocument.json(of: state).description
      .replacing("\"version\":2", with: "\"version\":1")
      .replacing("\"lastNumber\":3,", with: "")
      .replacing("\"outcome\":\"never\"", with: "\"outcome\":\"excluded\"")
      .replacing("\"outcome\":\"passed-by\"", with: "\"outcome\":\"missed\"")
    let json = try StateDocument.json(parsing: Array(first.utf8))
    #expect(try StateDocument.state(of: json) == state)
  }

  @Test func `no byte of a document can be another without a fault or another state`() throws {
    let right = Array(StateDocument.json(of: Self.sample).description.utf8)
    for index in right.indices {
      var bytes = right
      bytes[index] ^= 1
      let state = try? StateDocument.state(of: try StateDocument.json(parsing: bytes))
      #expect(state != Self.sample, "byte \(index)")
    }
    for length in right.indices {
      #expect((try? StateDocument.json(parsing: Array(right[..<length]))) == nil)
    }
  }
}

/// The document as it is described, beside the document as it is.
struct DocumentDescriptionTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  private static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// One of everything, each field filled.
  private static let whole: JSON = {
    var person = Samples.person(1)
    person.lastContact = Samples.instant(1)
    person.asksRestUntil = Samples.instant(2)
    person.gentle = PersonState.Gentle(.everyday, until: Samples.instant(3))
    person.offer = Offer(.review, since: Samples.instant(4))
    person.reviewed = Samples.instant(5)
    let occurrence = Occurrence(
      id: Occurrence.ID("a"), reminder: .cadence(.checkIn), person: 1, slot: Samples.instant(0),
      due: Samples.instant(0), end: Samples.instant(1),
      phase: .closed(.done(.fine), at: Samples.instant(1)), draw: Samples.draw(),
      shownAt: Samples.instant(0), openedAt: Samples.instant(0), handle: ":1.5/7", held: [.locked])
    return StateDocument.json(
      of: State(
        seed: 1, people: [person],
        schedules: [
          Schedule(
            person: 1, reminder: .cadence(.checkIn), anchor: Samples.instant(0),
            lastSlot: Samples.instant(0), lastKey: .once)
        ], occurrences: [occurrence],
        pause: Pause(since: Samples.instant(0), until: Samples.instant(1)),
        followUps: [
          FollowUp(
            number: 1, person: 1, due: Samples.instant(0), made: Samples.instant(0), text: "x")
        ], exclusions: [Exclusion(Prompt.ID("a"), person: 1)]))
  }()

  /// The names of all fields, by what they are fields of.
  private static func names(in json: JSON, of place: String = "") -> Set<String> {
    switch json {
    case .object(let members):
      return members.reduce(into: []) {
        $0.insert("\(place).\($1.name)")
        $0.formUnion(names(in: $1.value, of: $1.name))
      }
    case .array(let elements):
      return elements.reduce(into: []) { $0.formUnion(names(in: $1, of: place)) }
    default: return []
    }
  }

  /// The same of a schema.
  private static func described(
    by schema: JSON, in definitions: JSON, of place: String = ""
  ) -> Set<String> {
    if case .string(let reference)? = schema["$ref"] {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      return described(by: definitions[name] ?? .null, in: definitions, of: place)
    }
    if let items = schema["items"] { return described(by: items, in: definitions, of: place) }
    guard case .object(let members)? = schema["properties"] else { return [] }
    return members.reduce(into: []) {
      $0.insert("\(place).\($1.name)")
      $0.formUnion(described(by: $1.value, in: definitions, of: $1.name))
    }
  }

  @Test func `the schema describes each field there is, and no other`() throws {
    let schema = try JSON(parsing: Array(try Self.text(of: "config/docs/export.schema.json").utf8))
    let definitions = try #require(schema["$defs"])
    #expect(Self.described(by: schema, in: definitions) == Self.names(in: Self.whole))
  }

  @Test func `the manual page describes each field there is`() throws {
    let page = try Self.text(of: "config/man/attune-export.5")
    for name in Self.names(in: Self.whole).compactMap({ $0.split(separator: ".").last }) {
      #expect(page.contains(".B \(name)\n") || page.contains(".B \(name) *\n"), "\(name)")
    }
  }

  @Test func `the manual page and the schema know every word there is`() throws {
    let page = try Self.text(of: "config/man/attune-export.5")
    let schema = try Self.text(of: "config/docs/export.schema.json")
    let words =
      Hold.Reason.allCases.map(\.rawValue) + Occurrence.Draw.Way.allCases.map(\.rawValue)
      + Practice.allCases.map(\.rawValue) + Offer.Kind.allCases.map(\.rawValue)
      + Prompt.Kind.allCases.map(\.rawValue) + Occurrence.Felt.allCases.map(\.rawValue)
    for word in words {
      #expect(page.contains(word), "\(word)")
      #expect(schema.contains("\"\(word)\""), "\(word)")
    }
  }
}

extension JSON {
  fileprivate subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension State {
  /// Without what could not be: names that are there twice or empty, people nobody knows, and words
  /// that nobody could have kept.
  fileprivate var consistent: State {
    var state = self
    var ids: Set<Person.ID> = []
    state.people = people.filter { !$0.id.description.isEmpty && ids.insert($0.id).inserted }
    let known = Set(state.people.map(\.number))
    state.schedules.removeAll { !known.contains($0.person) }
    state.occurrences.removeAll { $0.person.map { !known.contains($0) } ?? false }
    state.occurrences.removeAll { $0.id.description.isEmpty || $0.draw?.prompt.description == "" }
    state.followUps.removeAll { !known.contains($0.person) }
    state.followUps.removeAll { (try? Note($0.text))?.text != $0.text }
    state.exclusions.removeAll { $0.person.map { !known.contains($0) } ?? false }
    state.exclusions.removeAll { $0.prompt.description.isEmpty }
    return state
  }
}
