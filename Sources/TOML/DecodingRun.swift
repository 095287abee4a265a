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
  private var shapes: [ObjectIdentifier: Shape] = [:]

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
    work += isRetrying ? 1 : 0
    let shape = shape(of: type)
    if case .scalar(let scalar) = shape, let value = try read(scalar, at: place) as? T {
      return value
    }
    // What succeeded before is not worked out again: when there is a fault, nobody gets the value.
    let key = isRetrying ? place.node.map { Finished.Key($0, type) } : nil
    if let key, let old = finished[key], let value = old.value as? T {
      standInCount += old.standInCount
      return value
    }
    let before = standInCount
    let value = try gather(type, shape, at: place) ?? initialize(type, at: place)
    if let key { finished[key] = Finished(value: value, standInCount: standInCount - before) }
    return value
  }

  private func gather<T>(_ type: T.Type, _ shape: Shape, at place: Place) throws -> T? {
    guard case .gathering(let type) = shape else { return nil }
    return try type.gather(at: place, in: self) as? T
  }

  /// What a type is to the decoder.
  func shape(of type: Any.Type) -> Shape {
    if let shape = shapes[ObjectIdentifier(type)] { return shape }
    let shape = Shape(type)
    shapes[ObjectIdentifier(type)] = shape
    return shape
  }

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

/// What a type is to the decoder.
enum Shape {
  case scalar(any Scalar.Type)
  case gathering(any Gathering.Type)
  /// A type with an initializer to ask.
  case other

  init(_ type: Any.Type) {
    if let scalar = type as? any Scalar.Type {
      self = .scalar(scalar)
    } else if let gathering = type as? any Gathering.Type {
      self = .gathering(gathering)
    } else {
      self = .other
    }
  }
}
