extension LocalDate: Scalar {
  static let noun = Node.Kind.localDate.noun
  static let example = "2025-12-31"
  static let standIn = LocalDate(year: 1970, month: 1, day: 1)

  static func read(_ node: Node) -> LocalDate? { node.localDate }

  static func converted(_ node: Node, _ text: String) -> String? { node.dateText(.localDate) }
}

extension LocalTime: Scalar {
  static let noun = Node.Kind.localTime.noun
  static let example = "09:30:00"
  static let standIn = LocalTime(hour: 0, minute: 0)

  static func read(_ node: Node) -> LocalTime? { node.localTime }

  static func converted(_ node: Node, _ text: String) -> String? { node.dateText(.localTime) }
}

extension LocalDateTime: Scalar {
  static let noun = Node.Kind.localDateTime.noun
  static let example = "2025-12-31T09:30:00"
  static let standIn = LocalDateTime(date: .standIn, time: .standIn)

  static func read(_ node: Node) -> LocalDateTime? { node.localDateTime }

  static func converted(_ node: Node, _ text: String) -> String? { node.dateText(.localDateTime) }
}

extension OffsetDateTime: Scalar {
  static let noun = Node.Kind.offsetDateTime.noun
  static let example = "2025-12-31T09:30:00Z"
  static let standIn = OffsetDateTime(date: .standIn, time: .standIn, offsetInMinutes: 0)

  static func read(_ node: Node) -> OffsetDateTime? { node.offsetDateTime }

  static func converted(_ node: Node, _ text: String) -> String? { node.dateText(.offsetDateTime) }
}

extension Value: Scalar {
  static let noun = "a value"
  static let example = "1"
  static let standIn = Value.integer(0)

  static func read(_ node: Node) -> Value? { node.value }
}

extension Pairs: Scalar {
  static let noun = Node.Kind.table.noun
  static let example = "{}"
  static let standIn = Pairs()

  static func read(_ node: Node) -> Pairs? { node.table?.value }
}

extension Node {
  /// What a text says without its quotes, if that is a date or a time of a kind.
  fileprivate func dateText(_ kind: Kind) -> String? {
    string.flatMap { text in Node.scalar(text)?.kind == kind ? text : nil }
  }

  /// The scalar that a short text is from its first character to its last, if it is one.
  static func scalar(_ text: String) -> Node? {
    guard text.utf8.count <= 64 else { return nil }
    let document = Document(recovering: "a = \(text)")
    guard let node = document.root["a"], node.range == 4..<document.bytes.count else { return nil }
    return document.isValid && node.kind != .array && node.kind != .table ? node : nil
  }
}
