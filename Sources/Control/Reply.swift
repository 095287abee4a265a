/// What a method answers when it was done: the parameters of a reply.
package protocol Reply: WireObject {}

/// What a method answers that has nothing to tell.
package struct Nothing: Reply {
  package init() {}
  package init(fields: inout Fields) throws(Mismatch) {}
  package var members: [JSON.Member] { [] }
}

/// What `GetUpcoming` answers.
package struct Upcoming: Reply {
  /// In the order in which they fall due.
  package let reminders: [Reminder]

  package init(reminders: [Reminder]) {
    self.reminders = reminders
  }

  package init(fields: inout Fields) throws(Mismatch) {
    reminders = try fields.take("reminders")
  }

  package var members: [JSON.Member] { [.init("reminders", reminders)] }
}

/// What `Answer` answers: what was answered, and what comes next.
package struct Answered: Reply {
  package let reminder: Reminder
  package let next: Reminder?
  /// `nil` where the words were the user's own.
  package let prompt: String?

  package init(_ reminder: Reminder, next: Reminder?, prompt: String? = nil) {
    self.reminder = reminder
    self.next = next
    self.prompt = prompt
  }

  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    next = try fields.take("next")
    prompt = try fields.take("prompt")
  }

  package var members: [JSON.Member] {
    [.init("reminder", reminder), .init("next", next), .init("prompt", prompt)]
  }
}

/// What `Show` answers: the text of a reminder.
package struct Shown: Reply {
  package let reminder: Reminder
  package let summary: String
  package let body: String
  /// What is offered beside it; mostly empty.
  package let note: String

  package init(_ reminder: Reminder, summary: String, body: String, note: String = "") {
    self.reminder = reminder
    self.summary = summary
    self.body = body
    self.note = note
  }

  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    summary = try fields.take("summary")
    body = try fields.take("body")
    note = try fields.take("note")
  }

  package var members: [JSON.Member] {
    [
      .init("reminder", reminder), .init("summary", summary), .init("body", body),
      .init("note", note),
    ]
  }
}

/// What `Now` answers: the reminder that was made, and why it waits, if it does.
package struct Asked: Reply {
  package let reminder: Reminder
  package let holds: [Reminder.Hold]

  package init(_ reminder: Reminder, holds: [Reminder.Hold]) {
    self.reminder = reminder
    self.holds = holds
  }

  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    holds = try fields.take("holds")
  }

  package var members: [JSON.Member] { [.init("reminder", reminder), .init("holds", holds)] }
}

/// What `Test` answers: why the test reminder waits, if it does.
package struct Tested: Reply {
  package let holds: [Reminder.Hold]

  package init(holds: [Reminder.Hold]) {
    self.holds = holds
  }

  package init(fields: inout Fields) throws(Mismatch) {
    holds = try fields.take("holds")
  }

  package var members: [JSON.Member] { [.init("holds", holds)] }
}

/// What `Reload` answers when the new plan runs: its people, and warnings only.
package struct Reloaded: Reply {
  package let people: Int
  package let problems: [Problem]

  package init(people: Int, problems: [Problem]) {
    self.people = people
    self.problems = problems
  }

  package init(fields: inout Fields) throws(Mismatch) {
    people = try fields.take("people")
    problems = try fields.take("problems")
  }

  package var members: [JSON.Member] { [.init("people", people), .init("problems", problems)] }
}
