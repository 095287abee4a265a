extension Status {
  /// A reminder that is due and waits.
  package struct Waiting: Equatable, Sendable {
    package let reminder: Reminder
    package let holds: [Reminder.Hold]

    package init(_ reminder: Reminder, holds: [Reminder.Hold]) {
      self.reminder = reminder
      self.holds = holds
    }
  }

  /// The reminder whose card is up.
  package struct Showing: Equatable, Sendable {
    package let reminder: Reminder
    /// Whether its text was displayed.
    package let opened: Bool
    package let since: Timestamp

    package init(_ reminder: Reminder, opened: Bool, since: Timestamp) {
      self.reminder = reminder
      self.opened = opened
      self.since = since
    }
  }

  /// A way to reach the user, and how it is.
  package struct Channel: Equatable, Sendable {
    package let name: String
    package let state: State
    /// A few words for a person to read: the server's name, or what is wrong; may be empty.
    package let detail: String

    package init(name: String, state: State, detail: String = "") {
      self.name = name
      self.state = state
      self.detail = detail
    }

    package enum State: String, WireEnumeration {
      case ok
      /// It has been asked and has not answered yet.
      case waiting
      case unavailable
      /// The user does not want it.
      case off
    }
  }

  /// Something that Attune offers once.
  package struct Offer: Equatable, Sendable {
    package let someone: Someone
    package let kind: Kind
    /// All of it, with the command that takes it up.
    package let line: String

    package init(_ kind: Kind, about someone: Someone, line: String) {
      self.someone = someone
      self.kind = kind
      self.line = line
    }

    package enum Kind: String, WireEnumeration { case deeper, fewer, review }
  }
}

extension Status.Waiting: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    holds = try fields.take("holds")
  }

  package var members: [JSON.Member] { [.init("reminder", reminder), .init("holds", holds)] }
}

extension Status.Showing: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    opened = try fields.take("opened")
    since = try fields.take("sinceUSec")
  }

  package var members: [JSON.Member] {
    [.init("reminder", reminder), .init("opened", opened), .init("sinceUSec", since)]
  }
}

extension Status.Channel: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    name = try fields.take("name")
    state = try fields.take("state")
    detail = try fields.take("detail")
  }

  package var members: [JSON.Member] {
    [.init("name", name), .init("state", state), .init("detail", detail)]
  }
}

extension Status.Offer: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    someone = try fields.take("someone")
    kind = try fields.take("kind")
    line = try fields.take("line")
  }

  package var members: [JSON.Member] {
    [.init("someone", someone), .init("kind", kind), .init("line", line)]
  }
}
