/// One time a reminder falls due, as a client sees it.
package struct Reminder: Equatable, Sendable {
  /// The occurrence's stable id; holds no name.
  package let occurrence: String
  /// The person's id in the configuration.
  package let person: String?
  package let name: String?
  package let kind: Kind
  /// What a date is called, such as "birthday"; `nil` for anything else, and on a locked screen.
  package let label: String?
  package let due: Timestamp
  /// `due` by the wall clock of the daemon's zone: "Tue 2026-11-24 18:42".
  package let local: String

  package init(
    occurrence: String, person: String?, name: String?, kind: Kind, label: String? = nil,
    due: Timestamp, local: String
  ) {
    self.occurrence = occurrence
    self.person = person
    self.name = name
    self.kind = kind
    self.label = label
    self.due = due
    self.local = local
  }

  package enum Kind: String, WireEnumeration {
    case appreciation, checkIn, fixed, date, followUp, test
  }

  /// Why a reminder that is due waits.
  package struct Hold: Equatable, Sendable {
    package let reason: Reason
    /// When the reason ends, where that is known.
    package let until: Timestamp?

    package init(_ reason: Reason, until: Timestamp? = nil) {
      self.reason = reason
      self.until = until
    }

    package enum Reason: String, WireEnumeration {
      case paused, locked, doNotDisturb, noChannel, quietHours, outsideWindows, settling, minGap
      case personLimit, dayLimit, fixedFirst, cardShowing, retrying, asleep
    }
  }
}

extension Reminder: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    occurrence = try fields.take("occurrence")
    person = try fields.take("person")
    name = try fields.take("name")
    kind = try fields.take("kind")
    label = try fields.take("label")
    due = try fields.take("dueUSec")
    local = try fields.take("local")
  }

  package var members: [JSON.Member] {
    [
      .init("occurrence", occurrence), .init("person", person), .init("name", name),
      .init("kind", kind), .init("label", label), .init("dueUSec", due), .init("local", local),
    ]
  }
}

extension Reminder.Hold: WireObject {
  package init(fields: inout Fields) throws(Mismatch) {
    reason = try fields.take("reason")
    until = try fields.take("untilUSec")
  }

  package var members: [JSON.Member] {
    [.init("reason", reason), .init("untilUSec", until)]
  }
}
