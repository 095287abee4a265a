package import CivilTime

/// Something that Attune offers once and never presses: one line in `status` and on one card.
package struct Offer: Equatable, Sendable {
  package let kind: Kind
  package var since: Instant
  /// Whether a card has carried it; no second one does.
  package var wasOnCard: Bool

  package init(_ kind: Kind, since: Instant, wasOnCard: Bool = false) {
    self.kind = kind
    self.since = since
    self.wasOnCard = wasOnCard
  }

  package enum Kind: String, CaseIterable, Sendable {
    /// Prompts of depth 2.
    case deeper
    /// Fewer reminders, another time of day, or a pause.
    case fewer
    /// Every twelve weeks: keep it so, have fewer, or stop.
    case review
  }
}
