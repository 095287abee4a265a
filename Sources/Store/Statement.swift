import CSQLite

/// One prepared statement of a database, and the row it stands on.
package final class Statement {
  private let handle: OpaquePointer
  /// The database keeps its statements, so this must not keep it.
  private unowned let database: Database
  private var operation = StoreError.Operation.read

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Starts over with these parameters, one for each question mark.
  func bind(_ values: [Value], _ operation: StoreError.Operation) throws(StoreError) {
    precondition(
      values.count == sqlite3_bind_parameter_count(handle), "a statement is given all its values")
    reset()
    self.operation = operation
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw database.error(code, operation) }
    }
  }

  /// Whether there is one more row, which it then stands on.
  package func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    guard code == SQLITE_ROW || code == SQLITE_DONE else { throw database.error(code, operation) }
    return code == SQLITE_ROW
  }

  /// Lets go of the rows and the locks; what it failed with was said by `step`.
  package func reset() { sqlite3_reset(handle) }

  /// What the row holds in the column, counted from 0.
  package func column(_ index: Int32) -> Value {
    switch sqlite3_column_type(handle, index) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
    case SQLITE_TEXT: text(index)
    default: .other
    }
  }

  package func columnName(_ index: Int32) -> String {
    sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "\(index)"
  }

  /// The bytes belong to SQLite until the next step, so they are copied here.
  private func text(_ index: Int32) -> Value {
    guard let start = sqlite3_column_text(handle, index) else { return .other }
    let count = Int(sqlite3_column_bytes(handle, index))
    let bytes = UnsafeBufferPointer(start: start, count: count)
    return String(validating: bytes, as: UTF8.self).map(Value.text) ?? .other
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // Without an address SQLite would bind NULL, and an empty string may have none.
          guard let start = characters.baseAddress else {
            return csqlite_bind_text(handle, index, "", 0)
          }
          return csqlite_bind_text(handle, index, start, UInt64(characters.count))
        }
      }
    case .other: preconditionFailure("only what can be written is bound")
    }
  }
}
