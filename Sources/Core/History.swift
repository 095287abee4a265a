package import CivilTime

/// What is over, by person, each in the order in which it ended.
struct History: Sendable {
  /// By person, in the order in which they first came up.
  private var people: [[Occurrence]] = []
  /// Where a person's are, by number; 0 for what is about nobody.
  private var places = Lookup<Int, Int>()
  /// What was shown in the last days, open or over, in no order.
  private(set) var recent: [Showed] = []

  /// One time that something was shown.
  struct Showed: Sendable {
    let id: Occurrence.ID
    let person: Int?
    let at: Instant
  }

  /// The caps and the gap look back so far at most.
  private static let recentDays = 3
  /// The rules of variety look back over so many at most: more than a year of the default cadence.
  private static let reach = 512

  /// Takes what was ever shown; closed ones are history, and all of them may be recent.
  init(of occurrences: [Occurrence], at now: Instant) {
    let closed = occurrences.filter(\.isClosed).sorted {
      ($0.endedAt ?? $0.slot) < ($1.endedAt ?? $1.slot)
    }
    for occurrence in closed { append(occurrence) }
    let horizon = now - .seconds(Self.recentDays * 86_400)
    for occurrence in occurrences where occurrence.shownAt.map({ $0 > horizon }) ?? false {
      noteShown(occurrence)
    }
    forgetRecent(before: now)
  }

  /// Everything, in the order in which it ended.
  var all: [Occurrence] {
    people.joined().sorted {
      ($0.endedAt ?? $0.slot, $0.id) < ($1.endedAt ?? $1.slot, $1.id)
    }
  }

  /// What was drawn about a person and is over, as far back as the rules of variety look, oldest
  /// first; what the user wrote themselves takes no room in it.
  func drawn(about person: Int?) -> [Occurrence] {
    about(person).reversed().lazy.filter { $0.draw != nil }.prefix(Self.reach).reversed()
  }

  /// The one of an id, which begins with the person's number.
  func find(_ id: Occurrence.ID) -> Occurrence? {
    about(id.person).last { $0.id == id }
  }

  /// Everything about a person, oldest first.
  func about(_ person: Int?) -> [Occurrence] {
    places[person ?? 0].map { people[$0] } ?? []
  }

  /// The last one about a person, or anybody, that fits.
  func last(about person: Int?, where fits: (Occurrence) -> Bool) -> Occurrence? {
    if let person { return about(person).last(where: fits) }
    return people.compactMap { $0.last(where: fits) }.max {
      ($0.endedAt ?? $0.slot, $0.id) < ($1.endedAt ?? $1.slot, $1.id)
    }
  }

  mutating func append(_ occurrence: Occurrence) {
    let number = occurrence.person ?? 0
    if let place = places[number] {
      people[place].append(occurrence)
    } else {
      places[number] = people.count
      people.append([occurrence])
    }
  }

  /// Ends again, with another outcome, what had ended before.
  mutating func replace(_ occurrence: Occurrence) {
    if let place = places[occurrence.person ?? 0] {
      people[place].removeAll { $0.id == occurrence.id }
    }
    append(occurrence)
  }

  /// Notes that something was shown.
  mutating func noteShown(_ occurrence: Occurrence) {
    guard let at = occurrence.shownAt, occurrence.reminder != .test else { return }
    recent.removeAll { $0.id == occurrence.id }
    recent.append(Showed(id: occurrence.id, person: occurrence.person, at: at))
  }

  /// Forgets what was shown too long ago to count.
  mutating func forgetRecent(before now: Instant) {
    let horizon = now - .seconds(Self.recentDays * 86_400)
    recent.removeAll { $0.at < horizon }
  }

  mutating func prune(before horizon: Instant) {
    for place in people.indices {
      people[place].removeAll { ($0.endedAt ?? horizon) < horizon }
    }
  }

  mutating func forget(person: Int) {
    if let place = places[person] { people[place] = [] }
    recent.removeAll { $0.person == person }
  }
}

extension Occurrence.ID {
  /// The number that it begins with; 0 if it is about nobody.
  var person: Int { Int(description.prefix { $0 != "/" }) ?? 0 }
}

extension Occurrence {
  package var endedAt: Instant? {
    if case .closed(_, let end) = phase { end } else { nil }
  }
}
