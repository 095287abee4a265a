/// A value of the D-Bus type system.
///
/// Strings carry no NUL: a call with one fails. Descriptors are copied when sent; a received one
/// is closed with the last reference to it.
package indirect enum BusValue: Equatable, Sendable {
  case string(String)
  case objectPath(String)
  case signature(String)
  case boolean(Bool)
  case byte(UInt8)
  case int16(Int16)
  case uint16(UInt16)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case double(Double)
  case unixDescriptor(Descriptor)
  case array(elementSignature: String, [BusValue])
  case structure([BusValue])
  case dictionary(keySignature: String, valueSignature: String, [Entry])
  case variant(BusValue)

  /// One entry of a dictionary.
  package struct Entry: Equatable, Sendable {
    package let key: BusValue
    package let value: BusValue

    package init(_ key: BusValue, _ value: BusValue) {
      self.key = key
      self.value = value
    }
  }
}

extension BusValue {
  /// An array of strings, `as`.
  package static func strings(_ strings: [String]) -> BusValue {
    .array(elementSignature: "s", strings.map(BusValue.string))
  }

  /// A dictionary of named variants, `a{sv}`; the values are given without their variant.
  package static func properties(_ pairs: KeyValuePairs<String, BusValue>) -> BusValue {
    .properties(pairs.map { ($0.key, $0.value) })
  }

  /// A dictionary of named variants, `a{sv}`; the values are given without their variant.
  package static func properties(_ pairs: [(String, BusValue)]) -> BusValue {
    .dictionary(
      keySignature: "s", valueSignature: "v",
      pairs.map { Entry(.string($0.0), .variant($0.1)) })
  }

  /// The type as D-Bus writes it (D-Bus Specification, "Type System").
  package var signature: String {
    switch self {
    case .string: "s"
    case .objectPath: "o"
    case .signature: "g"
    case .boolean: "b"
    case .byte: "y"
    case .int16: "n"
    case .uint16: "q"
    case .int32: "i"
    case .uint32: "u"
    case .int64: "x"
    case .uint64: "t"
    case .double: "d"
    case .unixDescriptor: "h"
    case .array(let element, _): "a\(element)"
    case .structure(let members): "(\(members.map(\.signature).joined()))"
    case .dictionary(let key, let value, _): "a{\(key)\(value)}"
    case .variant: "v"
    }
  }
}

extension BusValue {
  /// The value inside all variants around it.
  package var unwrapped: BusValue {
    if case .variant(let value) = self { value.unwrapped } else { self }
  }

  /// The text of a string, object path or signature, variants around it left aside.
  package var text: String? {
    switch unwrapped {
    case .string(let text), .objectPath(let text), .signature(let text): text
    default: nil
    }
  }

  /// A boolean, variants around it left aside.
  package var truth: Bool? {
    if case .boolean(let truth) = unwrapped { truth } else { nil }
  }

  /// An integer of any width, variants around it left aside.
  package var integer: Int? {
    switch unwrapped {
    case .byte(let number): Int(number)
    case .int16(let number): Int(number)
    case .uint16(let number): Int(number)
    case .int32(let number): Int(number)
    case .uint32(let number): Int(number)
    case .int64(let number): Int(number)
    case .uint64(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The elements of an array or the members of a structure, variants around it left aside.
  package var elements: [BusValue]? {
    switch unwrapped {
    case .array(_, let elements), .structure(let elements): elements
    default: nil
    }
  }

  /// The value of a dictionary at a key that is a string, out of its variant.
  package subscript(key: String) -> BusValue? {
    guard case .dictionary(_, _, let entries) = unwrapped else { return nil }
    return entries.first { $0.key.text == key }?.value.unwrapped
  }
}
