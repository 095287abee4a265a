import Linux

/// How much a line in the journal matters, as syslog counts it (sd-daemon(3)).
package enum JournalPriority: Int, Sendable {
  case error = 3
  case warning = 4
  case notice = 5
  case information = 6
}

/// Where the daemon says what it does: opaque numbers and kinds, never a name or a text.
package enum Log {
  // Set once, before anything is said, by a demonstration, whose words are for the user alone.
  nonisolated(unsafe) static var isQuiet = false

  /// Says it in the journal where standard error ends there, else in a line on standard error.
  package static func say(
    _ id: MessageID, priority: JournalPriority = .notice, channel: String? = nil,
    reason: String? = nil, _ message: String
  ) {
    guard !isQuiet else { return }
    guard goesToJournal else { return write(message) }
    var fields: [(name: String, value: String)] = []
    if let channel { fields.append(("ATTUNED_CHANNEL", channel)) }
    if let reason { fields.append(("ATTUNED_REASON", reason)) }
    record(id, priority: priority, message, fields)
  }

  /// Says that the daemon goes on without something; `reason` is a part of a sentence.
  static func degraded(_ reason: String) {
    say(.degraded, priority: .warning, reason: reason, "Attune goes on, but \(reason)")
  }

  /// Writes an entry in the journal and nowhere else; one that cannot be written is dropped, for
  /// the journal is not the record.
  static func record(
    _ id: MessageID, priority: JournalPriority, _ message: String,
    _ fields: [(name: String, value: String)]
  ) {
    let common = [
      (name: "MESSAGE", value: message), ("MESSAGE_ID", id.rawValue),
      ("PRIORITY", "\(priority.rawValue)"), ("SYSLOG_IDENTIFIER", "attuned"),
    ]
    try? Journal.send(common + fields)
  }

  private static let goesToJournal = Journal.receivesStandardError && Journal.isAvailable

  private static func write(_ message: String) {
    let line = "attuned: \(PlainText.line(message))\n"
    try? Files.write(Array(line.utf8), to: 2)
  }
}
