package import CivilTime
package import Core

/// What must survive a restart, in `state.sqlite`: exactly a `State`, changed by records.
///
/// Used by one thread at a time; one process writes. After an error the store can be used again.
package final class Store {
  /// What the user must be told about how it was opened.
  package let openingNotes: [OpeningNote]
  private(set) var database: Database
  private let files: StateFiles
  /// What was read to prove the file, until it is asked for.
  private var proven: State?
  /// Whether the pages that the rules do not look back to were walked through.
  private var isProved: Bool

  private init(
    _ database: Database, _ files: StateFiles, proven: State? = nil, isProved: Bool = true,
    notes: [OpeningNote] = []
  ) {
    self.database = database
    self.files = files
    self.proven = proven
    self.isProved = isProved
    openingNotes = notes
  }

  /// Opens the state in a directory that exists, 0700, and begins a new one where there is none.
  ///
  /// A file that is damaged or from a newer version is moved aside first; `openingNotes` says so.
  /// Looser modes than 0700 and 0600 and files of other users are refused, and nothing is touched.
  ///
  /// - Parameters:
  ///   - directory: Where the files are.
  ///   - now: From here the rules look back; what is older is not loaded for them, and `prove` does
  ///     not come by itself. Without it, everything is loaded and proved.
  /// - Returns: The store, to be used by one thread at a time.
  /// - Throws: What keeps it from being opened; damage and newer versions do not.
  package static func open(
    directory: String, lookingBackFrom now: Instant? = nil
  ) throws(StoreError) -> Store {
    let files = StateFiles(directory: directory)
    try files.requirePrivacy()
    guard try files.anyExists() else { return Store(try begun(files), files) }
    do throws(StoreError) {
      let (database, state) = try sound(files, lookingBackFrom: now)
      let store = Store(database, files, proven: state, isProved: now == nil)
      // That it cannot be made up for now is no reason to remember nothing; the mark stays.
      if files.isForgetting { try? store.leaveNothing() }
      return store
    } catch {
      guard let label = error.labelAside else { throw error }
      let note = OpeningNote(cause: error, movedTo: try files.moveAside(as: label))
      return Store(try begun(files), files, notes: [note])
    }
  }

  /// Opens the state for reading only, beside a daemon or without one; `nil` where there is none.
  ///
  /// It moves nothing aside and leaves no file behind: damage and other versions are errors.
  package static func openReadOnly(directory: String) throws(StoreError) -> Store? {
    let files = StateFiles(directory: directory)
    try files.requirePrivacy()
    guard try files.databaseExists() else { return nil }
    let database = try Database(path: files.database)
    try database.inspect()
    let version = try database.version
    guard version == Schema.version else {
      throw StoreError(
        .older(version: version), .open, path: database.path,
        message: "its version is \(version), and version \(Schema.version) can be read")
    }
    try database.execute(Schema.settings + "PRAGMA query_only = ON", .open)
    database.keepJournalOnClose(false)
    return Store(database, files)
  }

  /// Walks through every page, where opening has not; with ten years of history that takes as long
  /// as all the rest of a start.
  ///
  /// A file that proves damaged is moved aside, and a new one takes its place.
  ///
  /// - Parameter state: What is remembered, for the new file.
  /// - Returns: What the user must be told; `nil` if the file is whole.
  /// - Throws: What keeps it from being proved, or a new file from being begun.
  package func prove(keeping state: () -> State) throws(StoreError) -> OpeningNote? {
    guard !isProved else { return nil }
    do throws(StoreError) {
      try database.prove()
      isProved = true
      return nil
    } catch {
      guard let label = error.labelAside else { throw error }
      let target = try renew(with: state(), moving: label)
      isProved = true
      return OpeningNote(cause: error, movedTo: target, isRemembered: true)
    }
  }

  /// Puts a new file in the place of the one that is moved aside, once it has everything in it.
  ///
  /// Where that fails, what was there is gone on with.
  private func renew(with state: State, moving label: String) throws(StoreError) -> String {
    do throws(StoreError) {
      try files.createDraft()
      try Self.fill(files.draft, with: state)
      database.keepJournalOnClose(true)
      database.close()
      let target = try files.moveAside(as: label)
      try files.adoptDraft()
      database = try Self.sound(files).0
      return target
    } catch {
      files.removeDraft()
      if !database.isOpen, let old = try? Self.reopened(files) { database = old }
      throw error
    }
  }

  private static func reopened(_ files: StateFiles) throws(StoreError) -> Database {
    let database = try Database(path: files.database)
    try database.configure()
    database.keepJournalOnClose(false)
    return database
  }

  /// Everything that was written.
  package func load() throws(StoreError) -> State { try database.state() }

  /// What the rules need of it: of what is over, as much as they look back to.
  ///
  /// That counts from the earlier of now and the last end, so that neither a clock that is ahead
  /// nor one that was hides what is recent.
  package func loadRecent(at now: Instant) throws(StoreError) -> State {
    if let proven {
      self.proven = nil
      return proven
    }
    return try database.state(closedSince: try Self.horizon(from: now, in: database))
  }

  private static func horizon(
    from now: Instant, in database: Database
  ) throws(StoreError) -> Instant {
    min(now, try database.lastEnd() ?? now) - .seconds(Pace.memoryDays * 86_400)
  }

  /// Writes all of the records or, if it throws, none; they survive a crash from its return on.
  ///
  /// A power cut may take back the latest writes, whole ones and from the end, never more than
  /// those since the last checkpoint.
  package func write(_ records: [Record]) throws(StoreError) {
    guard !records.isEmpty else { return }
    proven = nil
    let isForgetting = records.contains(where: \.forgets)
    let leavesNothing = isForgetting || records.contains(where: \.dropsWords)
    // What was moved aside may hold as much, and goes while it can still be said whom to forget.
    if isForgetting { try files.removeAside() }
    if leavesNothing { try files.markForgetting() }
    try database.transaction(.write) { () throws(StoreError) in
      for record in records { try database.apply(record) }
    }
    if leavesNothing { try leaveNothing() }
  }

  /// Puts another state in the place of all that is known, or, if it throws, nothing.
  ///
  /// What was there is overwritten. What a page that was split still holds of it goes at once if
  /// nobody reads meanwhile, or else the next time that something is to be forgotten.
  package func replace(by state: State) throws(StoreError) {
    proven = nil
    try database.transaction(.write) { () throws(StoreError) in try database.replace(by: state) }
    // It was done, so that it could not be tidied is no failure.
    try? compact()
  }

  /// What is to be forgotten leaves no byte behind.
  ///
  /// If that fails, as with `busy` while somebody reads, the rows are gone, and the same records
  /// are to be written again; after a crash it is made up for when the file is next opened.
  private func leaveNothing() throws(StoreError) {
    try compact()
    files.unmarkForgetting()
  }

  /// Leaves no byte of what was deleted or pruned, in the file or its journal.
  ///
  /// SQLite overwrites what is deleted, but a page that was split may hold a copy of what then
  /// moved elsewhere; so every page is written anew. It takes milliseconds for years of history.
  package func compact() throws(StoreError) {
    try database.execute("VACUUM", .write)
    try database.checkpoint()
  }

  /// Makes all writes safe from power cuts, and empties the journal.
  package func checkpoint() throws(StoreError) { try database.checkpoint() }

  /// Lets go of the file, its journal emptied if nobody else has it open; nothing may follow.
  package func close() { database.close() }
}

extension Store {
  /// The database that is there, once it has proved to be whole and of this version, and what it
  /// says.
  private static func sound(
    _ files: StateFiles, lookingBackFrom now: Instant? = nil
  ) throws(StoreError) -> (Database, State) {
    guard try files.databaseExists() else {
      throw StoreError(
        .damaged(.orphanedJournal), .open, path: files.database,
        message: "its journal is there, but not the file")
    }
    let database = try Database(path: files.database)
    try database.inspect(wholly: now == nil)
    try database.configure()
    try database.migrate()
    let horizon: Instant?
    if let now { horizon = try Self.horizon(from: now, in: database) } else { horizon = nil }
    let state = try database.inspectedState(closedSince: horizon)
    database.keepJournalOnClose(false)
    return (database, state)
  }

  /// A new database with a seed of its own, whole before it has its name.
  private static func begun(_ files: StateFiles) throws(StoreError) -> Database {
    do throws(StoreError) {
      try files.createDraft()
      try fill(files.draft)
      try files.adoptDraft()
    } catch {
      files.removeDraft()
      throw error
    }
    return try sound(files).0
  }

  private static func fill(_ draft: String, with state: State? = nil) throws(StoreError) {
    let database = try Database(path: draft)
    defer { database.close() }
    try database.configure()
    try database.execute("PRAGMA application_id = \(Schema.applicationID)", .create)
    try database.migrate()
    // On Linux the system's generator is getrandom(2).
    try database.put(seed: .random(in: .min ... .max))
    if let state {
      try database.transaction(.write) { () throws(StoreError) in try database.replace(by: state) }
    }
    try database.checkpoint()
  }
}

extension Record {
  fileprivate var forgets: Bool { if case .forget = self { true } else { false } }

  /// Whether the user's own words go with it.
  fileprivate var dropsWords: Bool {
    switch self {
    case .dropFollowUp, .dropSchedule: true
    default: false
    }
  }
}
