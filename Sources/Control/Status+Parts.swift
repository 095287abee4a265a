extension Status {
  /// A reminder that is due and waits, or was put off.
  package struct Waiting: Equatable, Sendable {
    package let reminder: Reminder
    package let turn: Turn
    package let holds: [Reminder.Hold]

    package init(_ reminder: Reminder, turn: Turn = .pace, holds: [Reminder.Hold]) {
      self.reminder = reminder
      self.turn = turn
      self.holds = holds
    }

    /// What says when it comes.
    package enum Turn: String, WireEnumeration {
      /// The user's hours and limits.
      case pace
      /// A time that the user gave it.
      case fixed
      /// The user, who wanted it at once.
      case asked
      /// The user, who put it off.
      case putOff
    }
  }

  /// The reminder whose card is up.
  package struct Showing: Equatable, Sendable {
    package let reminder: Reminder
    /// Whether its text was displayed, now or before.
    package let opened: Bool
    /// Whether its text is up now.
    package let open: Bool
    package let since: Timestamp

    package init(_ reminder: Reminder, opened: Bool, open: Bool, since: Timestamp) {
      self.reminder = reminder
      self.opened = opened
      self.open = open
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
    turn = try fields.take("turn")
    holds = try fields.take("holds")
  }

  package var members: [JSON.Member] {
    [.init("reminder", reminder), .init("turn", turn), .init("holds", holds)]
  }
}

extension Status.Waiting {
  /// Why it waits, apart from the pace; each reason once.
  package func obstacles(at now: Timestamp) -> [Reminder.Hold] {
    let all = holds.enumerated().filter { index, hold in
      !holds.prefix(index).contains { $0.reason == hold.reason }
    }.map(\.element)
    guard reminder.due <= now else { return all.filter { $0.reason == .retrying } }
    guard turn == .pace else { return all }
    return all.contains { $0.reason == .asleep } ? [] : all.filter { !$0.reason.isOfPace }
  }
}

extension Reminder.Hold.Reason {
  /// Whether it is the user's own hours and limits, or that one comes after the other.
  fileprivate var isOfPace: Bool {
    switch self {
    case .outsideWindows, .minGap, .personLimit, .dayLimit, .fixedFirst, .cardShowing, .asleep:
      true
    case .paused, .locked, .doNotDisturb, .noChannel, .quietHours, .settling, .retrying: false
    }
  }
}

extension Status.Showing: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    reminder = try fields.take("reminder")
    opened = try fields.take("opened")
    open = try fields.take("open")
    since = try fields.take("sinceUSec")
  }

  package var members: [JSON.Member] {
    [
      .init("reminder", reminder), .init("opened", opened), .init("open", open),
      .init("sinceUSec", since),
    ]
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
