extension DecodingRun {
  /// Lets a type decode itself.
  func initialize<T: Decodable>(_ type: T.Type, at place: Place) throws -> T {
    let need = Fault.Need.initializer(ObjectIdentifier(type))
    let spot = place.node.map { Fault.Spot(node: $0.index, need: need) }
    if let spot, hasStandIn(for: spot) { return try standIn(of: type, at: place) }
    guard place.trail.depth <= Parser.nestingLimit else { throw tooDeep(place, spot) }
    let before = standInCount
    let openedBefore = opened.count
    defer { opened.removeSubrange(openedBefore...) }
    do {
      let value = try T(from: PlaceDecoder(run: self, place: place))
      complete(opened[openedBefore...])
      return value
    } catch {
      if let failure = Failure(in: error) {
        throw failure.told(of: type, at: place)?.error(at: place.trail) ?? error
      }
      guard let spot, standInCount == before else { return try standIn(of: type, at: place) }
      let diagnostics = refusal(of: type, error, at: place)
      throw Failure([Fault(spot: spot, diagnostics: diagnostics)]).error(at: place.trail)
    }
  }

  /// The first case of a type that has cases; for any other there is none.
  private func standIn<T>(of type: T.Type, at place: Place) throws -> T {
    guard let cases = type as? any CaseIterable.Type, let first = cases.firstCase as? T else {
      throw Failure([]).error(at: place.trail)
    }
    return first
  }

  private func tooDeep(_ place: Place, _ spot: Fault.Spot?) -> DecodingError {
    let diagnostic = Diagnostic(
      code: "nested-too-deeply",
      "\(place.trail.name) is nested more than \(Parser.nestingLimit) levels deep",
      at: place.node?.range ?? 0..<0)
    let faults = spot.map { [Fault(spot: $0, diagnostics: [diagnostic])] }
    return Failure(faults ?? []).error(at: place.trail)
  }

  /// What to say of an error that an initializer threw of its own accord.
  private func refusal(of type: Any.Type, _ error: any Error, at place: Place) -> [Diagnostic] {
    if let error = error as? TOMLError, !error.diagnostics.isEmpty { return error.diagnostics }
    guard let context = (error as? DecodingError)?.context else {
      return [place.refusal("\(error)")]
    }
    if context.debugDescription.hasPrefix("Cannot initialize \(type) from invalid"),
      let misfit = place.noCase(of: type, document)
    {
      return [misfit]
    }
    let steps = context.codingPath.dropFirst(place.trail.depth)
    return [steps.reduce(place) { $0.child($1) ?? $0 }.refusal(context.debugDescription)]
  }
}

extension CaseIterable {
  fileprivate static var firstCase: Any? { allCases.first { _ in true } }
}
