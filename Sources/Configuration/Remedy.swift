import CivilTime
import Core

/// What makes room for all that a plan asks for, named at once, as nothing is gained by half of it.
struct Remedy {
  private let changes: [String]
  /// Whether the gap keeps out what the limits would let through.
  let shortensGap: Bool
  private let isWhole: Bool

  /// - Parameters:
  ///   - plan: The plan as it is.
  ///   - capacity: What is asked for, and the room for it, in another plan.
  init(of plan: Plan, _ capacity: (Plan) -> Capacity) {
    var wider: Plan?
    for gap in Self.gaps(in: plan) where wider == nil {
      var plan = plan
      plan.limits.minGap = gap
      wider = plan.raised { capacity($0).suffices }
    }
    // Where no gap is short enough the windows are to be widened, and the limits still to be raised.
    let inWindows = plan.raised { capacity($0.withEndlessWindows).suffices }
    let raised =
      wider ?? inWindows ?? plan.raised { capacity($0.withEndlessWindows.gapless).suffices }
    let shortensGap =
      wider.map { $0.limits.minGap < plan.limits.minGap } ?? (inWindows == nil && raised != nil)
    changes =
      (raised.map { $0.limits.changes(since: plan.limits) } ?? [])
      + (wider == nil && shortensGap ? ["a shorter `min-gap`"] : [])
    isWhole = wider != nil
    self.shortensGap = shortensGap
  }

  var sentence: String {
    if isWhole { return "write \(changes.listed), or ask for less" }
    let windows = "ask for less, or widen the windows"
    return changes.isEmpty ? windows : "\(windows) and write \(changes.listed)"
  }

  /// The gap there is and shorter ones, of which none is so short that reminders come at once.
  private static func gaps(in plan: Plan) -> [TimeSpan] {
    let shorter = [90, 60, 45, 30, 15].map { TimeSpan(microseconds: $0 * 60_000_000) }
    return [plan.limits.minGap] + shorter.filter { $0 < plan.limits.minGap }
  }
}

extension Plan {
  /// The plan with limits raised as far as is needed and no further; `nil` if no limits suffice.
  fileprivate func raised(until suffices: (Plan) -> Bool) -> Plan? {
    var plan = self
    plan.limits.perDay = Limits.most
    plan.limits.perPersonPerDay = Limits.most
    guard suffices(plan) else { return nil }
    for limit in [\Limits.perPersonPerDay, \Limits.perDay] {
      plan.limits[keyPath: limit] = limits[keyPath: limit]
      while !suffices(plan) { plan.limits[keyPath: limit] += 1 }
    }
    return plan
  }

  /// The plan with room in its windows for whatever the limits let through.
  fileprivate var withEndlessWindows: Plan {
    var plan = self
    let day = DailyWindow(start: .midnight, end: .midnight)
    plan.hours = Hours(weekdays: [day], weekends: [day], quiet: nil)
    return plan
  }

  fileprivate var gapless: Plan {
    var plan = self
    plan.limits.minGap = min(limits.minGap, .minute)
    return plan
  }
}

extension Limits {
  /// More than this in a day cannot be written.
  static let most = 24

  /// Each line of the config that is another.
  fileprivate func changes(since old: Limits) -> [String] {
    let all = [
      perPersonPerDay == old.perPersonPerDay ? nil : "`per-person-per-day = \(perPersonPerDay)`",
      perDay == old.perDay ? nil : "`per-day = \(perDay)`",
      minGap == old.minGap ? nil : "`min-gap = \"\(minGap)\"`",
    ]
    return all.compactMap(\.self)
  }
}

extension [String] {
  /// "a", "a and b", "a, b and c".
  fileprivate var listed: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
