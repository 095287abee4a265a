/// Why a document cannot be edited as asked, and where in the tree.
public struct EditError: Error, Hashable, Sendable {
  /// What stands in the way.
  public enum Reason: Hashable, Sendable {
    /// The document has mistakes of its own, which must be mended first.
    case invalidDocument
    /// The path leads nowhere, or does not exist where it must.
    case notFound
    /// There is a value at the path already, where only a new one can go.
    case exists
    /// Only a table can stand here: the path goes on to a key, or the place is the document itself
    /// or an element of an array of tables.
    case notATable
    /// The path goes on to an element, but here is no array.
    case notAnArray
    /// The path does not end at a key, which alone has a name.
    case notAKey
    /// The value, or the part of it at the path of the error, cannot be written.
    case unwritable(WritingError.Reason)
    /// The document would get larger than 2 GiB.
    case tooLarge
    /// What came out was no TOML, so nothing was changed. This never happens, unless the library
    /// has a mistake: please report it.
    case failed
  }

  /// What stands in the way.
  public let reason: Reason
  /// The part of the path at which it stands; the whole path if it is none of its steps.
  public let path: Path

  /// Says what stands in the way and where.
  public init(_ reason: Reason, at path: Path) {
    self.reason = reason
    self.path = path
  }
}

extension EditError: CustomStringConvertible {
  /// The reason in one sentence without a full stop, with the path.
  public var description: String {
    switch reason {
    case .invalidDocument: "the document has mistakes, which must be mended first"
    case .notFound: path.steps.isEmpty ? "the document itself cannot go" : "there is no `\(path)`"
    case .exists:
      path.steps.isEmpty ? "there is the document already" : "there is a `\(path)` already"
    case .notATable:
      path.steps.isEmpty ? "the document is a table" : "only a table can be at `\(path)`"
    case .notAnArray:
      path.steps.isEmpty ? "the document is not an array" : "`\(path)` is not an array"
    case .notAKey:
      path.steps.isEmpty ? "the document has no key of its own" : "`\(path)` does not end at a key"
    case .unwritable(let reason): WritingError(reason, at: path).description
    case .tooLarge: "the document would get larger than 2 GiB"
    case .failed: "this edit failed, and nothing was changed"
    }
  }
}
