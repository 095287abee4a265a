import Core

/// Life after life, until enough years were lived.
struct Course {
  let deck: [Prompt]
  let verdicts = Verdicts()
  private var seed: UInt64
  private(set) var personYears = 0

  init(deck: [Prompt], seed: UInt64) {
    self.deck = deck
    self.seed = seed
  }

  mutating func run(personYears goal: Int, untilBroken rule: String?) {
    while personYears < goal, !verdicts.broken.keys.contains(where: { $0.name == rule }) {
      let life = lived(seed)
      personYears += life.engine.plan.people.count
      if seed % 29 == 0 {
        let again = lived(seed)
        verdicts.check(.reproducible, again.trace == life.trace, "seed \(seed)")
      }
      seed += 1
    }
  }

  /// Tells one life as it goes.
  static func replay(_ seed: UInt64, deck: [Prompt]) {
    let course = Course(deck: deck, seed: seed)
    var life = course.life(seed)
    life.isTold = true
    life.live(days: 365)
  }

  private func life(_ seed: UInt64) -> Life {
    let mood = Mood.allCases[Int(seed % UInt64(Mood.allCases.count))]
    let isUsual = seed / UInt64(Mood.allCases.count) % 2 == 0
    return Life(seed: seed, mood: mood, isUsual: isUsual, deck: deck, verdicts: verdicts)
  }

  private func lived(_ seed: UInt64) -> Life {
    var life = life(seed)
    life.live(days: 365)
    return life
  }
}
