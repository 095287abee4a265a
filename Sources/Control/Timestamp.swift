/// An instant of the wall clock, in whole microseconds since 1970-01-01T00:00:00Z; `…USec` outside.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let microseconds: Int

  package init(microseconds: Int) {
    self.microseconds = microseconds
  }

  package static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }
}

extension Timestamp: Wire {
  package init(json: JSON) throws(Mismatch) {
    self.init(microseconds: try Int(json: json))
  }

  package var json: JSON { .integer(microseconds) }
}
