/// What the user must be told of an opening: a file that could not be the state was moved aside.
package struct OpeningNote: Equatable, Sendable {
  /// What was wrong with it: `damaged` or `newer`.
  package let cause: StoreError
  /// Where it is now, its journal beside it.
  package let movedTo: String
}

extension OpeningNote: CustomStringConvertible {
  package var description: String {
    "\(cause); it was moved to \(movedTo), and a new state was begun. \(cause.hint)"
  }
}
