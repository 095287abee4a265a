import CivilTime

/// What one column of one row holds.
package enum Value: Equatable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  /// Bytes, a fraction, or text that is not UTF-8: nothing that the store writes.
  case other

  package var int: Int? {
    guard case .integer(let number) = self else { return nil }
    return Int(exactly: number)
  }

  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}

extension Value {
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  init(_ text: String?) { self = text.map(Value.text) ?? .null }

  init(_ flag: Bool?) { self = flag.map { .integer($0 ? 1 : 0) } ?? .null }

  /// Times are kept as microseconds since 1970-01-01T00:00:00Z.
  init(_ instant: Instant?) { self = instant.map { .integer($0.microseconds) } ?? .null }

  /// The bits of an unsigned number, for SQLite's integers are signed.
  init(bits: UInt64) { self = .integer(Int64(bitPattern: bits)) }

  var instant: Instant? {
    guard case .integer(let microseconds) = self else { return nil }
    return Instant(microseconds: microseconds)
  }

  var bits: UInt64? {
    guard case .integer(let number) = self else { return nil }
    return UInt64(bitPattern: number)
  }
}
