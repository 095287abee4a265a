internal import Glibc

/// Why a tool cannot go on: its command line or its input is not what it should be.
package struct ToolError: Error {
  package var message: String
}

/// The standard input, read in large pieces.
struct StandardInput {
  private static let pieceSize = 1 << 16

  private var buffer: [UInt8] = []
  private var position = 0

  /// Everything that is left.
  mutating func rest() throws(ToolError) -> [UInt8] {
    while try readMore() {}
    defer { position = buffer.count }
    return Array(buffer[position...])
  }

  /// The next document of a batch; `nil` at the end.
  mutating func frame() throws(ToolError) -> [UInt8]? {
    let line = try line()
    if line.isEmpty, position == buffer.count { return nil }
    guard let length = Int(String(decoding: line, as: UTF8.self)), length >= 0 else {
      throw ToolError(message: "expected the length of a document on a line of its own")
    }
    while buffer.count - position < length {
      guard try readMore() else { throw ToolError(message: "the last document is cut short") }
    }
    defer { position += length }
    return Array(buffer[position..<position + length])
  }

  /// The bytes to the next line feed, which is passed over.
  private mutating func line() throws(ToolError) -> ArraySlice<UInt8> {
    var end = buffer[position...].firstIndex(of: UInt8(ascii: "\n"))
    while end == nil, try readMore() {
      end = buffer[position...].firstIndex(of: UInt8(ascii: "\n"))
    }
    let start = position
    position = end.map { $0 + 1 } ?? buffer.count
    return buffer[start..<(end ?? buffer.count)]
  }

  /// Appends the next piece, and says whether there was one.
  private mutating func readMore() throws(ToolError) -> Bool {
    buffer.removeFirst(position)
    position = 0
    let old = buffer.count
    buffer += [UInt8](repeating: 0, count: Self.pieceSize)
    var count = -1
    repeat {
      count = buffer[old...].withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    buffer.removeLast(Self.pieceSize - max(0, count))
    guard count >= 0 else {
      throw ToolError(message: "standard input: \(String(cString: strerror(errno)))")
    }
    return count > 0
  }
}

/// Writes all of `bytes` to a descriptor.
func write(_ bytes: [UInt8], to descriptor: Int32) throws(ToolError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else {
      throw ToolError(message: "cannot write: \(String(cString: strerror(errno)))")
    }
    rest = rest.dropFirst(count)
  }
}
