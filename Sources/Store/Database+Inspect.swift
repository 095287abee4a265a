import CivilTime
import Core

extension Database {
  /// Proves that the file is a whole database of Attune's and from no later version.
  ///
  /// Changes nothing, and from here on the journal is kept on closing, so that what is found
  /// wanting can be moved aside as it is.
  func inspect(wholly: Bool = true) throws(StoreError) {
    keepJournalOnClose(true)
    guard !isReadOnly else { throw refusal(.readOnly, "it cannot be written") }
    try execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF", .open)
    try judge { () throws(StoreError) in
      try inspectHeader()
      if wholly { try inspectPages() }
    }
  }

  /// Proves that every page holds what SQLite writes.
  func prove() throws(StoreError) { try judge { () throws(StoreError) in try inspectPages() } }

  /// Proves that every row that is read holds what Attune writes, and gives what they say.
  func inspectedState(closedSince horizon: Instant?) throws(StoreError) -> State {
    try judge { () throws(StoreError) in try state(closedSince: horizon) }
  }

  /// What SQLite makes nothing of is damage, where nothing but reading was asked.
  private func judge<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
    do throws(StoreError) {
      return try body()
    } catch {
      guard error.reason == .unexpected else { throw error }
      throw refusal(.damaged(.malformed), error.message)
    }
  }

  private func inspectHeader() throws(StoreError) {
    guard try value(of: "PRAGMA application_id", .open) == .integer(Schema.applicationID) else {
      throw refusal(.damaged(.foreign), "it holds nothing that Attune wrote")
    }
    let version = try version
    guard version <= Schema.version else {
      throw refusal(
        .newer(version: version),
        "its version is \(version), and the latest that is known is \(Schema.version)")
    }
    // The file can be written, yet its header forbids it: no version of Attune did that.
    guard version > 0, !isReadOnly else {
      throw refusal(.damaged(.malformed), "its header is damaged")
    }
  }

  /// Walks through every page and row, indices apart.
  private func inspectPages() throws(StoreError) {
    let verdict = try value(of: "PRAGMA quick_check(1)", .open)
    guard verdict == .text("ok") else {
      throw refusal(.damaged(.malformed), verdict.text ?? "its pages are damaged")
    }
  }

  /// Sets how this connection behaves.
  func configure() throws(StoreError) {
    try execute(Schema.settings, .open)
    guard try value(of: "PRAGMA journal_mode = WAL", .open) == .text("wal") else {
      throw refusal(.unexpected, "it cannot keep a write-ahead log")
    }
  }

  private func refusal(_ reason: StoreError.Reason, _ message: String) -> StoreError {
    StoreError(reason, .open, path: path, message: message)
  }
}

extension StoreError {
  /// What a file with this error is called when it is moved aside; `nil` if it stays where it is.
  var labelAside: String? {
    switch reason {
    case .damaged: "damaged"
    case .newer: "newer"
    default: nil
    }
  }
}
