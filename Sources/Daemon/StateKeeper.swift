package import Core
package import Store

/// Keeps what must survive a restart; used on the daemon's loop only.
package protocol StateKeeper: AnyObject {
  /// What the user must be told about how it was opened.
  var openingNotes: [OpeningNote] { get }
  func load() throws(StoreError) -> State
  /// Writes all of the records or, if it throws, none.
  func write(_ records: [Record]) throws(StoreError)
  /// Puts another state in the place of everything or, if it throws, nothing.
  func replace(by state: State) throws(StoreError)
  /// Nothing may follow.
  func close()
}

extension Store: StateKeeper {}
