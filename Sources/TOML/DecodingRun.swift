/// One call of a decoder: passes over a document, and what they find wrong with it.
///
/// A hopeful run is one pass that notes no more than it takes to know that all is well. If it is
/// not, a careful run begins anew.
///
/// Every fault is thrown first. Only if it reaches the caller, and so was not one of several things
/// that a type tried, is it noted, and a stand-in is given in its place from the next pass on.
final class DecodingRun {
  /// How many mistakes are enough.
  private static let faultLimit = 100
  /// How many values the passes after the first may look at before one of them is the last.
  private static let workLimit = 2_000_000

  let document: Document
  let userInfo: [CodingUserInfoKey: any Sendable]
  /// Whether this is a hopeful run.
  let isHopeful: Bool
  /// What types have asked for in a hopeful run.
  var asked: AskedKeys
  /// The tables that types have looked into in a careful run.
  var uses: [Int: TableUse] = [:]
  /// The tables that the initializers under way have looked into, those of the innermost last.
  var opened: [Int] = []
  /// How many stand-ins were given; what fails after one may fail because of it.
  var standInCount = 0

  private(set) var faults: [Fault] = []
  private var standIns: Set<Fault.Spot> = []
  private var blamed: Set<Int> = []
  private var isRetrying = false
  private var work = 0
  private var finished: [Finished.Key: Finished] = [:]

  /// What is known of the types that have been decoded.
  private var shapes = TypeCache<Shape>()

  init(
    _ document: Document, userInfo: [CodingUserInfoKey: any Sendable], isHopeful: Bool = false
  ) {
    self.document = document
    self.userInfo = userInfo
    self.isHopeful = isHopeful
    asked = AskedKeys(isHopeful ? document.storage.tree : nil)
  }

  /// The value, if a hopeful run finds nothing wrong, and no key that nobody asked for unless those
  /// are ignored.
  func plainValue<T: Decodable>(of type: T.Type, ignoresUnknownKeys: Bool) -> T? {
    let value = try? decode(type, at: Place(node: document.root.node, trail: .root))
    let isPlain = ignoresUnknownKeys || !asked.lacksKeys(of: document.storage.tree)
    return isPlain ? value : nil
  }

  /// The value, or something in its place if there are faults, or nothing.
  func value<T: Decodable>(of type: T.Type) -> T? {
    while true {
      do {
        return try decode(type, at: Place(node: document.root.node, trail: .root))
      } catch {
        let isNew = note(Failure(in: error) ?? Failure([]))
        guard isNew, faults.count < Self.faultLimit, work < Self.workLimit else { return nil }
        isRetrying = true
      }
    }
  }

  /// Notes what a pass found; says whether anything was new.
  private func note(_ failure: Failure) -> Bool {
    var isNew = false
    for fault in failure.faults where standIns.insert(fault.spot).inserted {
      isNew = true
      if case .key = fault.spot.need {
      } else if !blamed.insert(fault.spot.node).inserted {
        continue
      }
      faults.append(fault)
    }
    return isNew
  }

  /// Counts one stand-in if there is to be one for a spot.
  func hasStandIn(for spot: Fault.Spot) -> Bool {
    guard isRetrying, standIns.contains(spot) else { return false }
    standInCount += 1
    return true
  }

  /// Decodes whatever type at a place; every error it throws carries a `Failure`.
  func decode<T: Decodable>(_ type: T.Type, at place: Place) throws -> T {
    isRetrying ? try decodeAgain(type, at: place) : try shaped(type, at: place)
  }

  private func decodeAgain<T: Decodable>(_ type: T.Type, at place: Place) throws -> T {
    work += 1
    if case .scalar = shape(of: type) { return try shaped(type, at: place) }
    // What succeeded before is not worked out again: when there is a fault, nobody gets the value.
    let key = place.node.map { Finished.Key($0, type) }
    if let key, let old = finished[key], let value = old.value as? T {
      standInCount += old.standInCount
      return value
    }
    let before = standInCount
    let value = try shaped(type, at: place)
    if let key { finished[key] = Finished(value: value, standInCount: standInCount - before) }
    return value
  }

  private func shaped<T: Decodable>(_ type: T.Type, at place: Place) throws -> T {
    switch shape(of: type) {
    case .scalar(let scalar): try value(scalar, at: place)
    case .gathering(let gathering): try value(gathering, at: place)
    case .other: try initialize(type, at: place)
    }
  }

  // The type that is read is a parameter of these, so that its values need no box.
  private func value<G: Gathering, T: Decodable>(_ type: G.Type, at place: Place) throws -> T {
    if let value = try type.gather(at: place, in: self) as? T { return value }
    return try initialize(T.self, at: place)
  }

  private func value<S: Scalar, T: Decodable>(_ type: S.Type, at place: Place) throws -> T {
    if let value = try read(type, at: place) as? T { return value }
    return try initialize(T.self, at: place)
  }

  /// What a type is to the decoder.
  func shape(of type: Any.Type) -> Shape { shapes.fact(of: type, orFind: Shape.init) }

  /// A type as a scalar that may be read at once, if it is one and nothing is wrong yet.
  func hopefulScalar(_ type: Any.Type) -> (any Scalar.Type)? {
    guard isHopeful, case .scalar(let scalar) = shape(of: type) else { return nil }
    return scalar
  }

  private func read<S: Scalar>(_ type: S.Type, at place: Place) throws -> S {
    guard let node = place.node else {
      standInCount += 1
      return S.standIn
    }
    if let value = S.read(node) {
      if let table = node.table { takeAll(of: table, at: place.trail) }
      return value
    }
    let spot = Fault.Spot(node: node.index, need: .scalar(ObjectIdentifier(type)))
    if hasStandIn(for: spot) { return S.standIn }
    let failure = Failure([Fault(spot: spot, diagnostics: [place.misfit(type, document)])])
    throw DecodingError.typeMismatch(type, failure.context(at: place.trail))
  }
}

/// A value that a pass has decoded.
private struct Finished {
  struct Key: Hashable {
    let node: Int
    let type: ObjectIdentifier

    init(_ node: Node, _ type: Any.Type) {
      self.node = node.index
      self.type = ObjectIdentifier(type)
    }
  }

  let value: Any
  let standInCount: Int
}
