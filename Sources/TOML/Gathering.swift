/// A type of the standard library whose parts are decoded one by one, so that all faults in them
/// are found in one pass.
protocol Gathering {
  /// A value as TOML writes it, for help.
  static var example: String { get }
  /// Decodes all parts, and then throws the faults of all.
  static func gather(at place: Place, in run: DecodingRun) throws -> Self
}

extension Optional: Gathering where Wrapped: Decodable {
  static var example: String { "" }

  static func gather(at place: Place, in run: DecodingRun) throws -> Self {
    guard place.node != nil else { return nil }
    do {
      return try run.decode(Wrapped.self, at: place)
    } catch {
      // Where nothing can stand in for a value, none can: the key could have been left out.
      guard Failure(in: error)?.faults.isEmpty == true else { throw error }
      return nil
    }
  }
}

extension Array: Gathering where Element: Decodable {
  static var example: String { "[]" }

  static func gather(at place: Place, in run: DecodingRun) throws -> Self {
    if let scalar = run.hopefulScalar(Element.self),
      let elements: Self = place.node.flatMap({ run.elements(scalar, of: $0) })
    {
      return elements
    }
    guard let nodes = try run.elements(at: place, of: Element.self) else { return [] }
    var elements: [Element] = []
    elements.reserveCapacity(nodes.count)
    var faults: [Fault] = []
    for (position, node) in nodes.enumerated() {
      let element = Place(node: node, trail: place.trail.appending(IndexKey(position)))
      try run.collect(&faults) { elements.append(try run.decode(Element.self, at: element)) }
    }
    guard faults.isEmpty else { throw Failure(faults).error(at: place.trail) }
    return elements
  }
}

extension Dictionary: Gathering where Key == String, Value: Decodable {
  static var example: String { "{}" }

  static func gather(at place: Place, in run: DecodingRun) throws -> Self {
    guard let table = try run.table(at: place) else { return [:] }
    run.takeAll(of: table, at: place.trail)
    if let scalar = run.hopefulScalar(Value.self),
      let members: Self = run.members(scalar, of: table)
    {
      return members
    }
    var members: Self = [:]
    var faults: [Fault] = []
    for entry in table.entries {
      let key = entry.key.name
      let member = Place(node: entry.value, trail: place.trail.appending(NameKey(key)))
      try run.collect(&faults) { members[key] = try run.decode(Value.self, at: member) }
    }
    guard faults.isEmpty else { throw Failure(faults).error(at: place.trail) }
    return members
  }
}

extension DecodingRun {
  fileprivate func elements<S: Scalar, T>(_ type: S.Type, of node: Node) -> T? {
    type.elements(of: node) as? T
  }

  fileprivate func members<S: Scalar, T>(_ type: S.Type, of table: Table) -> T? {
    type.members(of: table) as? T
  }

  /// Does something, and keeps the faults that it throws.
  fileprivate func collect(_ faults: inout [Fault], _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      guard let failure = Failure(in: error) else { throw error }
      faults += failure.faults
    }
  }

  /// The elements at a place; none where something stands in for the array.
  func elements(at place: Place, of type: (any Decodable.Type)? = nil) throws -> [Node]? {
    guard let node = place.node else { return standInForContainer() }
    if let elements = node.array { return elements }
    let spot = Fault.Spot(node: node.index, need: .array)
    if hasStandIn(for: spot) { return nil }
    let fault = Fault(spot: spot, diagnostics: [place.noArray(of: type, document)])
    throw DecodingError.typeMismatch([Any].self, Failure([fault]).context(at: place.trail))
  }

  /// The table at a place; none where something stands in for it.
  func table(at place: Place) throws -> Table? {
    guard let node = place.node else { return standInForContainer() }
    if let table = node.table { return table }
    let spot = Fault.Spot(node: node.index, need: .table)
    if hasStandIn(for: spot) { return nil }
    let fault = Fault(spot: spot, diagnostics: [place.noTable(document)])
    throw DecodingError.typeMismatch(
      [String: Any].self, Failure([fault]).context(at: place.trail))
  }

  private func standInForContainer<T>() -> T? {
    standInCount += 1
    return nil
  }
}
