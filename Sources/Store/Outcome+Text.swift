import Core

extension Occurrence.Outcome {
  /// The outcome as the store keeps it; how it felt has a column of its own.
  var name: String {
    switch self {
    case .done: "done"
    case .notTheirMoment: "not-their-moment"
    case .skipped: "skipped"
    case .excluded: "excluded"
    case .letGo: "let-go"
    case .dismissed: "dismissed"
    case .expired: "expired"
    case .missed: "missed"
    case .cancelled: "cancelled"
    }
  }

  var felt: Occurrence.Felt? {
    guard case .done(let felt) = self else { return nil }
    return felt
  }

  /// `nil` for a name it does not know, and for a feeling about anything but what was done.
  init?(name: String, felt: Occurrence.Felt?) {
    switch (name, felt) {
    case ("done", _): self = .done(felt)
    case ("not-their-moment", nil): self = .notTheirMoment
    case ("skipped", nil): self = .skipped
    case ("excluded", nil): self = .excluded
    case ("let-go", nil): self = .letGo
    case ("dismissed", nil): self = .dismissed
    case ("expired", nil): self = .expired
    case ("missed", nil): self = .missed
    case ("cancelled", nil): self = .cancelled
    default: return nil
    }
  }
}

extension Occurrence.Phase {
  /// The phase as the store keeps it; an outcome has columns of its own.
  var name: String {
    switch self {
    case .waiting: "waiting"
    case .presenting: "presenting"
    case .shown: "shown"
    case .closed: "closed"
    }
  }
}
