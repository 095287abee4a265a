import CivilTime
import Control

/// One value of a document, and where it is.
struct DocumentNode {
  let json: JSON
  let path: String

  func error(_ reason: String) -> DocumentError { DocumentError(path, reason) }

  var fields: DocumentFields {
    get throws(DocumentError) {
      guard case .object(let members) = json else { throw error("an object is expected") }
      return DocumentFields(members, path: path)
    }
  }

  var elements: [DocumentNode] {
    get throws(DocumentError) {
      guard case .array(let elements) = json else { throw error("a list is expected") }
      return elements.enumerated().map { DocumentNode(json: $1, path: "\(path)[\($0)]") }
    }
  }

  func integer(in range: ClosedRange<Int> = .min ... .max) throws(DocumentError) -> Int {
    guard case .integer(let number) = json else { throw error("a whole number is expected") }
    guard range.contains(number) else {
      throw error("a number from \(range.lowerBound) to \(range.upperBound) is expected")
    }
    return number
  }

  func instant() throws(DocumentError) -> Instant { Instant(microseconds: Int64(try integer())) }

  func flag() throws(DocumentError) -> Bool {
    guard case .boolean(let flag) = json else { throw error("true or false is expected") }
    return flag
  }

  func text() throws(DocumentError) -> String {
    guard case .string(let text) = json else { throw error("a text is expected") }
    return text
  }

  /// What names something, so that there is something of it.
  func name() throws(DocumentError) -> String {
    let name = try text()
    guard !name.isEmpty else { throw error("this is empty") }
    return name
  }

  /// What `attune follow-up` would keep.
  func note() throws(DocumentError) -> Note {
    let text = try text()
    do {
      return try Note(text)
    } catch {
      throw self.error(error.reason)
    }
  }

  /// One of the words of a closed set.
  func word<T: RawRepresentable<String> & CaseIterable>(
    _: T.Type = T.self
  ) throws(DocumentError) -> T {
    guard let value = T(rawValue: try text()) else {
      let known = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("one of these is expected: \(known)")
    }
    return value
  }

  /// A text in a form of its own.
  func parsed<T: LosslessStringConvertible>(
    as what: String, _: T.Type = T.self
  ) throws(DocumentError) -> T {
    guard let value = T(try text()) else { throw error("this is no \(what)") }
    return value
  }
}

/// The members of an object that nobody has taken yet.
struct DocumentFields {
  private var rest: [JSON.Member]
  private let path: String

  init(_ members: [JSON.Member], path: String) {
    rest = members
    self.path = path
  }

  private func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// A member that need not be there; null is as good as nothing.
  mutating func optional<T>(
    _ name: String, _ read: (DocumentNode) throws(DocumentError) -> T
  ) throws(DocumentError) -> T? {
    guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
    let json = rest.remove(at: index).value
    return json == .null ? nil : try read(DocumentNode(json: json, path: place(of: name)))
  }

  mutating func required<T>(
    _ name: String, _ read: (DocumentNode) throws(DocumentError) -> T
  ) throws(DocumentError) -> T {
    guard let value = try optional(name, read) else {
      throw DocumentError(place(of: name), "this is missing")
    }
    return value
  }

  mutating func list<T>(
    _ name: String, _ read: (DocumentNode) throws(DocumentError) -> T
  ) throws(DocumentError) -> [T] {
    let elements = try required(name) { (node) throws(DocumentError) in try node.elements }
    var values: [T] = []
    for element in elements { values.append(try read(element)) }
    return values
  }

  /// Refuses the first member that is left.
  func end() throws(DocumentError) {
    if let member = rest.first {
      throw DocumentError(place(of: member.name), "nothing of this name is known")
    }
  }
}

extension NoteError {
  fileprivate var reason: String {
    switch self {
    case .empty: "this is empty"
    case .long: "at most \(Note.limit) characters are expected"
    case .control: "there is a control character in this"
    }
  }
}
