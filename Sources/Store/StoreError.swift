/// Why the state could not be read or written, where, and what the user can do about it.
///
/// Whoever calls the store meets it at once: wrong input (modes, owners, damage) goes to the user,
/// a failing world (a full disk, an unreadable one) becomes an event. It holds no value from the
/// file, so it may be said in the journal.
package struct StoreError: Error, Equatable, Sendable {
  package let reason: Reason
  package let operation: Operation
  /// The file or directory it is about.
  package let path: String
  /// SQLite's extended result code; 0 where SQLite had no part in it.
  package let code: Int32
  /// In SQLite's words, the system's or the store's.
  package let message: String

  package init(
    _ reason: Reason, _ operation: Operation, path: String, code: Int32 = 0, message: String
  ) {
    self.reason = reason
    self.operation = operation
    self.path = path
    self.code = code
    self.message = message
  }

  package enum Reason: Equatable, Sendable {
    /// No room is left on the disk, or none of the user's share.
    case full
    /// The disk could not be read or written.
    case inputOutput
    /// Another process holds the file for longer than the store waits.
    case busy
    /// The file, or the whole file system, cannot be written.
    case readOnly
    /// It is not there, or may not be opened.
    case unreachable
    /// Others may read or write it.
    case exposed(mode: UInt32, properMode: UInt32)
    /// It belongs to another user, by their number.
    case foreignOwner(UInt32)
    /// It is not a regular file, or the directory is none.
    case wrongKind
    case damaged(Damage)
    /// A later version of Attune wrote it.
    case newer(version: Int)
    /// An earlier version of Attune wrote it, and a reader may not bring it up to date.
    case older(version: Int)
    /// SQLite said something that is none of these.
    case unexpected
  }

  /// What a file that cannot be the state suffers from.
  package enum Damage: Equatable, Sendable {
    case notADatabase
    /// A database, or an empty file, that Attune did not write.
    case foreign
    /// The pages, the tables or their columns do not fit together.
    case malformed
    /// The journal of a database that is gone.
    case orphanedJournal
    /// A row that holds what Attune never writes; `row` is its column `entry`.
    case value(table: String, row: Int64, column: String)
  }

  /// What was being done, as it follows "cannot".
  package enum Operation: String, Sendable {
    case create = "create the state"
    case open = "open the state"
    case read = "read the state"
    case write = "write the state"
    case checkpoint = "empty the journal of the state"
    case moveAside = "move the state aside"
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String { "\(path): cannot \(operation.rawValue): \(message)" }

  /// The command that mends it; `nil` if no one command does.
  package var command: String? {
    switch reason {
    case .exposed(_, let proper): chmod(proper)
    case .foreignOwner: chown
    default: nil
    }
  }

  private func chmod(_ mode: UInt32) -> String {
    "chmod \(String(mode, radix: 8)) \(path.quotedForShell)"
  }

  private var chown: String { "sudo chown \"$USER\" \(path.quotedForShell)" }

  /// What the user can do, in one sentence.
  package var hint: String {
    switch reason {
    case .full: "Free some space; what was written before is safe."
    case .inputOutput: "Look after the disk; what was written before may still be safe in a copy."
    case .busy: "Close the other program that has the file open."
    case .readOnly: "Make the file system writable, or run: chmod 600 \(path.quotedForShell)"
    case .unreachable: "See that the directory is there and yours."
    case .exposed(_, let proper): "Others could read it; run: \(chmod(proper))"
    case .foreignOwner: "It should be yours; run: \(chown)"
    case .wrongKind: "Move it away; Attune makes its own."
    case .damaged: "Keep the copy if you wish to mend it; Attune begins anew without it."
    case .newer: "Install the newer version of Attune again to read it."
    case .older: "Start the daemon once; it brings the file up to date."
    case .unexpected: "Please report it, with this message."
    }
  }
}

extension String {
  /// As one word of a shell, whatever it holds.
  fileprivate var quotedForShell: String {
    let plain = utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+@%".utf8.contains(byte)
      }
    }
    guard !plain || isEmpty else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
