/// Values of what is in variables; literals need none of these.
extension Value {
  /// Makes a text.
  public init(_ string: some StringProtocol) {
    self = .string(String(string))
  }

  /// Makes a whole number.
  ///
  /// - Parameter integer: The number; it must fit into 64 bits with a sign, or the program ends. Use
  ///   `init(exactly:)` for one that may not.
  public init(_ integer: some BinaryInteger) {
    self = .integer(Int64(integer))
  }

  /// Makes a whole number, or nothing of one that does not fit into 64 bits with a sign.
  public init?(exactly integer: some BinaryInteger) {
    guard let integer = Int64(exactly: integer) else { return nil }
    self = .integer(integer)
  }

  /// Makes a floating-point number.
  public init(_ float: Double) {
    self = .float(float)
  }

  /// Makes a floating-point number, which is exact.
  public init(_ float: Float) {
    self = .float(Double(float))
  }

  /// Makes a truth value.
  public init(_ boolean: Bool) {
    self = .boolean(boolean)
  }

  /// Makes a date and a time with an offset from UTC.
  public init(_ value: OffsetDateTime) {
    self = .offsetDateTime(value)
  }

  /// Makes a date and a time without an offset.
  public init(_ value: LocalDateTime) {
    self = .localDateTime(value)
  }

  /// Makes a date.
  public init(_ date: LocalDate) {
    self = .localDate(date)
  }

  /// Makes a time of day.
  public init(_ time: LocalTime) {
    self = .localTime(time)
  }

  /// Makes an array of values, as in `Value(names.map { Value($0) })`.
  public init(_ elements: some Sequence<Value>) {
    self = .array(Array(elements))
  }

  /// Makes a table.
  public init(_ pairs: Pairs) {
    self = .table(pairs)
  }
}
