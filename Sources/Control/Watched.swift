/// What `Watch` answers, again and again: something that just happened.
package struct Watched: Reply {
  package let at: Timestamp
  package let event: Event
  package let reminder: Reminder?
  /// A few words more: the answer, the outcome, or why it waits; holds no text of a reminder.
  package let detail: String?

  package init(_ event: Event, at: Timestamp, reminder: Reminder? = nil, detail: String? = nil) {
    self.at = at
    self.event = event
    self.reminder = reminder
    self.detail = detail
  }

  package init(fields: inout Fields) throws(Mismatch) {
    at = try fields.take("atUSec")
    event = try fields.take("event")
    reminder = try fields.take("reminder")
    detail = try fields.take("detail")
  }

  package var members: [JSON.Member] {
    [
      .init("atUSec", at), .init("event", event), .init("reminder", reminder),
      .init("detail", detail),
    ]
  }

  package enum Event: String, WireEnumeration {
    /// The first of every stream: whatever happens from now on is told.
    case ready
    case due, shown, opened, answered, ended, held, withdrawn
    /// Reminders were paused, or a pause ended.
    case paused, unpaused
    /// What rests about a person changed, or a person was forgotten.
    case rested, forgotten
    /// The machine woke from suspension.
    case resumed
    case clockChanged, zoneChanged, planReplaced
  }
}
