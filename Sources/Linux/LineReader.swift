import Glibc

/// Hands on the lines that come out of a descriptor, until its end or until it cannot be read.
///
/// It reads only when there is something to read, and leaves the descriptor as blocking as it is:
/// a terminal is shared with whoever started us.
///
/// `@unchecked`: after `init`, the state is touched by the source's handler only.
package final class LineReader: @unchecked Sendable {
  private let descriptor: Descriptor
  private let limit: Int
  private let onLine: @Sendable (String) -> Void
  private var source: DescriptorSource?
  private var line: [UInt8] = []

  /// Starts reading; of a line longer than `limit` bytes the beginning is handed on.
  package init(
    descriptor: Descriptor, on loop: Loop, limit: Int = 4_096,
    onLine: @escaping @Sendable (String) -> Void
  ) {
    self.descriptor = descriptor
    self.limit = limit
    self.onLine = onLine
    source = loop.source(descriptor) { [weak self] _ in self?.read() }
  }

  private func read() {
    do throws(SystemError) {
      let bytes = try descriptor.read(4_096)
      if bytes.isEmpty { source = nil } else { bytes.forEach(take) }
    } catch {
      if error.code != EAGAIN { source = nil }
    }
  }

  private func take(_ byte: UInt8) {
    guard byte == 0x0a else {
      if line.count < limit { line.append(byte) }
      return
    }
    let text = String(decoding: line, as: UTF8.self)
    line = []
    onLine(text)
  }
}
