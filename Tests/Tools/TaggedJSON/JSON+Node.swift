package import TOML

extension JSON {
  /// A value of a document as the official suite tags it.
  ///
  /// - Parameter node: A node of a valid document, whose depth the parser bounds.
  package init(tagging node: Node) {
    if let table = node.table {
      self = .object(table.entries.map { Member($0.key.name, JSON(tagging: $0.value)) })
    } else if let elements = node.array {
      self = .array(elements.map(JSON.init(tagging:)))
    } else {
      let (type, value) = Self.tagged(node)
      self = .object([Member("type", .string(type)), Member("value", .string(value))])
    }
  }

  private static func tagged(_ node: Node) -> (type: String, value: String) {
    if let string = node.string { return ("string", string) }
    if let integer = node.integer { return ("integer", "\(integer)") }
    if let float = node.float { return ("float", float.isNaN ? "nan" : "\(float)") }
    if let boolean = node.boolean { return ("bool", "\(boolean)") }
    if let value = node.offsetDateTime {
      let local = LocalDateTime(date: value.date, time: value.time)
      return ("datetime", text(local) + text(offset: value.offsetInMinutes))
    }
    if let value = node.localDateTime { return ("datetime-local", text(value)) }
    if let date = node.localDate { return ("date-local", text(date)) }
    if let time = node.localTime { return ("time-local", text(time)) }
    preconditionFailure("a valid document holds a node of the kind \(node.kind)")
  }

  private static func text(_ value: LocalDateTime) -> String {
    text(value.date) + "T" + text(value.time)
  }

  private static func text(_ date: LocalDate) -> String {
    "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
  }

  private static func text(_ time: LocalTime) -> String {
    let clock = [time.hour, time.minute, time.second].map { padded($0, to: 2) }
    guard time.nanosecond != 0 else { return clock.joined(separator: ":") }
    var fraction = padded(time.nanosecond, to: 9)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return clock.joined(separator: ":") + "." + fraction
  }

  private static func text(offset minutes: Int) -> String {
    guard minutes != 0 else { return "Z" }
    let (hour, minute) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
    return (minutes < 0 ? "-" : "+") + padded(Int(hour), to: 2) + ":" + padded(Int(minute), to: 2)
  }

  private static func padded(_ number: Int, to digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
