package import CivilTime

/// The names of what became of an occurrence, wherever it is written down: in the store, in an
/// export, in the journal.
extension Occurrence {
  package enum PhaseName: String, CaseIterable, Sendable {
    case waiting, presenting, shown, closed
  }

  package enum OutcomeName: String, CaseIterable, Sendable {
    case done
    case notTheirMoment = "not-their-moment"
    case skipped
    case excluded = "never"
    case letGo = "let-go"
    case dismissed, expired
    case missed = "passed-by"
    case cancelled
  }
}

extension Occurrence.Outcome {
  package var name: Occurrence.OutcomeName {
    switch self {
    case .done: .done
    case .notTheirMoment: .notTheirMoment
    case .skipped: .skipped
    case .excluded: .excluded
    case .letGo: .letGo
    case .dismissed: .dismissed
    case .expired: .expired
    case .missed: .missed
    case .cancelled: .cancelled
    }
  }

  package var felt: Occurrence.Felt? {
    guard case .done(let felt) = self else { return nil }
    return felt
  }

  /// `nil` for a feeling about anything but what was done.
  package init?(_ name: Occurrence.OutcomeName, felt: Occurrence.Felt?) {
    switch name {
    case .done: self = .done(felt)
    case _ where felt != nil: return nil
    case .notTheirMoment: self = .notTheirMoment
    case .skipped: self = .skipped
    case .excluded: self = .excluded
    case .letGo: self = .letGo
    case .dismissed: self = .dismissed
    case .expired: self = .expired
    case .missed: self = .missed
    case .cancelled: self = .cancelled
    }
  }
}

extension Occurrence.Phase {
  package var name: Occurrence.PhaseName {
    switch self {
    case .waiting: .waiting
    case .presenting: .presenting
    case .shown: .shown
    case .closed: .closed
    }
  }

  /// How and when it ended, if it did.
  package var closing: (outcome: Occurrence.Outcome, end: Instant)? {
    guard case .closed(let outcome, let end) = self else { return nil }
    return (outcome, end)
  }
}
