/// Something that does not fit, and the spot for which a stand-in lets decoding go on.
struct Fault {
  /// What was asked of which node, and not there.
  struct Spot: Hashable {
    let node: Int
    let need: Need
  }

  /// What can be asked of a node.
  enum Need: Hashable {
    /// To be a scalar of a type.
    case scalar(ObjectIdentifier)
    case table
    case array
    /// To have a value for a key.
    case key(String)
    /// To be what the initializer of a type accepts.
    case initializer(ObjectIdentifier)
  }

  let spot: Spot
  let diagnostics: [Diagnostic]
}

/// What the errors that the decoder throws carry: the faults behind them.
///
/// There are none if the error follows from a fault that was found before.
struct Failure: Error {
  var faults: [Fault]

  /// The failure that an error carries, if the decoder made it.
  init?(in error: any Error) {
    guard let failure = (error as? DecodingError)?.context.underlyingError as? Failure else {
      return nil
    }
    self = failure
  }

  init(_ faults: [Fault]) { self.faults = faults }

  /// The failure as a type that catches errors expects it.
  func error(at trail: Trail) -> DecodingError { .dataCorrupted(context(at: trail)) }

  func context(at trail: Trail) -> DecodingError.Context {
    DecodingError.Context(
      codingPath: trail.codingPath,
      debugDescription: faults.first?.diagnostics.first?.message ?? "a value before it is wrong",
      underlyingError: self)
  }
}

extension DecodingError {
  var context: Context {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: Context(codingPath: [], debugDescription: "\(self)")
    }
  }
}
