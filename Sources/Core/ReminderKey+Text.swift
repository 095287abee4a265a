extension ReminderKey: LosslessStringConvertible {
  /// The key as the store keeps it: `check-in`, `fixed:sunday-call`, `date:anniversary`,
  /// `follow-up:3`, `test`.
  ///
  /// It may hold the user's own words, so it never leaves for the journal or a hook.
  package var description: String {
    switch self {
    case .cadence(let type): type.rawValue
    case .fixed(let id): "fixed:\(id)"
    case .date(let label): "date:\(label)"
    case .followUp(let number): "follow-up:\(number)"
    case .asked(let type): "asked:\(type.rawValue)"
    case .test: "test"
    }
  }

  package init?(_ description: String) {
    if let type = ReminderType(rawValue: description) {
      self = .cadence(type)
      return
    }
    guard let colon = description.firstIndex(of: ":") else {
      guard description == "test" else { return nil }
      self = .test
      return
    }
    let rest = String(description[description.index(after: colon)...])
    switch description[..<colon] {
    case "fixed": self = .fixed(rest)
    case "date": self = .date(rest)
    case "follow-up":
      guard let number = Int(rest) else { return nil }
      self = .followUp(number)
    case "asked":
      guard let type = ReminderType(rawValue: rest) else { return nil }
      self = .asked(type)
    default: return nil
    }
  }
}
