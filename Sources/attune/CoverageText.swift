import Control
import Core

/// What `attune prompts --coverage` says, in lines of at most 80 columns.
struct CoverageText {
  let coverage: Coverage
  let style: TextStyle

  private static let settings = [Setting.together, .longDistance]

  var lines: [String] { table + [""] + goals + [""] + [verdict] }

  /// Prompts that suit, by relation, setting, type and depth.
  private var table: [String] {
    let seasons = ReminderType.allCases.map { Coverage.season(of: $0) }
    let head = [
      style.strong("Prompts that suit".fitted(to: 28) + "appreciation".fitted(to: 24) + "check-in"),
      style.faint("by depth".fitted(to: 28) + "    1    2    3".fitted(to: 24) + "    1    2    3"),
    ]
    let rows = Relation.allCases.flatMap { relation in
      Self.settings.map { setting in
        relation.rawValue.fitted(to: 12) + setting.rawValue.fitted(to: 16)
          + cells(relation, setting, .appreciation).fitted(to: 24)
          + cells(relation, setting, .checkIn)
      }
    }
    let goal =
      "goal".fitted(to: 28) + "\(seasons[0])".rightAligned(to: 5).fitted(to: 24)
      + "\(seasons[1])".rightAligned(to: 5)
    return head + rows + [style.faint(goal)]
  }

  private func cells(_ relation: Relation, _ setting: Setting, _ type: ReminderType) -> String {
    Depth.allCases.map { depth in
      "\(coverage.count(for: relation, in: setting, type: type, depth: depth...depth))"
        .rightAligned(to: 5)
    }.joined()
  }

  /// Every other goal, with what there is of it.
  private var goals: [String] {
    let head = style.strong(
      "Goals of the library".fitted(to: 28) + "there are".fitted(to: 12) + "goal")
    let inTable = Self.settings.map(\.rawValue)
    let others = coverage.goals.filter { goal in !inTable.contains { goal.name.contains($0) } }
    return [head]
      + others.map { goal in
        let count = "\(goal.count)".rightAligned(to: 5).fitted(to: 12)
        return goal.name.fitted(to: 28) + (goal.isMet ? count : style.bad(count)) + goal.bound.words
      }
  }

  private var verdict: String {
    let missed = coverage.goals.filter { !$0.isMet }
    return missed.isEmpty
      ? style.good("Every goal is met.")
      : style.bad("Not met: \(missed.map(\.name).joined(separator: "; "))".cut(to: 80))
  }

  var json: JSON {
    .object([
      .init("eligible", .array(eligible)),
      .init(
        "goals",
        .array(
          coverage.goals.map { goal in
            .object([
              .init("name", goal.name), .init("count", goal.count),
              .init("bound", goal.bound.words), .init("met", goal.isMet),
            ])
          })),
    ])
  }

  private var eligible: [JSON] {
    Relation.allCases.flatMap { relation in
      Self.settings.flatMap { setting in
        ReminderType.allCases.flatMap { type in
          Depth.allCases.map { depth in
            .object([
              .init("relation", relation.rawValue), .init("setting", setting.rawValue),
              .init("type", type.rawValue), .init("depth", depth.rawValue),
              .init(
                "count",
                coverage.count(for: relation, in: setting, type: type, depth: depth...depth)),
            ])
          }
        }
      }
    }
  }
}

extension Coverage.Goal.Bound {
  fileprivate var words: String {
    switch self {
    case .atLeast(let count): "at least \(count)"
    case .atMost(let count): "at most \(count)"
    }
  }
}
