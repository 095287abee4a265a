/// What `Why` answers: a reminder, and the reasons for it.
package struct Explained: Reply {
  package let reminder: Reminder
  package let reasons: [Reason]

  package init(_ reminder: Reminder, reasons: [Reason]) {
    self.reminder = reminder
    self.reasons = reasons
  }

  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    reasons = try fields.take("reasons")
  }

  package var members: [JSON.Member] { [.init("reminder", reminder), .init("reasons", reasons)] }

  /// One reason, in plain sentences.
  package struct Reason: Equatable, Sendable {
    package let topic: Topic
    package let sentence: String

    package init(_ topic: Topic, _ sentence: String) {
      self.topic = topic
      self.sentence = sentence
    }

    package enum Topic: String, WireEnumeration {
      case time, cadence, pace, held, practice, depth, rest, evidence, number
    }
  }
}

/// What `GetHistory` answers: what the user did, oldest first.
package struct Acts: Reply {
  package let acts: [Act]

  package init(_ acts: [Act]) {
    self.acts = acts
  }

  package init(fields: inout Fields) throws(Mismatch) {
    acts = try fields.take("acts")
  }

  package var members: [JSON.Member] { [.init("acts", acts)] }
}

/// Something the user did.
package struct Act: Equatable, Sendable {
  package let at: Timestamp
  /// The day by the local time: "2026-11-24".
  package let date: String
  /// The person's id in the configuration.
  package let person: String
  /// `nil` if they are not in the configuration now.
  package let name: String?
  package let kind: Reminder.Kind
  /// `nil` where the user wrote the words.
  package let practice: Practice?
  package let felt: Request.Felt?

  package init(
    at: Timestamp, date: String, person: String, name: String?, kind: Reminder.Kind,
    practice: Practice?, felt: Request.Felt?
  ) {
    self.at = at
    self.date = date
    self.person = person
    self.name = name
    self.kind = kind
    self.practice = practice
    self.felt = felt
  }

  package enum Practice: String, WireEnumeration {
    case safeSpace, listening, vulnerability, questions, patience, support, appreciation
  }
}

/// What `Export` answers: everything that is remembered, as a document.
package struct Exported: Reply {
  package let state: JSON

  package init(_ state: JSON) {
    self.state = state
  }

  package init(fields: inout Fields) throws(Mismatch) {
    state = try fields.take("state")
  }

  package var members: [JSON.Member] { [.init("state", state)] }
}

/// What `Import` answers: how many people the new state knows.
package struct Imported: Reply {
  package let people: Int

  package init(people: Int) {
    self.people = people
  }

  package init(fields: inout Fields) throws(Mismatch) {
    people = try fields.take("people")
  }

  package var members: [JSON.Member] { [.init("people", people)] }
}

extension Explained.Reason: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    topic = try fields.take("topic")
    sentence = try fields.take("sentence")
  }

  package var members: [JSON.Member] { [.init("topic", topic), .init("sentence", sentence)] }
}

extension Act: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    at = try fields.take("atUSec")
    date = try fields.take("date")
    person = try fields.take("person")
    name = try fields.take("name")
    kind = try fields.take("kind")
    practice = try fields.take("practice")
    felt = try fields.take("felt")
  }

  package var members: [JSON.Member] {
    [
      .init("atUSec", at), .init("date", date), .init("person", person), .init("name", name),
      .init("kind", kind), .init("practice", practice), .init("felt", felt),
    ]
  }
}
