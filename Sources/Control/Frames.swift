/// Cuts a stream of bytes into messages, each of which ends with a NUL byte.
package struct Frames: Sendable {
  /// The longest message that is read, in bytes, without its NUL: an export of ten years about ten
  /// people takes half of it.
  package static let sizeLimit = 1 << 23

  private var buffer: [UInt8] = []
  /// Where the next message starts.
  private var start = 0
  /// How much of the buffer is known to hold no end of the next message.
  private var searched = 0

  package init() {}

  package mutating func append(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
  }

  /// The next whole message without its NUL; `nil` until more bytes have come.
  package mutating func next() throws(ProtocolError) -> [UInt8]? {
    let end = buffer[searched...].firstIndex(of: 0)
    guard (end ?? buffer.count) - start <= Self.sizeLimit else { throw .tooLong }
    guard let end else {
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      return nil
    }
    let message = Array(buffer[start..<end])
    start = end + 1
    searched = start
    return message
  }

  /// Whether part of a message has come whose end has not.
  package var isMidway: Bool { start < buffer.count }
}

/// What the other side said is no Varlink: nothing can follow but hanging up.
package enum ProtocolError: Error, Equatable {
  case tooLong
  case notJSON(JSONError)
  /// It is JSON, but no call and no reply; names the key at fault.
  case notVarlink(String)

  init(_ mismatch: Mismatch) {
    self = .notVarlink(mismatch.path.joined(separator: "."))
  }
}

extension JSON {
  /// Reads a message of the protocol.
  init(message bytes: [UInt8]) throws(ProtocolError) {
    do {
      self = try JSON(parsing: bytes)
    } catch {
      throw .notJSON(error)
    }
  }

  /// As a message of the protocol, its NUL included.
  var message: [UInt8] { bytes + [0] }
}
