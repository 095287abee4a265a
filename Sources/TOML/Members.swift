/// The keys and values of a table that is being decoded, whatever type names the keys.
///
/// It is a class because containers are copied with every call.
final class Members {
  let run: DecodingRun
  let place: Place
  /// The table; none where something stands in for it.
  let table: Table?
  /// The key behind the last one that was asked for: most types ask in the order of the file.
  private var next: Int32

  /// Opens the table at a place, or nothing where something stands in for it.
  init(_ run: DecodingRun, _ place: Place) throws {
    self.run = run
    self.place = place
    table = try run.table(at: place)
    next = table.map { $0.storage.tree.container(of: $0.index).firstChild } ?? Record.none
    if let table { run.open(table, at: place.trail) }
  }

  /// The value of a key that is asked for.
  func node(named name: String) -> Node? {
    guard let table else { return nil }
    guard run.isHopeful else {
      run.uses[table.index]?.ask(for: name)
      return table[name]
    }
    guard let child = table.storage.child(named: name, of: table.index, first: next) else {
      return nil
    }
    next = table.storage.tree.records[child].nextSibling
    run.asked.ask(for: child)
    return Node(storage: table.storage, index: child)
  }

  /// The value of a key while nothing is wrong, if it is of a type.
  func scalar<S: Scalar>(_ type: S.Type, _ name: String) -> S? {
    guard run.isHopeful, let node = node(named: name) else { return nil }
    return S.read(node)
  }

  /// The value of a key while nothing is wrong, if it is of a type; `nil` within if there is none.
  func optionalScalar<S: Scalar>(_ type: S.Type, _ name: String) -> S?? {
    guard run.isHopeful else { return nil }
    guard let node = node(named: name) else { return .some(nil) }
    return S.read(node).map { .some($0) }
  }

  /// The place of a key: one without a node if the type may be missing, or a stand-in is due.
  func child(_ key: any CodingKey, _ type: Any.Type) throws -> Place {
    let name = key.stringValue
    if let node = node(named: name) { return Place(node: node, trail: place.trail.appending(key)) }
    guard let table, !(type is any Omissible.Type) else { return place.missing(key) }
    let spot = Fault.Spot(node: table.index, need: .key(name))
    if run.hasStandIn(for: spot) { return place.missing(key) }
    let diagnostic = place.missingKey(name, type, run.document)
    let failure = Failure([Fault(spot: spot, diagnostics: [diagnostic])])
    throw DecodingError.keyNotFound(key, failure.context(at: place.trail))
  }
}

/// A type that can do without a value.
private protocol Omissible {}

extension Optional: Omissible {}
