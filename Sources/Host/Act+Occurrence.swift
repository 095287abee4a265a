package import CivilTime
package import Control
package import Core

extension Acts {
  /// What the user did, oldest first.
  ///
  /// - Parameters:
  ///   - occurrences: What came, in any order.
  ///   - people: Who is remembered.
  ///   - plan: Who has a name now.
  ///   - person: Whom it is to be about; `nil` for everybody.
  ///   - year: The year by the zone's clocks; `nil` for all.
  ///   - zone: The zone whose days count.
  package init(
    _ occurrences: [Occurrence], people: [PersonState], plan: Plan?, about person: Person.ID?,
    in year: Int?, zone: Zone
  ) {
    let ids = Dictionary(people.map { ($0.number, $0.id) }) { first, _ in first }
    let acts = occurrences.compactMap { occurrence -> Act? in
      guard let id = occurrence.person.flatMap({ ids[$0] }), person == nil || person == id
      else { return nil }
      return Act(occurrence, about: id, named: plan?.person(id)?.name, in: year, zone: zone)
    }
    self.init(acts.sorted { $0.at < $1.at })
  }
}

extension Act {
  /// `nil` for what was not done, or not in that year.
  fileprivate init?(
    _ occurrence: Occurrence, about id: Person.ID, named name: String?, in year: Int?, zone: Zone
  ) {
    guard case .closed(.done(let felt), let end) = occurrence.phase else { return nil }
    let date = zone.civil(at: end).date
    guard year == nil || date.year == year else { return nil }
    self.init(
      at: Timestamp(end), date: date.description, person: id.description, name: name,
      kind: Reminder.Kind(occurrence.reminder),
      practice: occurrence.draw?.practice.map(Practice.init),
      felt: felt.flatMap { Request.Felt(rawValue: $0.rawValue) })
  }
}

extension Act.Practice {
  init(_ practice: Core.Practice) {
    self =
      switch practice {
      case .safeSpace: .safeSpace
      case .listening: .listening
      case .vulnerability: .vulnerability
      case .questions: .questions
      case .patience: .patience
      case .support: .support
      case .appreciation: .appreciation
      }
  }
}

extension Explained.Reason {
  /// A reason as a client is told it.
  package init(_ reason: Core.Reason) {
    self.init(Topic(reason.topic), reason.sentence)
  }
}

extension Explained.Reason.Topic {
  fileprivate init(_ topic: Core.Reason.Topic) {
    self =
      switch topic {
      case .time: .time
      case .cadence: .cadence
      case .pace: .pace
      case .held: .held
      case .practice: .practice
      case .depth: .depth
      case .rest: .rest
      case .evidence: .evidence
      case .number: .number
      }
  }
}
