/// A JSON text (RFC 8259) as a tree that keeps the order of names.
package enum JSON: Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number that is no `Int`, as it was written; Attune's interface has none.
  case decimal(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name of an object and its value.
  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }

    package init(_ name: String, _ value: some Wire) {
      self.init(name, value.json)
    }
  }
}

/// Why bytes are no JSON text, and where.
package struct JSONError: Error, Equatable {
  package let reason: Reason
  /// In bytes from the start of the text.
  package let offset: Int

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  package enum Reason: Equatable, Sendable {
    case ended
    case unexpectedByte
    case notUTF8
    case badEscape
    case badNumber
    case duplicateName(String)
    case tooDeep
    case somethingAfter
  }
}
