/// What the user must be told: a file that could not be the state was moved aside.
package struct OpeningNote: Equatable, Sendable {
  /// What was wrong with it: `damaged` or `newer`.
  package let cause: StoreError
  /// Where it is now, its journal beside it.
  package let movedTo: String
  /// Whether it was found while Attune ran, so that the new file has what the rules look back to.
  package let isRemembered: Bool

  init(cause: StoreError, movedTo: String, isRemembered: Bool = false) {
    self.cause = cause
    self.movedTo = movedTo
    self.isRemembered = isRemembered
  }
}

extension OpeningNote: CustomStringConvertible {
  package var description: String {
    isRemembered
      ? "\(cause); it was moved to \(movedTo), and a new file has all but the older history."
      : "\(cause); it was moved to \(movedTo), and a new state was begun. \(cause.hint)"
  }
}
