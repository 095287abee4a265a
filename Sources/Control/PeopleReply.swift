/// A person of the plan, as a client names them.
package struct Someone: WireObject {
  /// The id in the configuration.
  package let person: String
  package let name: String

  package init(person: String, name: String) {
    self.person = person
    self.name = name
  }

  package init(fields: inout Fields) throws(Mismatch) {
    person = try fields.take("person")
    name = try fields.take("name")
  }

  package var members: [JSON.Member] { [.init("person", person), .init("name", name)] }
}

/// What `Rest` answers.
package struct Rested: Reply {
  package let someone: Someone
  /// Whether everything about them rests now.
  package let everything: Bool

  package init(_ someone: Someone, everything: Bool) {
    self.someone = someone
    self.everything = everything
  }

  package init(fields: inout Fields) throws(Mismatch) {
    someone = try fields.take("someone")
    everything = try fields.take("everything")
  }

  package var members: [JSON.Member] {
    [.init("someone", someone), .init("everything", everything)]
  }
}

/// What `Return` and `Contact` answer: what comes next about them.
package struct Following: Reply {
  package let someone: Someone
  package let next: Reminder?

  package init(_ someone: Someone, next: Reminder?) {
    self.someone = someone
    self.next = next
  }

  package init(fields: inout Fields) throws(Mismatch) {
    someone = try fields.take("someone")
    next = try fields.take("next")
  }

  package var members: [JSON.Member] { [.init("someone", someone), .init("next", next)] }
}

/// What `Depth` answers: how personal prompts may become, and from when.
package struct DepthTold: Reply {
  package let someone: Someone
  package let agreed: Int
  package let deepest: Int
  package let now: Int
  /// When enough days will have passed; `nil` if they have.
  package let from: Timestamp?
  package let doneLeft: Int
  /// Until when it is a step lower; `nil` if it is not.
  package let gentleUntil: Timestamp?

  package init(
    _ someone: Someone, agreed: Int, deepest: Int, now: Int, from: Timestamp? = nil,
    doneLeft: Int = 0, gentleUntil: Timestamp? = nil
  ) {
    self.someone = someone
    self.agreed = agreed
    self.deepest = deepest
    self.now = now
    self.from = from
    self.doneLeft = doneLeft
    self.gentleUntil = gentleUntil
  }

  package init(fields: inout Fields) throws(Mismatch) {
    someone = try fields.take("someone")
    agreed = try fields.take("agreed")
    deepest = try fields.take("deepest")
    now = try fields.take("now")
    from = try fields.take("fromUSec")
    doneLeft = try fields.take("doneLeft")
    gentleUntil = try fields.take("gentleUntilUSec")
  }

  package var members: [JSON.Member] {
    [
      .init("someone", someone), .init("agreed", agreed), .init("deepest", deepest),
      .init("now", now), .init("fromUSec", from), .init("doneLeft", doneLeft),
      .init("gentleUntilUSec", gentleUntil),
    ]
  }
}

/// What `GetFollowUps` answers.
package struct FollowUps: Reply {
  /// In the order in which they fall due.
  package let followUps: [Item]

  package init(_ followUps: [Item]) { self.followUps = followUps }

  package init(fields: inout Fields) throws(Mismatch) { followUps = try fields.take("followUps") }

  package var members: [JSON.Member] { [.init("followUps", followUps)] }

  /// One thing to come back to.
  package struct Item: WireObject {
    package let number: Int
    package let someone: Someone
    package let due: Timestamp
    /// `due` by the wall clock of the daemon's zone.
    package let local: String
    /// `nil` where it was not asked for.
    package let text: String?

    package init(
      number: Int, someone: Someone, due: Timestamp, local: String, text: String? = nil
    ) {
      self.number = number
      self.someone = someone
      self.due = due
      self.local = local
      self.text = text
    }

    package init(fields: inout Fields) throws(Mismatch) {
      number = try fields.take("number")
      someone = try fields.take("someone")
      due = try fields.take("dueUSec")
      local = try fields.take("local")
      text = try fields.take("text")
    }

    package var members: [JSON.Member] {
      [
        .init("number", number), .init("someone", someone), .init("dueUSec", due),
        .init("local", local), .init("text", text),
      ]
    }
  }
}

/// What `MakeFollowUp` answers.
package struct FollowUpMade: Reply {
  package let followUp: FollowUps.Item

  package init(_ followUp: FollowUps.Item) { self.followUp = followUp }

  package init(fields: inout Fields) throws(Mismatch) { followUp = try fields.take("followUp") }

  package var members: [JSON.Member] { [.init("followUp", followUp)] }
}

/// What `GetExcluded` answers.
package struct Excluded: Reply {
  package let prompts: [Item]

  package init(_ prompts: [Item]) { self.prompts = prompts }

  package init(fields: inout Fields) throws(Mismatch) { prompts = try fields.take("prompts") }

  package var members: [JSON.Member] { [.init("prompts", prompts)] }

  /// One prompt that is never to come again.
  package struct Item: WireObject {
    package let prompt: String
    /// `nil` if no deck holds it any more.
    package let summary: String?
    /// `nil`: about everybody.
    package let someone: Someone?

    package init(prompt: String, summary: String?, someone: Someone?) {
      self.prompt = prompt
      self.summary = summary
      self.someone = someone
    }

    package init(fields: inout Fields) throws(Mismatch) {
      prompt = try fields.take("prompt")
      summary = try fields.take("summary")
      someone = try fields.take("someone")
    }

    package var members: [JSON.Member] {
      [.init("prompt", prompt), .init("summary", summary), .init("someone", someone)]
    }
  }
}
