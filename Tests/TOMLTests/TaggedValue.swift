import Foundation
import TOML

/// A value as the official suite writes it, with numbers and times brought to one form.
indirect enum TaggedValue: Equatable {
  case table([String: TaggedValue])
  case array([TaggedValue])
  case scalar(type: String, value: String)

  init(_ node: Node) {
    switch node.kind {
    case .table: self = .table(Self.members(of: node.table))
    case .array: self = .array((node.array ?? []).map(Self.init))
    case .string: self = .scalar(type: "string", value: node.string ?? "")
    case .integer: self = .scalar(type: "integer", value: "\(node.integer ?? 0)")
    case .float: self = .scalar(type: "float", value: Self.float(node.float))
    case .boolean: self = .scalar(type: "bool", value: "\(node.boolean ?? false)")
    case .offsetDateTime:
      self = .scalar(type: "datetime", value: Self.text(node.offsetDateTime))
    case .localDateTime:
      let value = node.localDateTime.map { Self.text($0.date) + "T" + Self.text($0.time) } ?? ""
      self = .scalar(type: "datetime-local", value: value)
    case .localDate:
      self = .scalar(type: "date-local", value: node.localDate.map(Self.text) ?? "")
    case .localTime:
      self = .scalar(type: "time-local", value: node.localTime.map(Self.text) ?? "")
    case .invalid: self = .scalar(type: "invalid", value: "")
    }
  }

  init(json: Any) {
    if let elements = json as? [Any] {
      self = .array(elements.map(Self.init(json:)))
    } else if let members = json as? [String: Any] {
      if members.count == 2, let type = members["type"] as? String,
        let value = members["value"] as? String
      {
        self = .scalar(type: type, value: Self.uniform(value, type: type))
      } else {
        self = .table(members.mapValues(Self.init(json:)))
      }
    } else {
      self = .scalar(type: "unknown", value: "\(json)")
    }
  }

  private static func members(of table: Table?) -> [String: TaggedValue] {
    let pairs = (table?.entries ?? []).map { ($0.key.name, TaggedValue($0.value)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Brings the text of a scalar in the suite to the form used here.
  private static func uniform(_ value: String, type: String) -> String {
    let source = "x = \(value)"
    return switch type {
    case "float": float(Double(value))
    case "datetime", "datetime-local", "date-local", "time-local":
      if case .table(let members) = TaggedValue(Document(recovering: source).root.node),
        case .scalar(_, let text) = members["x"]
      {
        text
      } else {
        value
      }
    default: value
    }
  }

  private static func float(_ value: Double?) -> String {
    guard let value else { return "none" }
    return value.isNaN ? "nan" : value == 0 ? "0" : "\(value)"
  }

  private static func text(_ date: LocalDate) -> String {
    String(format: "%04d-%02d-%02d", date.year, date.month, date.day)
  }

  private static func text(_ time: LocalTime) -> String {
    String(format: "%02d:%02d:%02d.%09d", time.hour, time.minute, time.second, time.nanosecond)
  }

  /// An instant in minutes of UTC, so that equal instants at different offsets are equal.
  private static func text(_ value: OffsetDateTime?) -> String {
    guard let value else { return "" }
    var components = DateComponents()
    components.year = value.date.year
    components.month = value.date.month
    components.day = value.date.day
    components.hour = value.time.hour
    components.minute = value.time.minute - value.offsetInMinutes
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let minutes = calendar.date(from: components)?.timeIntervalSince1970 ?? 0
    return "\(minutes) \(value.time.second).\(value.time.nanosecond)"
  }
}
