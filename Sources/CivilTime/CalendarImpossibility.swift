/// Fields that are each valid and never come together, such as those of `*-02-30`.
struct CalendarImpossibility: Hashable {
  let fields: CalendarFields
  let zone: Zone?

  var normalForm: String { fields.description(in: zone) }

  /// What never happens, as short as it can be said.
  var reason: String {
    guard let month = fields.month?.single, let day = fields.day?.single,
      fields.day?.field == .day, fields.weekdays == 0, fields.year == nil
    else { return "\(fields) never happens" }
    return "\(day) \(CalendarField.monthNames[month - 1]) never happens"
  }

  var hint: String? {
    guard let month = fields.month?.single, let day = fields.day?.single,
      fields.day?.field == .day
    else { return nil }
    guard let year = fields.year?.single else {
      let name = CalendarField.monthNames[month - 1]
      return "the last day of \(name) is *-\(month.padded(to: 2))~01"
    }
    return CivilDate(year: year, month: month, day: day).map { "\($0) is a \($0.weekday.name)" }
  }
}
