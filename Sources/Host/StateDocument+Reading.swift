import CivilTime
import Control
import Core

extension StateDocument {
  /// Reads the document: every value of its type, and nothing besides.
  enum Reader {
    static func document(_ json: JSON) throws(DocumentError) -> State {
      var fields = try DocumentNode(json: json, path: "").fields
      try expectFormat(&fields)
      let lastNumber = try fields.required("lastNumber", count)
      let state = State(
        seed: try fields.required("seed", seed), lastNumber: lastNumber,
        people: try fields.list("people", person),
        schedules: try fields.list("schedules", schedule),
        occurrences: try fields.list("occurrences", occurrence),
        pause: try fields.optional("pause", pause),
        followUps: try fields.list("followUps", followUp),
        exclusions: try fields.list("exclusions", exclusion))
      try fields.end()
      guard state.lastNumber == lastNumber else {
        throw DocumentError("lastNumber", "people has a higher number, \(state.lastNumber)")
      }
      return state
    }

    private static func expectFormat(_ fields: inout DocumentFields) throws(DocumentError) {
      let format = try fields.required("format", text)
      guard format == StateDocument.format else {
        throw DocumentError("format", "\(StateDocument.format) is expected")
      }
      let version = try fields.required("version", integer)
      guard version == StateDocument.version else {
        throw DocumentError("version", "version \(StateDocument.version) is expected")
      }
    }

    private static func text(_ node: DocumentNode) throws(DocumentError) -> String {
      try node.text()
    }
    private static func name(_ node: DocumentNode) throws(DocumentError) -> String {
      try node.name()
    }
    private static func note(_ node: DocumentNode) throws(DocumentError) -> String {
      try node.note().text
    }
    private static func integer(_ node: DocumentNode) throws(DocumentError) -> Int {
      try node.integer()
    }
    private static func count(_ node: DocumentNode) throws(DocumentError) -> Int {
      try node.integer(in: 0...most)
    }
    /// The number of a person or a follow-up.
    private static func number(_ node: DocumentNode) throws(DocumentError) -> Int {
      try node.integer(in: 1...most)
    }
    /// More than anybody can reach, and few enough to count on from.
    private static let most = 1_000_000_000
    private static func instant(_ node: DocumentNode) throws(DocumentError) -> Instant {
      try node.instant()
    }
    private static func flag(_ node: DocumentNode) throws(DocumentError) -> Bool {
      try node.flag()
    }
    private static func word<T: RawRepresentable<String> & CaseIterable>(
      _ node: DocumentNode
    ) throws(DocumentError) -> T {
      try node.word()
    }
    private static func depth(_ node: DocumentNode) throws(DocumentError) -> Depth {
      Depth(rawValue: try node.integer(in: 1...3)) ?? .everyday
    }
    private static func reminder(_ node: DocumentNode) throws(DocumentError) -> ReminderKey {
      let key: ReminderKey = try node.parsed(as: "reminder")
      if case .followUp(let number) = key, !(1...most).contains(number) {
        throw node.error("this is no reminder")
      }
      return key
    }
    private static func slotKey(_ node: DocumentNode) throws(DocumentError) -> SlotKey {
      try node.parsed(as: "slot")
    }

    private static func seed(_ node: DocumentNode) throws(DocumentError) -> UInt64 {
      let text = try node.text()
      guard text.utf8.count == 16, let seed = UInt64(text, radix: 16) else {
        throw node.error("16 hexadecimal digits are expected")
      }
      return seed
    }

    private static func topics(_ node: DocumentNode) throws(DocumentError) -> Topics {
      Topics(rawValue: try node.integer(in: 0...Topics.all.rawValue))
    }
  }
}

extension StateDocument.Reader {
  private static func person(_ node: DocumentNode) throws(DocumentError) -> PersonState {
    var fields = try node.fields
    let person = PersonState(
      number: try fields.required("number", number),
      id: Person.ID(try fields.required("id", name)),
      firstSeen: try fields.required("firstSeenUSec", instant),
      lastContact: try fields.optional("lastContactUSec", instant),
      unanswered: try fields.required("unanswered", count),
      asksRestUntil: try fields.optional("asksRestUntilUSec", instant),
      resting: try fields.required("resting", topics),
      consent: try fields.required("depth", depth), done: try fields.required("done", count),
      gentle: try fields.optional("gentle", gentle), offer: try fields.optional("offer", offer),
      wasOfferedDeeper: try fields.required("wasOfferedDeeper", flag),
      reviewed: try fields.optional("reviewedUSec", instant))
    try fields.end()
    return person
  }

  private static func gentle(_ node: DocumentNode) throws(DocumentError) -> PersonState.Gentle {
    var fields = try node.fields
    let gentle = PersonState.Gentle(
      try fields.required("depth", depth), until: try fields.required("untilUSec", instant))
    try fields.end()
    return gentle
  }

  private static func offer(_ node: DocumentNode) throws(DocumentError) -> Offer {
    var fields = try node.fields
    let offer = Offer(
      try fields.required("kind", word), since: try fields.required("sinceUSec", instant),
      wasOnCard: try fields.required("wasOnCard", flag))
    try fields.end()
    return offer
  }

  private static func schedule(_ node: DocumentNode) throws(DocumentError) -> Schedule {
    var fields = try node.fields
    let schedule = Schedule(
      person: try fields.required("person", number),
      reminder: try fields.required("reminder", reminder),
      anchor: try fields.required("anchorUSec", instant),
      lastSlot: try fields.optional("lastSlotUSec", instant),
      lastKey: try fields.optional("lastKey", slotKey))
    try fields.end()
    return schedule
  }

  private static func occurrence(_ node: DocumentNode) throws(DocumentError) -> Occurrence {
    var fields = try node.fields
    let occurrence = Occurrence(
      id: Occurrence.ID(try fields.required("id", name)),
      reminder: try fields.required("reminder", reminder),
      person: try fields.optional("person", number),
      slot: try fields.required("slotUSec", instant), due: try fields.required("dueUSec", instant),
      end: try fields.optional("endUSec", instant), phase: try phase(node, &fields),
      draw: try fields.optional("draw", draw), snoozes: try fields.required("snoozes", count),
      failures: try fields.required("failures", count),
      shownAt: try fields.optional("shownUSec", instant),
      openedAt: try fields.optional("openedUSec", instant),
      handle: try fields.optional("handle", text), held: try held(&fields))
    try fields.end()
    return occurrence
  }

  private static func phase(
    _ node: DocumentNode, _ fields: inout DocumentFields
  ) throws(DocumentError) -> Occurrence.Phase {
    let name: Occurrence.PhaseName = try fields.required("phase", word)
    let outcome: Occurrence.OutcomeName? = try fields.optional("outcome", word)
    let felt: Occurrence.Felt? = try fields.optional("felt", word)
    let end = try fields.optional("closedUSec", instant)
    switch (name, outcome, felt, end) {
    case (.waiting, nil, nil, nil): return .waiting
    case (.presenting, nil, nil, nil): return .presenting
    case (.shown, nil, nil, nil): return .shown
    case (.closed, let outcome?, let felt, let end?):
      guard let outcome = Occurrence.Outcome(outcome, felt: felt) else {
        throw node.error("only what was done has a felt")
      }
      return .closed(outcome, at: end)
    case (.closed, _, _, _): throw node.error("what is closed has an outcome and a closedUSec")
    default: throw node.error("only what is closed has an outcome, a felt or a closedUSec")
    }
  }

  private static func held(_ fields: inout DocumentFields) throws(DocumentError) -> [Hold.Reason] {
    let held = try fields.optional("held") { (node) throws(DocumentError) in
      var reasons: [Hold.Reason] = []
      for element in try node.elements { reasons.append(try element.word()) }
      return reasons
    }
    return held ?? []
  }

  private static func draw(_ node: DocumentNode) throws(DocumentError) -> Occurrence.Draw {
    var fields = try node.fields
    let draw = Occurrence.Draw(
      prompt: Prompt.ID(try fields.required("prompt", name)),
      practice: try fields.optional("practice", word), kind: try fields.required("kind", word),
      depth: try fields.required("depth", depth), way: try fields.required("way", word))
    try fields.end()
    return draw
  }

  private static func pause(_ node: DocumentNode) throws(DocumentError) -> Pause {
    var fields = try node.fields
    let pause = Pause(
      since: try fields.required("sinceUSec", instant),
      until: try fields.optional("untilUSec", instant))
    try fields.end()
    return pause
  }

  private static func followUp(_ node: DocumentNode) throws(DocumentError) -> FollowUp {
    var fields = try node.fields
    let followUp = FollowUp(
      number: try fields.required("number", number),
      person: try fields.required("person", number), due: try fields.required("dueUSec", instant),
      made: try fields.required("madeUSec", instant), text: try fields.required("text", note))
    try fields.end()
    return followUp
  }

  private static func exclusion(_ node: DocumentNode) throws(DocumentError) -> Exclusion {
    var fields = try node.fields
    let exclusion = Exclusion(
      Prompt.ID(try fields.required("prompt", name)),
      person: try fields.optional("person", number))
    try fields.end()
    return exclusion
  }
}
