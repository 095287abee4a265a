extension CalendarParser {
  /// The fields a word such as `daily` stands for, in upper or lower case.
  static func shorthand(_ bytes: ArraySlice<UInt8>) -> CalendarFields? {
    guard bytes.first?.isLetter ?? false else { return nil }
    var fields = CalendarFields()
    fields.minute = .firstMinute
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "minutely": fields.minute = nil
    case "hourly": break
    case "daily": fields.hour = .firstHour
    case "weekly":
      fields.hour = .firstHour
      fields.weekdays = 1
    case "monthly": fields.begin(months: nil)
    case "quarterly": fields.begin(months: chain(.month, 1, 4, 7, 10))
    case "semiannually", "semi-annually", "biannually", "bi-annually":
      fields.begin(months: chain(.month, 1, 7))
    case "yearly", "annually", "anually": fields.begin(months: chain(.month, 1))
    default: return nil
    }
    return fields
  }

  /// Numbers without repetitions, ascending.
  static func chain(_ field: CalendarField, _ numbers: Int...) -> CalendarChain {
    CalendarChain(
      field: field, items: numbers.map { CalendarItem(start: $0, stop: nil, step: 0) })
  }
}

extension CalendarFields {
  /// Sets midnight of the first day of some months.
  fileprivate mutating func begin(months: CalendarChain?) {
    month = months
    day = CalendarParser.chain(.day, 1)
    hour = .firstHour
  }
}
