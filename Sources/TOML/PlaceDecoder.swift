/// What the initializer of a type decodes itself from: one place of a document.
struct PlaceDecoder: Decoder {
  let run: DecodingRun
  let place: Place

  var codingPath: [any CodingKey] { place.trail.codingPath }

  var userInfo: [CodingUserInfoKey: Any] { run.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedPlace<Key>(run, place))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try UnkeyedPlace(run, place) }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension PlaceDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { place.node == nil }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try run.decode(type, at: place) }
}

/// A table that is being decoded.
struct KeyedPlace<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let run: DecodingRun
  private let place: Place
  private let table: Table?

  /// Opens the table at a place, or nothing where something stands in for it.
  init(_ run: DecodingRun, _ place: Place) throws {
    self.run = run
    self.place = place
    table = try run.table(at: place)
    guard let table else { return }
    let index = table.node.index
    if run.uses[index] == nil { run.uses[index] = TableUse(table, place.trail) }
    if !run.opened.isEmpty { run.opened[run.opened.count - 1].append(index) }
  }

  var codingPath: [any CodingKey] { place.trail.codingPath }

  var allKeys: [Key] {
    let keys = (table?.entries ?? []).compactMap { Key(stringValue: $0.key.name) }
    for key in keys { ask(for: key) }
    return keys
  }

  private func ask(for key: any CodingKey) {
    if let table { run.uses[table.node.index]?.ask(for: key.stringValue) }
  }

  func contains(_ key: Key) -> Bool {
    ask(for: key)
    return table?[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) -> Bool { !contains(key) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try run.decode(type, at: child(key, type))
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try run.decode(T?.self, at: child(key, T?.self))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try KeyedPlace<Nested>(run, child(key, [String: Value].self)))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try UnkeyedPlace(run, child(key, [Value].self))
  }

  func superDecoder() throws -> any Decoder { try superDecoder(at: NameKey("super")) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder(at: key) }

  private func superDecoder(at key: any CodingKey) throws -> any Decoder {
    PlaceDecoder(run: run, place: try child(key, Any.self))
  }

  /// The place of a key: one without a node if the type may be missing, or a stand-in is due.
  private func child(_ key: any CodingKey, _ type: Any.Type) throws -> Place {
    ask(for: key)
    let name = key.stringValue
    if let node = table?[name] { return Place(node: node, trail: place.trail.appending(key)) }
    guard let table, !(type is any Omissible.Type) else { return place.missing(key) }
    let spot = Fault.Spot(node: table.node.index, need: .key(name))
    if run.hasStandIn(for: spot) { return place.missing(key) }
    let diagnostic = place.missingKey(name, type, run.document)
    let failure = Failure([Fault(spot: spot, diagnostics: [diagnostic])])
    throw DecodingError.keyNotFound(key, failure.context(at: place.trail))
  }
}

/// A type that can do without a value.
private protocol Omissible {}

extension Optional: Omissible {}

/// An array that is being decoded.
struct UnkeyedPlace: UnkeyedDecodingContainer {
  private let run: DecodingRun
  private let place: Place
  private let elements: [Node]
  private(set) var currentIndex = 0

  /// Opens the array at a place, or an empty one where something stands in for it.
  init(_ run: DecodingRun, _ place: Place) throws {
    self.run = run
    self.place = place
    elements = try run.elements(at: place) ?? []
  }

  var codingPath: [any CodingKey] { place.trail.codingPath }

  var count: Int? { elements.count }

  var isAtEnd: Bool { currentIndex >= elements.count }

  func decodeNil() throws -> Bool {
    _ = try next(Never.self)
    return false
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    step(past: try run.decode(type, at: next(type)))
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    step(past: KeyedDecodingContainer(try KeyedPlace<Nested>(run, next(type))))
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    step(past: try UnkeyedPlace(run, next([Value].self)))
  }

  mutating func superDecoder() throws -> any Decoder {
    step(past: PlaceDecoder(run: run, place: try next(Any.self)))
  }

  /// Goes on to the next element now that there is a value of this one.
  private mutating func step<T>(past value: T) -> T {
    currentIndex += 1
    return value
  }

  private func next(_ type: Any.Type) throws -> Place {
    let key = IndexKey(currentIndex)
    guard isAtEnd else {
      return Place(node: elements[currentIndex], trail: place.trail.appending(key))
    }
    throw DecodingError.valueNotFound(
      type,
      DecodingError.Context(
        codingPath: codingPath, debugDescription: "the array ends after \(elements.count) elements")
    )
  }
}
