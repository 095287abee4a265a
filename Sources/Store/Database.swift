import CSQLite

/// One SQLite file, opened for reading and writing through the C API.
///
/// Used by one thread at a time. Statements are prepared once and kept until it is closed.
package final class Database {
  package let path: String
  /// `nil` once it is closed.
  private var handle: OpaquePointer?
  private var prepared: [String: Statement] = [:]

  /// Opens a file that exists; makes none.
  package init(path: String, busyTimeoutMilliseconds: Int32 = 100) throws(StoreError) {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK else {
      let failure = error(code, .open)
      sqlite3_close_v2(handle)
      handle = nil
      throw failure
    }
    sqlite3_busy_timeout(handle, busyTimeoutMilliseconds)
  }

  deinit { close() }

  var isOpen: Bool { handle != nil }

  /// Lets go of the file; the last one to do so empties the journal into it.
  package func close() {
    prepared.removeAll()
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// Whether the journal is left as it is when the file is closed.
  package func keepJournalOnClose(_ keep: Bool) {
    _ = csqlite_keep_journal_on_close(handle, keep ? 1 : 0)
  }

  /// Whether SQLite will write to the file at all.
  package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") != 0 }

  /// Runs any number of statements that answer nothing.
  package func execute(_ sql: String, _ operation: StoreError.Operation) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, operation) }
  }

  /// The one statement of `sql`, ready to be stepped through with its parameters bound.
  ///
  /// It is the same object each time: reset it when done, and do not nest it in itself.
  package func prepare(
    _ sql: String, _ operation: StoreError.Operation, _ values: [Value] = []
  ) throws(StoreError) -> Statement {
    if let statement = prepared[sql] {
      try statement.bind(values, operation)
      return statement
    }
    let statement = try compile(sql, operation)
    prepared[sql] = statement
    try statement.bind(values, operation)
    return statement
  }

  /// Runs a statement to its end.
  package func run(
    _ sql: String, _ operation: StoreError.Operation, _ values: [Value] = []
  ) throws(StoreError) {
    let statement = try prepare(sql, operation, values)
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// The first column of the first row.
  package func value(of sql: String, _ operation: StoreError.Operation) throws(StoreError) -> Value
  {
    let statement = try prepare(sql, operation)
    defer { statement.reset() }
    return try statement.step() ? statement.column(0) : .null
  }

  /// All of the body is done, or nothing of it; afterwards no transaction is open, whatever failed.
  ///
  /// The whole body sees the file as it was at one instant.
  package func transaction<T>(
    _ operation: StoreError.Operation, _ body: () throws(StoreError) -> T
  ) throws(StoreError) -> T {
    try run(operation == .read ? "BEGIN" : "BEGIN IMMEDIATE", operation)
    do throws(StoreError) {
      let result = try body()
      try run("COMMIT", operation)
      return result
    } catch {
      if sqlite3_get_autocommit(handle) == 0 {
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      }
      throw error
    }
  }

  /// Brings all of the journal into the file and cuts the journal to nothing.
  package func checkpoint() throws(StoreError) {
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    guard code == SQLITE_OK else { throw error(code, .checkpoint) }
  }

  private func compile(
    _ sql: String, _ operation: StoreError.Operation
  ) throws(StoreError) -> Statement {
    guard handle != nil else {
      throw StoreError(.unreachable, operation, path: path, message: "it is closed")
    }
    var statement: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw error(code, operation) }
    return Statement(statement, of: self)
  }

  /// What SQLite says of its last call on this file.
  func error(_ code: Int32, _ operation: StoreError.Operation) -> StoreError {
    StoreError(
      StoreError.Reason(code: code, systemError: sqlite3_system_errno(handle)), operation,
      path: path, code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}
