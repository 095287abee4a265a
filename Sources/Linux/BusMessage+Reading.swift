import CSystemd
import Glibc

extension BusMessage {
  /// Reads all values that are left in the message.
  func values() throws(SystemError) -> [BusValue] {
    try remaining(depth: 0)
  }

  private func remaining(depth: Int) throws(SystemError) -> [BusValue] {
    guard depth < Self.depthLimit else { throw SystemError("read a message", code: ELOOP) }
    var values: [BusValue] = []
    while let (type, contents) = try next() {
      values.append(try value(type, contents, depth))
    }
    return values
  }

  /// The type of the next value and, for a container, of what is in it; `nil` at the end.
  private func next() throws(SystemError) -> (type: Character, contents: String)? {
    var type: CChar = 0
    var contents: UnsafePointer<CChar>?
    let answer = sd_bus_message_peek_type(pointer, &type, &contents)
    guard try Self.checkReading(answer) > 0 else { return nil }
    let character = Character(UnicodeScalar(UInt8(bitPattern: type)))
    return (character, contents.map { String(cString: $0) } ?? "")
  }

  private func value(
    _ type: Character, _ contents: String, _ depth: Int
  ) throws(SystemError) -> BusValue {
    switch type {
    case "s": .string(try text(type))
    case "o": .objectPath(try text(type))
    case "g": .signature(try text(type))
    case "b": .boolean(try number(type, CInt(0)) != 0)
    case "y": .byte(try number(type, 0))
    case "n": .int16(try number(type, 0))
    case "q": .uint16(try number(type, 0))
    case "i": .int32(try number(type, 0))
    case "u": .uint32(try number(type, 0))
    case "x": .int64(try number(type, 0))
    case "t": .uint64(try number(type, 0))
    case "d": .double(try number(type, 0))
    case "h": .unixDescriptor(try Descriptor(duplicating: number(type, 0)))
    default: try container(type, contents, depth)
    }
  }

  private func container(
    _ type: Character, _ contents: String, _ depth: Int
  ) throws(SystemError) -> BusValue {
    try Self.checkReading(sd_bus_message_enter_container(pointer, CChar(type), contents))
    let result: BusValue
    if type == "a", contents.hasPrefix("{") {
      result = try dictionary(contents, depth + 1)
    } else {
      let values = try remaining(depth: depth + 1)
      switch (type, values.first) {
      case ("a", _): result = .array(elementSignature: contents, values)
      case ("r", _): result = .structure(values)
      case ("v", let value?): result = .variant(value)
      default: throw SystemError("read a value of type \(type)", code: EBADMSG)
      }
    }
    try Self.checkReading(sd_bus_message_exit_container(pointer))
    return result
  }

  /// Reads a dictionary whose entries have the signature `{kv…}`: a key is always one letter.
  private func dictionary(_ signature: String, _ depth: Int) throws(SystemError) -> BusValue {
    let inner = String(signature.dropFirst().dropLast())
    var entries: [BusValue.Entry] = []
    while try next() != nil {
      try Self.checkReading(sd_bus_message_enter_container(pointer, CChar("e"), inner))
      let pair = try remaining(depth: depth + 1)
      guard pair.count == 2 else { throw SystemError("read a dictionary", code: EBADMSG) }
      entries.append(BusValue.Entry(pair[0], pair[1]))
      try Self.checkReading(sd_bus_message_exit_container(pointer))
    }
    return .dictionary(
      keySignature: String(inner.prefix(1)), valueSignature: String(inner.dropFirst()), entries)
  }

  private func text(_ type: Character) throws(SystemError) -> String {
    var text: UnsafePointer<CChar>?
    try Self.checkReading(sd_bus_message_read_basic(pointer, CChar(type), &text))
    return text.map { String(cString: $0) } ?? ""
  }

  private func number<Number: BitwiseCopyable>(
    _ type: Character, _ zero: Number
  ) throws(SystemError) -> Number {
    var number = zero
    let answer = withUnsafeMutablePointer(to: &number) {
      sd_bus_message_read_basic(pointer, CChar(type), $0)
    }
    try Self.checkReading(answer)
    return number
  }

  @discardableResult
  private static func checkReading(_ answer: CInt) throws(SystemError) -> CInt {
    try SystemError.check("read a message", answer)
  }
}
