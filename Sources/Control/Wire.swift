/// A value that has a form in JSON.
package protocol Wire: Equatable, Sendable {
  init(json: JSON) throws(Mismatch)
  var json: JSON { get }
}

/// The value at `path` is missing, or not of its type.
package struct Mismatch: Error, Equatable {
  /// From the outermost field to the innermost; positions in arrays are left out.
  package private(set) var path: [String] = []

  package init() {}

  package init(_ field: String) {
    path = [field]
  }

  package func within(_ field: String) -> Mismatch {
    var outer = self
    outer.path.insert(field, at: 0)
    return outer
  }
}

/// A closed set of identifiers.
package protocol WireEnumeration: Wire, RawRepresentable, CaseIterable where RawValue == String {}

extension WireEnumeration {
  package init(json: JSON) throws(Mismatch) {
    guard case .string(let text) = json, let value = Self(rawValue: text) else { throw Mismatch() }
    self = value
  }

  package var json: JSON { .string(rawValue) }
}

/// A value with named fields.
package protocol WireObject: Wire {
  init(fields: inout Fields) throws(Mismatch)
  var members: [JSON.Member] { get }
}

extension WireObject {
  /// Fields that this version does not know are passed over, so that a peer may be newer.
  package init(json: JSON) throws(Mismatch) {
    var fields = try Fields(json)
    self = try Self(fields: &fields)
  }

  package var json: JSON { .object(members) }
}

/// The fields of an object that nobody has taken yet.
package struct Fields {
  private var rest: [JSON.Member]

  package init(_ json: JSON) throws(Mismatch) {
    guard case .object(let members) = json else { throw Mismatch() }
    rest = members
  }

  /// Takes a field; one that is missing is as good as null.
  package mutating func take<Value: Wire>(_ name: String) throws(Mismatch) -> Value {
    let index = rest.firstIndex { $0.name == name }
    let value = index.map { rest.remove(at: $0).value } ?? .null
    do {
      return try Value(json: value)
    } catch {
      throw error.within(name)
    }
  }

  /// Refuses the first field that is left.
  package func end() throws(Mismatch) {
    if let member = rest.first { throw Mismatch(member.name) }
  }
}

extension JSON: Wire {
  package init(json: JSON) {
    self = json
  }

  package var json: JSON { self }
}

extension String: Wire {
  package init(json: JSON) throws(Mismatch) {
    guard case .string(let value) = json else { throw Mismatch() }
    self = value
  }

  package var json: JSON { .string(self) }
}

extension Int: Wire {
  package init(json: JSON) throws(Mismatch) {
    guard case .integer(let value) = json else { throw Mismatch() }
    self = value
  }

  package var json: JSON { .integer(self) }
}

extension Bool: Wire {
  package init(json: JSON) throws(Mismatch) {
    guard case .boolean(let value) = json else { throw Mismatch() }
    self = value
  }

  package var json: JSON { .boolean(self) }
}

extension Optional: Wire where Wrapped: Wire {
  package init(json: JSON) throws(Mismatch) {
    self = json == .null ? nil : try Wrapped(json: json)
  }

  package var json: JSON { self?.json ?? .null }
}

extension Array: Wire where Element: Wire {
  package init(json: JSON) throws(Mismatch) {
    guard case .array(let elements) = json else { throw Mismatch() }
    self = try elements.map { element throws(Mismatch) in try Element(json: element) }
  }

  package var json: JSON { .array(map(\.json)) }
}
