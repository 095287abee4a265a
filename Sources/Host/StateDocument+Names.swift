import CivilTime
import Core

/// What the document calls the phases of an occurrence.
enum PhaseName: String, CaseIterable {
  case waiting, presenting, shown, closed
}

/// What the document calls the ways in which an occurrence ended.
enum OutcomeName: String, CaseIterable {
  case done
  case notTheirMoment = "not-their-moment"
  case skipped, excluded
  case letGo = "let-go"
  case dismissed, expired, missed, cancelled
}

extension OutcomeName {
  init(_ outcome: Occurrence.Outcome) {
    self =
      switch outcome {
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

  /// `nil` for a feeling about anything but what was done.
  func outcome(_ felt: Occurrence.Felt?) -> Occurrence.Outcome? {
    switch self {
    case .done: .done(felt)
    case _ where felt != nil: nil
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
}

extension Occurrence.Phase {
  /// Its name, and what a closed one has besides.
  var parts: (name: PhaseName, outcome: OutcomeName?, felt: Occurrence.Felt?, end: Instant?) {
    switch self {
    case .waiting: return (.waiting, nil, nil, nil)
    case .presenting: return (.presenting, nil, nil, nil)
    case .shown: return (.shown, nil, nil, nil)
    case .closed(let outcome, let end):
      guard case .done(let felt) = outcome else { return (.closed, OutcomeName(outcome), nil, end) }
      return (.closed, .done, felt, end)
    }
  }
}
