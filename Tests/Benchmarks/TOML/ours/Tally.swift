internal import TOML

/// What all keys and values of a document come to, so that nobody can leave one out.
struct Tally: CustomStringConvertible {
  private var values = 0
  private var bytes = 0
  private var sum: Int64 = 0

  init(_ table: Table) { add(table) }

  var description: String { "\(values) \(bytes) \(sum)" }

  private mutating func add(_ table: Table) {
    for entry in table.entries {
      bytes += entry.key.name.utf8.count
      add(entry.value)
    }
  }

  private mutating func add(_ node: Node) {
    values += 1
    switch node.kind {
    case .string: bytes += node.string?.utf8.count ?? 0
    case .integer: sum &+= node.integer ?? 0
    case .float: sum &+= Int64(bitPattern: node.float?.bitPattern ?? 0)
    case .boolean: sum &+= node.boolean == true ? 1 : 0
    case .array: for element in node.array ?? [] { add(element) }
    case .table: if let table = node.table { add(table) }
    case .offsetDateTime, .localDateTime, .localDate, .localTime: addMoment(node)
    case .invalid: break
    }
  }

  private mutating func addMoment(_ node: Node) {
    if let moment = node.offsetDateTime {
      add(moment.date)
      add(moment.time)
      sum &+= Int64(moment.offsetInMinutes)
    } else if let moment = node.localDateTime {
      add(moment.date)
      add(moment.time)
    } else if let date = node.localDate {
      add(date)
    } else if let time = node.localTime {
      add(time)
    }
  }

  private mutating func add(_ date: LocalDate) {
    sum &+= Int64(date.year * 10_000 + date.month * 100 + date.day)
  }

  private mutating func add(_ time: LocalTime) {
    sum &+= Int64(time.hour * 3600 + time.minute * 60 + time.second) &* 1_000_000_000
    sum &+= Int64(time.nanosecond)
  }
}
