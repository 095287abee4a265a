import CivilTime
package import Control
package import Core

/// Everything that is remembered as a document, and back: attune-export(5) describes it.
///
/// What is not there is left out, and no other name than the described ones is taken. A document of
/// a later version is refused, or something of it would be lost.
package enum StateDocument {
  package static let format = "attune-state"
  package static let version = 2

  /// The document of a state.
  package static func json(of state: State) -> JSON { Writer.document(state) }

  /// The state of a document, if all of it is right and each part fits the others.
  package static func state(of json: JSON) throws(DocumentError) -> State {
    let state = try Reader.document(json.upgraded)
    try StateCheck(state).check()
    return state
  }

  /// The same, from the bytes of a file.
  package static func json(parsing bytes: [UInt8]) throws(DocumentError) -> JSON {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw DocumentError("byte \(error.offset)", "this is no JSON")
    }
    guard case .object = json else { throw DocumentError("", "an object is expected") }
    return json
  }
}

/// Where a document is wrong, and what is wrong there.
package struct DocumentError: Error, Equatable, CustomStringConvertible {
  /// Such as `occurrences[3].dueUSec`; empty for the document as a whole.
  package let path: String
  package let reason: String

  package init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

/// Makes the document.
private enum Writer {
  static func document(_ state: State) -> JSON {
    object([
      ("format", .string(StateDocument.format)), ("version", .integer(StateDocument.version)),
      ("seed", .string(hexadecimal(state.seed))), ("lastNumber", .integer(state.lastNumber)),
      ("people", list(state.people, person)),
      ("schedules", list(state.schedules, schedule)),
      ("occurrences", list(state.occurrences, occurrence)),
      ("pause", state.pause.map(pause)), ("followUps", list(state.followUps, followUp)),
      ("exclusions", list(state.exclusions, exclusion)),
    ])
  }

  /// An object of the members that are there.
  private static func object(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }

  private static func list<T>(_ items: [T], _ form: (T) -> JSON) -> JSON { .array(items.map(form)) }

  private static func time(_ instant: Instant?) -> JSON? {
    instant.map { .integer(Int($0.microseconds)) }
  }

  private static func hexadecimal(_ seed: UInt64) -> String {
    let digits = String(seed, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func person(_ person: PersonState) -> JSON {
    object([
      ("number", .integer(person.number)), ("id", .string(person.id.description)),
      ("firstSeenUSec", time(person.firstSeen)), ("lastContactUSec", time(person.lastContact)),
      ("unanswered", .integer(person.unanswered)),
      ("asksRestUntilUSec", time(person.asksRestUntil)),
      ("resting", .integer(person.resting.rawValue)), ("depth", .integer(person.consent.rawValue)),
      ("done", .integer(person.done)),
      (
        "gentle",
        person.gentle.map {
          object([("depth", .integer($0.depth.rawValue)), ("untilUSec", time($0.until))])
        }
      ),
      (
        "offer",
        person.offer.map {
          object([
            ("kind", .string($0.kind.rawValue)), ("sinceUSec", time($0.since)),
            ("wasOnCard", .boolean($0.wasOnCard)),
          ])
        }
      ), ("wasOfferedDeeper", .boolean(person.wasOfferedDeeper)),
      ("reviewedUSec", time(person.reviewed)),
    ])
  }

  private static func schedule(_ schedule: Schedule) -> JSON {
    object([
      ("person", .integer(schedule.person)), ("reminder", .string(schedule.reminder.description)),
      ("anchorUSec", time(schedule.anchor)), ("lastSlotUSec", time(schedule.lastSlot)),
      ("lastKey", schedule.lastKey.map { .string($0.description) }),
    ])
  }

  private static func occurrence(_ occurrence: Occurrence) -> JSON {
    let closing = occurrence.phase.closing
    return object([
      ("id", .string(occurrence.id.description)),
      ("reminder", .string(occurrence.reminder.description)),
      ("person", occurrence.person.map { .integer($0) }), ("slotUSec", time(occurrence.slot)),
      ("dueUSec", time(occurrence.due)), ("endUSec", time(occurrence.end)),
      ("phase", .string(occurrence.phase.name.rawValue)),
      ("outcome", closing.map { .string($0.outcome.name.rawValue) }),
      ("felt", closing?.outcome.felt.map { .string($0.rawValue) }),
      ("closedUSec", time(closing?.end)),
      ("draw", occurrence.draw.map(draw)), ("snoozes", .integer(occurrence.snoozes)),
      ("failures", .integer(occurrence.failures)), ("shownUSec", time(occurrence.shownAt)),
      ("openedUSec", time(occurrence.openedAt)),
      ("handle", occurrence.handle.map { .string($0) }),
      ("held", occurrence.held.isEmpty ? nil : list(occurrence.held) { .string($0.rawValue) }),
    ])
  }

  private static func draw(_ draw: Occurrence.Draw) -> JSON {
    object([
      ("prompt", .string(draw.prompt.description)),
      ("practice", draw.practice.map { .string($0.rawValue) }),
      ("kind", .string(draw.kind.rawValue)), ("depth", .integer(draw.depth.rawValue)),
      ("way", .string(draw.way.rawValue)),
    ])
  }

  private static func pause(_ pause: Pause) -> JSON {
    object([("sinceUSec", time(pause.since)), ("untilUSec", time(pause.until))])
  }

  private static func followUp(_ followUp: FollowUp) -> JSON {
    object([
      ("number", .integer(followUp.number)), ("person", .integer(followUp.person)),
      ("dueUSec", time(followUp.due)), ("madeUSec", time(followUp.made)),
      ("text", .string(followUp.text)),
    ])
  }

  private static func exclusion(_ exclusion: Exclusion) -> JSON {
    object([
      ("prompt", .string(exclusion.prompt.description)),
      ("person", exclusion.person.map { .integer($0) }),
    ])
  }
}
