/// Takes bytes off the front of a file, never more than there are.
struct TZifReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Where the bytes read last stand.
  private(set) var last = 0..<0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next so many bytes, which belong to a part of the file.
  mutating func read(_ count: Int, _ part: String) throws(ZoneError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else {
      throw ZoneError("The file ends within \(part)", at: bytes.count..<bytes.count + 1)
    }
    last = position..<position + count
    position += count
    return bytes[last]
  }

  /// The bytes before a certain one, which is taken too.
  mutating func read(upTo end: UInt8, _ part: String) throws(ZoneError) -> ArraySlice<UInt8> {
    let count = bytes[position...].firstIndex(of: end).map { $0 - position } ?? bytes.count
    let text = try read(count, part)
    let range = last
    _ = try read(1, part)
    last = range
    return text
  }

  /// Four bytes that count something.
  mutating func count() throws(ZoneError) -> Int {
    Int(UInt32(truncatingIfNeeded: try number(size: 4, "the header")))
  }

  /// A signed number in network byte order.
  mutating func number(size: Int, _ part: String) throws(ZoneError) -> Int64 {
    let bits = try read(size, part).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let shift = 64 - size * 8
    return Int64(bitPattern: bits << shift) >> shift
  }
}
