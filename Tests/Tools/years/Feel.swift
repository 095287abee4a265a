import CivilTime
import Core

/// What a year feels like for typical plans.
enum Feel {
  /// A plan that somebody could have, and how they live with it.
  struct Kind {
    let name: String
    let mood: Mood
    let people: [Person]
  }

  static let kinds = [
    Kind(name: "One person, the default pace", mood: .eager, people: [partner]),
    Kind(
      name: "The same, answered now and then", mood: .steady, people: [partner]),
    Kind(name: "The same, never answered", mood: .silent, people: [partner]),
    Kind(name: "Partner, parent and friend", mood: .steady, people: [partner, mum, friend]),
    Kind(
      name: "Six people, the default limits", mood: .eager,
      people: [partner, mum, friend, sibling("p4"), sibling("p5"), sibling("p6")]),
  ]

  private static let partner = Person(
    id: Person.ID("p1"), name: "Alex", relation: .partner, setting: .together)
  private static let mum = Person(
    id: Person.ID("p2"), name: "Mum", relation: .parent, setting: .longDistance,
    appreciation: .every(CalendarSpan(days: 14), latest: CalendarSpan(days: 21)),
    reminders: [Plans.ring])
  private static let friend = Person(
    id: Person.ID("p3"), name: "Sam", relation: .friend, setting: .longDistance,
    appreciation: .rate(count: 1, per: .month), checkIn: .rate(count: 2, per: .month))

  private static func sibling(_ id: String) -> Person {
    Person(id: Person.ID(id), name: "Kim", relation: .sibling, setting: .longDistance)
  }

  /// One table in Markdown: a row for each plan, the mean of some lives.
  static func table(deck: [Prompt]) -> [String] {
    let practices = Practice.allCases.map(\.rawValue).joined(separator: " / ")
    let head = [
      "| plan | a week | \(practices), % | asks a month | longest gap, days | returned within 90 days |",
      "|---|---|---|---|---|---|",
    ]
    return head + kinds.map { row($0, deck: deck) }
  }

  private static func row(_ kind: Kind, deck: [Prompt]) -> String {
    let years = (UInt64(1)...10).map { seed in year(of: kind, seed: seed, deck: deck) }
    func mean(_ value: (Year) -> Double) -> Double {
      years.map(value).reduce(0, +) / Double(years.count)
    }
    let shares = Practice.allCases.map { practice in
      rounded(mean { $0.share(of: practice) * 100 }, to: 0)
    }
    let fields = [
      kind.name, rounded(mean(\.perWeek), to: 1), shares.joined(separator: " / "),
      rounded(mean(\.asksPerMonth), to: 1), rounded(mean(\.longestGap), to: 0),
      rounded(mean(\.returned), to: 1),
    ]
    return "| " + fields.joined(separator: " | ") + " |"
  }

  private static func year(of kind: Kind, seed: UInt64, deck: [Prompt]) -> Year {
    var life = Life(
      seed: seed, mood: kind.mood, isUsual: false, plan: Plan(people: kind.people, deck: deck),
      dice: Dice(seed: seed), verdicts: Verdicts())
    life.keepsPlan = true
    life.live(days: 365)
    return Year(life.ledger.accounts.values.flatMap(\.shown))
  }

  private static func rounded(_ value: Double, to places: Int) -> String {
    let factor = places == 0 ? 1.0 : 10.0
    let whole = Int((value * factor).rounded())
    return places == 0 ? "\(whole)" : "\(whole / 10).\(whole % 10)"
  }
}

/// What was shown in one year, in figures.
struct Year {
  private let shown: [Ledger.Shown]
  private let prompts: [Ledger.Shown]

  init(_ shown: [Ledger.Shown]) {
    self.shown = shown.sorted { $0.at < $1.at }
    prompts = self.shown.filter { $0.draw?.practice != nil }
  }

  var perWeek: Double { Double(prompts.count) / 52 }
  var asksPerMonth: Double { Double(prompts.count { $0.draw?.kind == .ask }) / 12 }

  func share(of practice: Practice) -> Double {
    Double(prompts.count { $0.draw?.practice == practice }) / Double(max(prompts.count, 1))
  }

  var longestGap: Double {
    zip(shown.dropFirst(), shown).map { ($0.at - $1.at) / .seconds(86_400) }.max() ?? 0
  }

  /// How often a prompt that was read came again about the same person within 90 days.
  var returned: Double {
    let read = prompts.filter { $0.opened != nil }
    return Double(
      read.indices.count { index in
        read[..<index].contains {
          $0.person == read[index].person && $0.draw?.prompt == read[index].draw?.prompt
            && read[index].at - ($0.opened ?? $0.at) < .seconds(90 * 86_400)
        }
      })
  }
}
