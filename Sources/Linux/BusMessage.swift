import CSystemd
import Glibc

/// A message of sd-bus, held as long as this is.
final class BusMessage {
  let pointer: OpaquePointer

  /// Takes over a reference.
  init(owning pointer: OpaquePointer) { self.pointer = pointer }

  /// Takes a reference of its own.
  convenience init(borrowing pointer: OpaquePointer) {
    self.init(owning: sd_bus_message_ref(pointer))
  }

  deinit { sd_bus_message_unref(pointer) }

  /// Makes the message of a method call.
  convenience init(_ call: BusCall, on bus: OpaquePointer) throws(SystemError) {
    var pointer: OpaquePointer?
    let answer = sd_bus_message_new_method_call(
      bus, &pointer, call.destination, call.path, call.interface, call.member)
    try SystemError.check("make a call of \(call.member)", answer)
    guard let pointer else { throw SystemError("make a call of \(call.member)", code: ENOMEM) }
    self.init(owning: pointer)
    sd_bus_message_set_auto_start(pointer, call.allowsActivation ? 1 : 0)
    for argument in call.arguments { try append(argument) }
  }

  /// How deep values may lie in each other; D-Bus allows twice as much, but of two kinds.
  static let depthLimit = 32

  var sender: String { text(sd_bus_message_get_sender(pointer)) }
  var path: String { text(sd_bus_message_get_path(pointer)) }
  var interface: String { text(sd_bus_message_get_interface(pointer)) }
  var member: String { text(sd_bus_message_get_member(pointer)) }

  /// The error in a reply that is one.
  var error: BusError? {
    guard let error = sd_bus_message_get_error(pointer) else { return nil }
    return BusError(name: text(error.pointee.name), message: text(error.pointee.message))
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

extension BusMessage {
  func append(_ value: BusValue, depth: Int = 0) throws(SystemError) {
    guard depth < Self.depthLimit else { throw SystemError("append to a message", code: ELOOP) }
    switch value {
    case .string(let text): try append("s", text)
    case .objectPath(let text): try append("o", text)
    case .signature(let text): try append("g", text)
    case .boolean(let truth): try append("b", CInt(truth ? 1 : 0))
    case .byte(let number): try append("y", number)
    case .int16(let number): try append("n", number)
    case .uint16(let number): try append("q", number)
    case .int32(let number): try append("i", number)
    case .uint32(let number): try append("u", number)
    case .int64(let number): try append("x", number)
    case .uint64(let number): try append("t", number)
    case .double(let number): try append("d", number)
    case .unixDescriptor(let descriptor): try append("h", descriptor.number)
    case .array(let element, let values):
      guard values.allSatisfy({ $0.signature == element }) else { throw Self.mixed }
      try append("a", of: element, values, depth)
    case .structure(let members):
      // sd-bus would send an empty one, and the bus would hang up on us.
      guard !members.isEmpty else { throw SystemError("append an empty structure", code: EINVAL) }
      try append("r", of: members.map(\.signature).joined(), members, depth)
    case .dictionary(let key, let value, let entries):
      try append(entries, key: key, value: value, depth)
    case .variant(let value):
      try append("v", of: value.signature, [value], depth)
    }
  }

  private static let mixed = SystemError("append values of mixed types", code: EINVAL)

  private func append(_ type: Character, _ text: String) throws(SystemError) {
    guard !text.utf8.contains(0) else {
      throw SystemError("append a text with NUL", code: EINVAL)
    }
    try Self.checkAppending(
      text.withCString { sd_bus_message_append_basic(pointer, CChar(type), $0) })
  }

  private func append<Number: BitwiseCopyable>(
    _ type: Character, _ number: Number
  ) throws(SystemError) {
    let answer = withUnsafePointer(to: number) {
      sd_bus_message_append_basic(pointer, CChar(type), $0)
    }
    try Self.checkAppending(answer)
  }

  private func append(
    _ type: Character, of contents: String, _ values: [BusValue], _ depth: Int
  ) throws(SystemError) {
    try Self.checkAppending(sd_bus_message_open_container(pointer, CChar(type), contents))
    for value in values { try append(value, depth: depth + 1) }
    try Self.checkAppending(sd_bus_message_close_container(pointer))
  }

  private func append(
    _ entries: [BusValue.Entry], key: String, value: String, _ depth: Int
  ) throws(SystemError) {
    let matches = entries.allSatisfy { $0.key.signature == key && $0.value.signature == value }
    guard matches else { throw Self.mixed }
    try Self.checkAppending(
      sd_bus_message_open_container(pointer, CChar("a"), "{\(key)\(value)}"))
    for entry in entries {
      try append("e", of: key + value, [entry.key, entry.value], depth + 1)
    }
    try Self.checkAppending(sd_bus_message_close_container(pointer))
  }

  private static func checkAppending(_ answer: CInt) throws(SystemError) {
    try SystemError.check("append to a message", answer)
  }
}

extension CChar {
  /// The code of one of D-Bus's types.
  init(_ type: Character) { self = CChar(type.asciiValue ?? 0) }
}
