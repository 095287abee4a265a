package import CivilTime
package import Core
package import Store

/// Keeps what must survive a restart; used on the daemon's loop only.
package protocol StateKeeper: AnyObject {
  /// What the user must be told about how it was opened.
  var openingNotes: [OpeningNote] { get }
  /// Everything that was written.
  func load() throws(StoreError) -> State
  /// As much of it as the rules look back to.
  func loadRecent(at now: Instant) throws(StoreError) -> State
  /// Proves what opening left out; where it is damaged, goes on with what is remembered and says so.
  func prove(keeping state: () -> State) throws(StoreError) -> OpeningNote?
  /// Writes all of the records or, if it throws, none.
  func write(_ records: [Record]) throws(StoreError)
  /// Puts another state in the place of everything or, if it throws, nothing.
  func replace(by state: State) throws(StoreError)
  /// Nothing may follow.
  func close()
}

extension Store: StateKeeper {}
