/// A client's end of one connection: calls in, bytes out; bytes in, replies out.
package struct ClientSession: Sendable {
  private var frames = Frames()

  package init() {}

  /// The bytes of a call; `watch` always takes more than one reply.
  package static func call(_ request: Request, oneway: Bool = false) -> [UInt8] {
    CallMessage(
      "\(Interface.control.name).\(request.method)", request.parameters,
      oneway: oneway && request != .watch, more: request == .watch
    ).bytes
  }

  package mutating func receive(_ bytes: some Sequence<UInt8>) {
    frames.append(bytes)
  }

  /// The next reply, in the order of the calls; `nil` until more bytes have come.
  package mutating func next() throws(ProtocolError) -> ReplyMessage? {
    guard let message = try frames.next() else { return nil }
    return try ReplyMessage(parsing: message)
  }
}
