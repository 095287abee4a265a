package import CivilTime

/// What is over, by person, each in the order in which it ended.
struct History: Sendable {
  /// By the person's number; 0 for what is about nobody.
  private var people: [Int: [Occurrence]] = [:]
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
    for occurrence in closed { people[occurrence.person ?? 0, default: []].append(occurrence) }
    let horizon = now - .seconds(Self.recentDays * 86_400)
    for occurrence in occurrences where occurrence.shownAt.map({ $0 > horizon }) ?? false {
      noteShown(occurrence)
    }
    forgetRecent(before: now)
  }

  /// Everything, in the order in which it ended.
  var all: [Occurrence] {
    people.sorted { $0.key < $1.key }.flatMap(\.value).sorted {
      ($0.endedAt ?? $0.slot) < ($1.endedAt ?? $1.slot)
    }
  }

  /// What ended about a person, as far back as the rules of variety look, oldest first.
  func latest(about person: Int?) -> ArraySlice<Occurrence> {
    people[person ?? 0, default: []].suffix(Self.reach)
  }

  /// The one of an id, which begins with the person's number.
  func find(_ id: Occurrence.ID) -> Occurrence? {
    let about = people[id.person, default: []]
    return about.last { $0.id == id }
  }

  /// The last one about a person, or anybody, that fits.
  func last(about person: Int?, where fits: (Occurrence) -> Bool) -> Occurrence? {
    if let person { return people[person, default: []].last(where: fits) }
    return people.values.compactMap { $0.last(where: fits) }.max {
      ($0.endedAt ?? $0.slot, $0.id) < ($1.endedAt ?? $1.slot, $1.id)
    }
  }

  mutating func append(_ occurrence: Occurrence) {
    people[occurrence.person ?? 0, default: []].append(occurrence)
  }

  /// Ends again, with another outcome, what had ended before.
  mutating func replace(_ occurrence: Occurrence) {
    people[occurrence.person ?? 0]?.removeAll { $0.id == occurrence.id }
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

  /// When the oldest one ended.
  var oldest: Instant? { people.values.compactMap { $0.first?.endedAt }.min() }

  mutating func prune(before horizon: Instant) {
    for person in people.keys {
      people[person]?.removeAll { ($0.endedAt ?? horizon) < horizon }
    }
  }

  mutating func forget(person: Int) {
    people[person] = nil
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
