/// Why a document cannot be edited as asked, and where in the tree.
public struct EditError: Error, Hashable, Sendable {
  /// What stands in the way.
  public enum Reason: Hashable, Sendable {
    /// The document has mistakes of its own, which must be mended first.
    case invalidDocument
    /// The path leads nowhere, or does not exist where it must.
    case notFound
    /// The path goes on below a value that is not a table.
    case notATable
    /// The path ends at a table or an array of tables, where only a value can be replaced.
    case isTable
    /// The value, or the part of it at the path of the error, cannot be written.
    case unwritable(WritingError.Reason)
  }

  /// What stands in the way.
  public let reason: Reason
  /// The part of the path at which it stands.
  public let path: Path

  /// Says what stands in the way and where.
  public init(_ reason: Reason, at path: Path) {
    self.reason = reason
    self.path = path
  }
}
