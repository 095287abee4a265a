/// A type of Foundation's, or `Duration`: what it decodes itself from is its own affair, and seldom
/// what a person would write.
struct ForeignType {
  private let name: String

  /// The type, if it is one of these.
  init?(_ type: Any.Type) {
    let whole = String(reflecting: type)
    let isForeign =
      whole == "Swift.Duration" || whole.hasPrefix("Foundation.")
      || whole.hasPrefix("FoundationEssentials.")
    guard isForeign else { return nil }
    name = String(describing: type)
  }

  /// What to say if the type asks a node for a shape that it does not have.
  ///
  /// It speaks to whoever writes the program, as no change of the file would be sensible.
  func misfit(at place: Place, _ kind: Node.Kind) -> Diagnostic {
    Diagnostic(
      code: "wrong-type",
      "\(place.trail.name) is decoded as `\(name)`, which cannot read \(kind.noun)",
      at: place.node?.range ?? 0..<0, help: help(kind))
  }

  private func help(_ kind: Node.Kind) -> String? {
    let source =
      switch kind {
      case .string: "String"
      case .integer: "Int64"
      case .float: "Double"
      case .offsetDateTime: "OffsetDateTime"
      case .localDateTime: "LocalDateTime"
      case .localDate: "LocalDate"
      case .localTime: "LocalTime"
      case .boolean, .array, .table, .invalid: ""
      }
    return source.isEmpty
      ? nil : "the program should decode it as `\(source)` and make the `\(name)` of that"
  }
}

extension Failure {
  /// The failure as it is to be told, if all that is wrong is that a foreign type asked the node at
  /// a place for a shape it does not have.
  func told(of type: Any.Type, at place: Place) -> Failure? {
    guard let node = place.node, faults.count == 1, let fault = faults.first,
      fault.spot.node == node.index, fault.spot.need != .scalar(ObjectIdentifier(String.self)),
      fault.diagnostics.first?.code == "wrong-type", let foreign = ForeignType(type)
    else { return nil }
    return Failure([
      Fault(spot: fault.spot, diagnostics: [foreign.misfit(at: place, node.kind)])
    ])
  }
}
