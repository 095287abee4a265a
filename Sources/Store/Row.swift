/// A row of a table read from left to right, each column as what it has to be.
///
/// Whatever is not that is damage with its place: the table, the entry, the column.
struct Row {
  private let statement: Statement
  private let table: Table
  private let path: String
  private var index: Int32 = 0

  /// The row that the statement of `table.select` stands on, after its entry.
  init(_ statement: Statement, of table: Table, in path: String) {
    self.statement = statement
    self.table = table
    self.path = path
  }

  /// The next column, which must be there; `nil` from `read` means that it does not fit.
  mutating func required<T>(_ read: (Value) -> T?) throws(StoreError) -> T {
    index += 1
    guard let value = read(statement.column(index)) else {
      throw damage(in: statement.columnName(index))
    }
    return value
  }

  /// The next column, if it holds anything.
  mutating func optional<T>(_ read: (Value) -> T?) throws(StoreError) -> T? {
    index += 1
    let value = statement.column(index)
    guard value != .null else { return nil }
    guard let value = read(value) else { throw damage(in: statement.columnName(index)) }
    return value
  }

  /// That the column holds what it must not; its value is the user's and is not told.
  func damage(in column: String) -> StoreError {
    let entry: Int64 = if case .integer(let entry) = statement.column(0) { entry } else { 0 }
    return StoreError(
      .damaged(.value(table: table.name, row: entry, column: column)), .read, path: path,
      message: "table \(table.name), entry \(entry): \(column) holds what Attune never writes")
  }
}

extension Database {
  /// All rows of a table, in the order in which they were added.
  func rows<T>(
    of table: Table, _ decode: (inout Row) throws(StoreError) -> T
  ) throws(StoreError) -> [T] {
    try rows(of: table, by: table.select, [], decode)
  }

  /// Those rows of a table that a query gives, in the order in which they were added.
  func rows<T>(
    of table: Table, by query: String, _ values: [Value],
    _ decode: (inout Row) throws(StoreError) -> T
  ) throws(StoreError) -> [T] {
    let statement = try prepare(query, .read, values)
    defer { statement.reset() }
    var all: [T] = []
    while try statement.step() {
      var row = Row(statement, of: table, in: path)
      all.append(try decode(&row))
    }
    return all
  }
}
