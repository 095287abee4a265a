internal import CivilTime
internal import Glibc

/// The zone of a name, from `$TZDIR` or where the machine keeps them.
func zone(_ name: String) -> Zone? {
  let folder = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
  return contents(of: "\(folder)/\(name)").flatMap { try? Zone(tzif: $0, name: name) }
}

/// The next elapse after each of some instants, all added up so that none can be left out.
struct Walk {
  let text: String
  let local: Zone
  let base: Int64
  let step: Int64
  let count: Int

  func work() -> () -> String {
    guard let expression = try? CalendarExpression(parsing: text, zone: zone) else {
      return refuse
    }
    return { sum(of: expression) }
  }

  private func sum(of expression: CalendarExpression) -> String {
    var sum: Int64 = 0
    for number in 0..<Int64(count) {
      let instant = Instant(microseconds: base + number * step)
      sum &+= expression.next(after: instant, in: local)?.microseconds ?? 0
    }
    return "\(sum)"
  }

  /// What never happens is refused, so reading it is what takes time.
  private func refuse() -> String {
    let read = (0..<count).count { _ in
      (try? CalendarExpression(parsing: text, zone: zone)) != nil
    }
    return "\(read)"
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 6, let local = zone(arguments[2]), let base = Int64(arguments[3]),
  let step = Int64(arguments[4]), let count = Int(arguments[5])
else {
  print("usage: ours EXPRESSION ZONE BASE STEP COUNT")
  exit(2)
}
let walk = Walk(text: arguments[1], local: local, base: base, step: step, count: count)
Rounds.answer(with: walk.work())
