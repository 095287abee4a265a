import Glibc

/// Collects what comes out of a descriptor, up to a limit, until its end.
///
/// What exceeds the limit is read and thrown away, so that the writer is never held up.
///
/// `@unchecked`: after `init`, the state is touched by the source's handler only.
package final class DescriptorReader: @unchecked Sendable {
  private let descriptor: Descriptor
  private let limit: Int
  private let onEnd: @Sendable ([UInt8], _ truncated: Bool) -> Void
  private var source: DescriptorSource?
  private var collected: [UInt8] = []
  private var truncated = false

  /// Starts reading; `onEnd` is called once, at the end or when reading fails.
  ///
  /// Dropping the reader stops it without a call.
  package init(
    descriptor: Descriptor, on loop: Loop, limit: Int,
    onEnd: @escaping @Sendable ([UInt8], _ truncated: Bool) -> Void
  ) {
    self.descriptor = descriptor
    self.limit = limit
    self.onEnd = onEnd
    source = loop.source(descriptor) { [weak self] _ in self?.read() }
  }

  private func read() {
    do throws(SystemError) {
      let bytes = try descriptor.read(16_384)
      if bytes.isEmpty { end() } else { collect(bytes) }
    } catch {
      if error.code != EAGAIN { end() }
    }
  }

  private func collect(_ bytes: [UInt8]) {
    let room = limit - collected.count
    collected += bytes.prefix(room)
    if bytes.count > room { truncated = true }
  }

  private func end() {
    guard source != nil else { return }
    self.source = nil
    onEnd(collected, truncated)
  }
}
