/// One call of an encoder: what all slots share.
final class EncodingRun {
  let userInfo: [CodingUserInfoKey: any Sendable]
  private var shapes = TypeCache<EncodingShape>()

  init(userInfo: [CodingUserInfoKey: any Sendable]) { self.userInfo = userInfo }

  /// What a type is to the encoder.
  func shape(of type: Any.Type) -> EncodingShape {
    shapes.fact(of: type, orFind: EncodingShape.init)
  }
}

/// What a type is to the encoder.
enum EncodingShape {
  /// One value of TOML.
  case scalar
  /// A dictionary whose keys are sorted.
  case sorted
  /// A type with a method to ask.
  case other

  init(_ type: Any.Type) {
    if type is any ScalarEncodable.Type {
      self = .scalar
    } else if type is any SortedEncodable.Type {
      self = .sorted
    } else {
      self = .other
    }
  }
}
