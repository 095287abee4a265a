/// Decodes documents into Swift values, and says of everything that does not fit where it stands.
///
/// A document that does not fit is read again and again, each time with a stand-in (0, an empty
/// text, an empty array, the first case …) for what was found wrong before, until nothing new turns
/// up. So one call reports the mistakes of the whole file. A stand-in is a value that the file could
/// have held, so no initializer meets anything new; and once there is a mistake, no value is ever
/// handed out. What a type tries with `try?` and does without is no mistake. The search ends early
/// after a hundred mistakes, and in a very large document.
///
/// All standard shapes decode: types with synthesized or written initializers, arrays, dictionaries
/// with text keys (of two keys that are canonically equivalent, the later counts), optionals, where
/// a missing key is `nil`, integers of every size that hold the value, floats also from integers,
/// enumerations with raw values, and `LocalDate`, `LocalTime`, `LocalDateTime`, `OffsetDateTime`,
/// `Value`, `Pairs` and `Located`. Types may nest 128 levels deep.
///
/// Types of Foundation, and `Duration`, are asked like any other, and few decode from what people
/// write: `URL` and `Decimal` want a table, `Data` and `Duration` an array of numbers, `Date` the
/// seconds since 2001. `UUID` reads a text. Decode a `String` or an `OffsetDateTime` in their place,
/// and convert it; with `Located`, what cannot be converted is reported where it stands:
///
/// ```swift
/// struct Mirror: Decodable {
///   var address: URL
///
///   enum CodingKeys: CodingKey { case address }
///
///   init(from decoder: any Decoder) throws {
///     let container = try decoder.container(keyedBy: CodingKeys.self)
///     let text = try container.decode(Located<String>.self, forKey: .address)
///     guard let address = URL(string: text.value) else {
///       let mistake = Diagnostic(code: "no-address", "this is no address", at: text.range)
///       throw TOMLError(diagnostics: [mistake])
///     }
///     self.address = address
///   }
/// }
/// ```
///
/// The initializer of a type may refuse a value with any error. A `DecodingError` is shown where its
/// coding path leads, the diagnostics of a `TOMLError` where they say, any other error at the value
/// that the type was decoded from, with its description as the message.
public struct TOMLDecoder: Sendable {
  /// What becomes of a key that no type asks for.
  public enum UnknownKeys: Sendable, Hashable {
    /// It is a mistake: the decoder throws.
    case refuse
    /// It is a surprise: the decoder adds it to the warnings.
    case warn
    /// It is passed over.
    case ignore
  }

  /// What becomes of a key that no type asks for in a table that one has decoded.
  ///
  /// A key counts as asked for if a container was asked to decode it or whether it contains it, or
  /// has listed it among all its keys.
  public var unknownKeys: UnknownKeys
  /// The edition of TOML that sources are held against; documents bring their own.
  public var version: Version
  /// What initializers find in the `userInfo` of their decoder.
  public var userInfo: [CodingUserInfoKey: any Sendable]

  /// Makes a decoder.
  public init(
    unknownKeys: UnknownKeys = .refuse, version: Version = .v11,
    userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) {
    self.unknownKeys = unknownKeys
    self.version = version
    self.userInfo = userInfo
  }

  /// Decodes a document.
  ///
  /// - Parameters:
  ///   - type: What the root of the document is.
  ///   - document: The document.
  ///   - warnings: Takes what is surprising, in the order of the file, if the document fits.
  /// - Returns: The value.
  /// - Throws: `TOMLError` with all that is wrong or surprising, in the order of the file; if the
  ///   document is not valid, with its own mistakes alone.
  public func decode<T: Decodable>(
    _ type: T.Type = T.self, from document: Document, warnings: inout [Diagnostic]
  ) throws(TOMLError) -> T {
    guard document.isValid else { throw TOMLError(diagnostics: document.diagnostics) }
    let hopeful = DecodingRun(document, userInfo: userInfo, isHopeful: true)
    let ignoresUnknownKeys = unknownKeys == .ignore
    if let value = hopeful.plainValue(of: type, ignoresUnknownKeys: ignoresUnknownKeys) {
      return value
    }
    let run = DecodingRun(document, userInfo: userInfo)
    let value = run.value(of: type)
    let diagnostics = run.diagnostics(unknownKeys: unknownKeys)
    guard let value, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw TOMLError(diagnostics: diagnostics)
    }
    warnings += diagnostics
    return value
  }

  /// Decodes a document and drops the warnings.
  ///
  /// - Parameters:
  ///   - type: What the root of the document is.
  ///   - document: The document.
  /// - Returns: The value.
  /// - Throws: `TOMLError` with all that is wrong, in the order of the file.
  public func decode<T: Decodable>(
    _ type: T.Type = T.self, from document: Document
  ) throws(TOMLError) -> T {
    var warnings: [Diagnostic] = []
    return try decode(type, from: document, warnings: &warnings)
  }

  /// Reads and decodes a source in UTF-8, and drops the warnings.
  ///
  /// - Parameters:
  ///   - type: What the root of the document is.
  ///   - source: The document in UTF-8.
  /// - Returns: The value.
  /// - Throws: `TOMLError` with all that is wrong, in the order of the file.
  public func decode<T: Decodable>(
    _ type: T.Type = T.self, from source: [UInt8]
  ) throws(TOMLError) -> T {
    try decode(type, from: Document(parsing: source, version: version))
  }

  /// Reads and decodes a source, and drops the warnings.
  ///
  /// - Parameters:
  ///   - type: What the root of the document is.
  ///   - source: The document.
  /// - Returns: The value.
  /// - Throws: `TOMLError` with all that is wrong, in the order of the file.
  public func decode<T: Decodable>(
    _ type: T.Type = T.self, from source: String
  ) throws(TOMLError) -> T {
    try decode(type, from: Document(parsing: source, version: version))
  }
}
