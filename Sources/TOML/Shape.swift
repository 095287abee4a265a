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
