/// What a value holds; `nil` where it is of another kind.
extension Value {
  /// The text.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The whole number.
  public var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }

  /// The floating-point number; an integer is not one.
  public var float: Double? { if case .float(let float) = self { float } else { nil } }

  /// The truth value.
  public var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }

  /// The date and time with an offset from UTC.
  public var offsetDateTime: OffsetDateTime? {
    if case .offsetDateTime(let value) = self { value } else { nil }
  }

  /// The date and time without an offset.
  public var localDateTime: LocalDateTime? {
    if case .localDateTime(let value) = self { value } else { nil }
  }

  /// The date.
  public var localDate: LocalDate? { if case .localDate(let date) = self { date } else { nil } }

  /// The time of day.
  public var localTime: LocalTime? { if case .localTime(let time) = self { time } else { nil } }

  /// The elements of an array.
  public var array: [Value]? { if case .array(let elements) = self { elements } else { nil } }

  /// The keys and values of a table.
  public var table: Pairs? { if case .table(let pairs) = self { pairs } else { nil } }

  /// The value of a key of a table; `nil` if there is none, or no table.
  public subscript(key: String) -> Value? { table?[key] }

  /// The element of an array at a position counted from zero; `nil` if there is none, or no array.
  public subscript(position: Int) -> Value? {
    guard let array, array.indices.contains(position) else { return nil }
    return array[position]
  }
}
