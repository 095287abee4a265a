/// How many prompts of a deck suit whom, and how many the library is to have.
package struct Coverage: Sendable {
  private let deck: [Prompt]

  package init(of deck: [Prompt]) { self.deck = deck }

  /// A number that the library has, and the one that it is to have.
  package struct Goal: Equatable, Sendable {
    /// What is counted, in a few words: "partner, depth 1".
    package let name: String
    package let count: Int
    package let bound: Bound

    package enum Bound: Equatable, Sendable {
      case atLeast(Int)
      case atMost(Int)
    }

    package var isMet: Bool {
      switch bound {
      case .atLeast(let goal): count >= goal
      case .atMost(let goal): count <= goal
      }
    }
  }

  /// Those that may be drawn for a relation, where it matters in a setting, of a type and at a depth.
  package func count(
    for relation: Relation, in setting: Setting? = nil, type: ReminderType? = nil,
    depth: ClosedRange<Depth>
  ) -> Int {
    deck.count { prompt in
      prompt.relations.contains(relation) && (type == nil || prompt.type == type)
        && (setting == nil || prompt.setting == .either || prompt.setting == setting)
        && depth.contains(prompt.depth)
    }
  }

  package func count(of practice: Practice, type: ReminderType? = nil) -> Int {
    deck.count { $0.practice == practice && (type == nil || $0.type == type) }
  }

  /// Every number that is a goal of the library.
  package var goals: [Goal] { whole + practices + relations + seasons + kinds }

  private var whole: [Goal] { [Goal(name: "all prompts", count: deck.count, bound: .atLeast(210))] }

  private var practices: [Goal] {
    Practice.allCases.map {
      Goal(name: $0.rawValue, count: count(of: $0), bound: .atLeast(24))
    }
  }

  private var relations: [Goal] {
    Relation.allCases.flatMap { relation in
      let easy = relation.deepest == .everyday ? 30 : 40
      let both = Goal(
        name: "\(relation.rawValue), depth 1 and 2",
        count: count(for: relation, depth: .everyday ... .personal), bound: .atLeast(60))
      let first = Goal(
        name: "\(relation.rawValue), depth 1",
        count: count(for: relation, depth: .everyday ... .everyday), bound: .atLeast(easy))
      return [both, first]
    }
  }

  /// Enough of each type in each setting that at the default cadence nothing comes back within the
  /// time for which a prompt rests.
  private var seasons: [Goal] {
    Relation.allCases.flatMap { relation in
      [Setting.together, .longDistance].flatMap { setting in
        ReminderType.allCases.map { type in
          Goal(
            name: "\(relation.rawValue), \(setting.rawValue), \(type.rawValue)",
            count: count(for: relation, in: setting, type: type, depth: .everyday ... .everyday),
            bound: .atLeast(Self.season(of: type)))
        }
      }
    }
  }

  private var kinds: [Goal] {
    let (acts, asks, thoughts) = (
      count(of: [.act, .say]), count(of: [.ask]), count(of: [.reflect])
    )
    return [
      Goal(name: "do and say, in 100", count: acts, bound: .atLeast(55)),
      Goal(name: "ask, in 100", count: asks, bound: .atMost(25)),
      Goal(name: "reflect, in 100", count: thoughts, bound: .atMost(20)),
    ]
  }

  /// How many of 100 are of some kinds; rounded down.
  private func count(of kinds: [Prompt.Kind]) -> Int {
    deck.isEmpty ? 0 : deck.count { kinds.contains($0.kind) } * 100 / deck.count
  }

  /// The prompts that come at the default cadence while one rests, and the share that stays unused.
  package static func season(of type: ReminderType) -> Int {
    let cadence =
      switch type {
      case .appreciation: Pace.appreciationCadence
      case .checkIn: Pace.checkInCadence
      }
    guard case .rate(let count, let period) = cadence else { return 0 }
    let rest = Duration.seconds(Pace.promptRestDays * 86_400)
    return Int((rest / (period.duration / count) / Pace.promptRestShare).rounded(.up))
  }
}
