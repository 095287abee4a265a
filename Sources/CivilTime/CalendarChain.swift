/// A list of numbers and ranges for one field of a calendar expression, in normal form.
struct CalendarChain: Hashable {
  let field: CalendarField
  /// Ascending, without duplicates, never empty; `*` is no chain at all.
  let items: [CalendarItem]

  /// The first number of the chain that is not below another.
  func first(atOrAfter number: Int) -> Int? {
    var best: Int?
    for item in items {
      if let match = item.first(atOrAfter: number, limit: field.bounds.upperBound),
        match < best ?? .max
      {
        best = match
      }
    }
    return best
  }

  /// The last number of the chain that is not above another.
  func last(atOrBefore number: Int) -> Int? {
    var best: Int?
    for item in items {
      if let match = item.last(atOrBefore: number, limit: field.bounds.upperBound),
        match > best ?? .min
      {
        best = match
      }
    }
    return best
  }

  /// Whether the chain has a number.
  func contains(_ number: Int) -> Bool { first(atOrAfter: number) == number }

  /// The numbers as bits, for fields whose numbers are below 64.
  ///
  /// Days from the end count from 1, the last; a repetition goes on towards the end of the month,
  /// so downwards, and a range `~a..b` runs from the b-th last day to the a-th.
  var bits: UInt64 {
    var bits: UInt64 = 0
    for item in items {
      switch (field, item.step, item.stop) {
      case (_, 0, _): bits |= 1 << item.start
      case (.dayFromEnd, let step, let stop?):
        for day in stride(from: stop, through: item.start, by: -step) { bits |= 1 << day }
      case (.dayFromEnd, let step, nil):
        for day in stride(from: item.start, through: 1, by: -step) { bits |= 1 << day }
      case (_, let step, let stop):
        let end = stop ?? field.bounds.upperBound
        for number in stride(from: item.start, through: end, by: step) { bits |= 1 << number }
      }
    }
    return bits
  }

  /// The only number there is, if there is only one.
  var single: Int? {
    guard let item = items.first, items.count == 1, item.step == 0 else { return nil }
    return item.start
  }

  /// Whether some element takes every number it passes.
  var hasUnitStep: Bool { items.contains { $0.step == 1 } }

  /// Whether the chain is as good as `*`, which only seconds are written as a chain.
  var isStar: Bool {
    field == .second && items.contains { $0.start == 0 && $0.stop == nil && $0.step == field.scale }
  }
}

extension CalendarChain {
  // What most expressions have, made once.
  static let firstHour = CalendarChain(field: .hour, items: [.zero])
  static let firstMinute = CalendarChain(field: .minute, items: [.zero])
  static let firstSecond = CalendarChain(field: .second, items: [.zero])
  static let everySecond = CalendarChain(
    field: .second, items: [CalendarItem(start: 0, stop: nil, step: 1_000_000)])
}

extension CalendarItem {
  fileprivate static let zero = CalendarItem(start: 0, stop: nil, step: 0)
}

extension CalendarChain: CustomStringConvertible {
  /// The chain as systemd prints it.
  var description: String {
    isStar ? "*" : items.map(describe).joined(separator: ",")
  }

  private func describe(_ item: CalendarItem) -> String {
    var text = describe(item.start, width: field.width)
    if let stop = item.stop { text += ".." + describe(stop, width: field.width) }
    if item.step > 0, item.stop == nil || item.step != field.scale {
      text += "/" + describe(item.step, width: 1)
    }
    return text
  }

  private func describe(_ number: Int, width: Int) -> String {
    let whole = (number / field.scale).padded(to: width)
    let fraction = number % field.scale
    return fraction == 0 ? whole : "\(whole).\(fraction.padded(to: 6))"
  }
}
