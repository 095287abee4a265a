/// Encodes Swift values as documents.
///
/// Keys come in the order in which a type encodes them, those of a dictionary with text keys sorted.
/// A key whose value is `nil` is left out. Integers, floats, texts, truth values, `LocalDate`,
/// `LocalTime`, `LocalDateTime`, `OffsetDateTime`, `Value` and `Pairs` become what they are in TOML.
/// What `TOMLEncoder` has written, `TOMLDecoder` decodes to the same value.
public struct TOMLEncoder: Sendable {
  /// The edition of TOML that the document is held against; what is written is valid in all.
  public var version: Version
  /// What types find in the `userInfo` of their encoder.
  public var userInfo: [CodingUserInfoKey: any Sendable]

  /// Makes an encoder.
  public init(version: Version = .v11, userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
    self.version = version
    self.userInfo = userInfo
  }

  /// Encodes a value as a new document, written as `Document.init(writing:version:)` does.
  ///
  /// - Parameter value: What the root of the document is; it must encode itself as a table.
  /// - Returns: The document.
  /// - Throws: `EncodingError` with the coding path of what TOML cannot hold: a root that is no
  ///   table, `nil` in an array, an integer beyond 64 bits with a sign, a date that there is not,
  ///   more than 128 levels; and whatever a type throws.
  public func encode(_ value: some Encodable) throws -> Document {
    let pairs = try pairs(from: value)
    do {
      return try Document(writing: pairs, version: version)
    } catch {
      let path = error.path.steps.map(Self.codingKey)
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: path, debugDescription: error.description))
    }
  }

  /// Encodes a value as a table that is in no document yet.
  ///
  /// - Parameter value: What the table is; it must encode itself as one.
  /// - Returns: The keys and values. Their dates and times have not been checked.
  /// - Throws: `EncodingError` with the coding path of what TOML cannot hold: a root that is no
  ///   table, `nil` in an array, an integer beyond 64 bits with a sign, more than 128 levels; and
  ///   whatever a type throws.
  public func pairs(from value: some Encodable) throws -> Pairs {
    let slot = EncodingSlot(trail: .root, run: EncodingRun(userInfo: userInfo))
    try slot.encode(value)
    guard case .table(let pairs) = slot.value else {
      throw slot.refusal(value, "the root of a document is a table, and this is none")
    }
    return pairs
  }

  private static func codingKey(_ step: Path.Step) -> any CodingKey {
    switch step {
    case .key(let key): NameKey(key)
    case .index(let position): IndexKey(position)
    }
  }
}
