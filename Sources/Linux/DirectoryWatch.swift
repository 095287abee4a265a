import Glibc

/// Tells what changes in a directory: files written, replaced, made, removed, or made readable.
package final class DirectoryWatch: Sendable {
  private let source: DescriptorSource

  /// Watches the directory at `path`.
  ///
  /// `onChange` gets the names concerned, each once, of all that happened up to a reading. No
  /// names mean that everything must be looked at again: the directory itself was changed, moved
  /// or removed, or events were lost. After removal or moving, nothing more is told.
  package init(
    path: String, on loop: Loop, onChange: @escaping @Sendable (_ names: [String]) -> Void
  ) throws(SystemError) {
    let number = try SystemError.attempt("watch \(path)") {
      inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
    }
    let descriptor = Descriptor(owning: number)
    try SystemError.attempt("watch \(path)") { inotify_add_watch(number, path, Self.events) }
    source = loop.source(descriptor) { _ in
      guard let bytes = try? descriptor.read(65_536), !bytes.isEmpty else { return }
      onChange(Self.names(in: bytes))
    }
  }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

  /// The names in the events of inotify(7): a header of fixed size, then a name padded with NUL.
  private static func names(in bytes: [UInt8]) -> [String] {
    var names: [String] = []
    var rest = bytes[...]
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let length = rest.withUnsafeBytes {
        Int($0.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      }
      let name = String(
        decoding: rest.dropFirst(header).prefix(length).prefix { $0 != 0 }, as: UTF8.self)
      if name.isEmpty { return [] }
      if !names.contains(name) { names.append(name) }
      rest = rest.dropFirst(header + length)
    }
    return names
  }
}
