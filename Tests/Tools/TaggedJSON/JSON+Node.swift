package import TOML

extension JSON {
  /// How deep arrays and tables may nest.
  ///
  /// Dotted keys in inline tables can make a valid document so deep that recursion, here and in
  /// whoever reads the JSON, would exhaust the stack.
  package static let nestingLimit = 512

  /// A value of a document as the official suite tags it; `nil` if it nests too deeply.
  ///
  /// - Parameter node: A node of a valid document.
  package init?(tagging node: Node) {
    guard let json = Self.tagging(node, depth: 0) else { return nil }
    self = json
  }

  private static func tagging(_ node: Node, depth: Int) -> JSON? {
    guard depth <= nestingLimit else { return nil }
    if let table = node.table {
      var members: [Member] = []
      for entry in table.entries {
        guard let value = tagging(entry.value, depth: depth + 1) else { return nil }
        members.append(Member(entry.key.name, value))
      }
      return .object(members)
    }
    if let array = node.array {
      var elements: [JSON] = []
      for element in array {
        guard let value = tagging(element, depth: depth + 1) else { return nil }
        elements.append(value)
      }
      return .array(elements)
    }
    let (type, value) = tagged(node)
    return .object([Member("type", .string(type)), Member("value", .string(value))])
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
