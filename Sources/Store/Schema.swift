/// The tables of the state, and the steps that bring a file up to them.
///
/// Times are microseconds since 1970-01-01T00:00:00Z. `entry` gives the order in which rows were
/// added. A person is known by number everywhere but in `person`, so deleting by that number
/// forgets them; 0 stands for everybody in `exclusion`.
enum Schema {
  /// Marks a SQLite file as Attune's: "Attn".
  static let applicationID: Int64 = 0x4174_746E

  /// The version of a file that has taken every step.
  static var version: Int { migrations.count }

  /// What takes a file from version n to n + 1, from an empty one upward; a step once released
  /// never changes.
  static let migrations = [
    """
    CREATE TABLE meta (
      entry INTEGER PRIMARY KEY CHECK (entry = 1),
      seed INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE person (
      entry INTEGER PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      id TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      last_contact INTEGER,
      unanswered INTEGER NOT NULL,
      asks_rest_until INTEGER
    ) STRICT;

    CREATE TABLE schedule (
      entry INTEGER PRIMARY KEY,
      person INTEGER NOT NULL,
      reminder TEXT NOT NULL,
      anchor INTEGER NOT NULL,
      last_slot INTEGER,
      last_key TEXT,
      UNIQUE (person, reminder)
    ) STRICT;

    CREATE TABLE occurrence (
      entry INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      reminder TEXT NOT NULL,
      person INTEGER,
      slot INTEGER NOT NULL,
      due INTEGER NOT NULL,
      ends INTEGER,
      phase TEXT NOT NULL,
      outcome TEXT,
      felt TEXT,
      closed_at INTEGER,
      prompt TEXT,
      practice TEXT,
      kind TEXT,
      depth INTEGER,
      snoozes INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      shown_at INTEGER,
      opened_at INTEGER,
      handle TEXT
    ) STRICT;

    CREATE INDEX occurrence_closed_at ON occurrence (closed_at) WHERE closed_at IS NOT NULL;

    CREATE TABLE pause (
      entry INTEGER PRIMARY KEY CHECK (entry = 1),
      since INTEGER NOT NULL,
      until INTEGER
    ) STRICT;
    """,
    """
    ALTER TABLE person ADD COLUMN resting INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE person ADD COLUMN consent INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE person ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE person ADD COLUMN gentle_depth INTEGER;
    ALTER TABLE person ADD COLUMN gentle_until INTEGER;
    ALTER TABLE person ADD COLUMN offer TEXT;
    ALTER TABLE person ADD COLUMN offer_since INTEGER;
    ALTER TABLE person ADD COLUMN offer_on_card INTEGER;
    ALTER TABLE person ADD COLUMN offered_deeper INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE person ADD COLUMN reviewed INTEGER;

    ALTER TABLE occurrence ADD COLUMN way TEXT;
    ALTER TABLE occurrence ADD COLUMN held TEXT;
    UPDATE occurrence SET way = 'mix' WHERE prompt IS NOT NULL;
    CREATE INDEX occurrence_open ON occurrence (entry) WHERE closed_at IS NULL;

    CREATE TABLE follow_up (
      entry INTEGER PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      person INTEGER NOT NULL,
      due INTEGER NOT NULL,
      made INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE exclusion (
      entry INTEGER PRIMARY KEY,
      prompt TEXT NOT NULL,
      person INTEGER NOT NULL,
      UNIQUE (prompt, person)
    ) STRICT;
    """,
    """
    ALTER TABLE meta ADD COLUMN last_number INTEGER NOT NULL DEFAULT 0;
    UPDATE meta SET last_number = (SELECT coalesce(max(number), 0) FROM person);
    UPDATE occurrence SET outcome = 'never' WHERE outcome = 'excluded';
    UPDATE occurrence SET outcome = 'passed-by' WHERE outcome = 'missed';
    """,
  ]

  /// How every connection behaves.
  ///
  /// Forgotten bytes are overwritten; a commit survives a crash at once and a power cut from the
  /// next checkpoint on; little memory is kept, and the journal stays small.
  static let settings = """
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -256;
    PRAGMA temp_store = MEMORY;
    PRAGMA secure_delete = ON;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 64;
    PRAGMA journal_size_limit = 262144;
    """
}

extension Database {
  /// Runs the steps that the file has not taken yet, all of them or none.
  func migrate(_ migrations: [String] = Schema.migrations) throws(StoreError) {
    let version = try version
    guard version < migrations.count else { return }
    try transaction(.open) { () throws(StoreError) in
      for step in migrations[version...] { try execute(step, .open) }
      try execute("PRAGMA user_version = \(migrations.count)", .open)
    }
  }

  /// How many steps the file has taken.
  var version: Int {
    get throws(StoreError) { try value(of: "PRAGMA user_version", .open).int ?? 0 }
  }
}
