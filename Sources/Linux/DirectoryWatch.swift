import Glibc

/// Tells what changes in directories: files written, replaced, made, removed, or made readable.
package final class DirectoryWatch: Sendable {
  private let source: DescriptorSource
  /// Why a directory is not watched, if any could not be.
  package let trouble: SystemError?

  /// What was changed.
  package struct Change: Equatable, Sendable {
    /// The directory, as it was named here.
    package let directory: String
    /// What in it was changed, each once.
    ///
    /// None: everything must be looked at again, for the directory itself was changed, moved or
    /// removed, or events were lost.
    package let names: [String]

    package init(directory: String, names: [String]) {
      self.directory = directory
      self.names = names
    }
  }

  /// Watches what is in `directories`; of `places`, which are directories too, only whether they
  /// are moved or removed.
  ///
  /// `onChange` gets all that happened up to a reading. After removal or moving, nothing more is
  /// told of a directory.
  package init(
    _ directories: [String], places: [String] = [], on loop: Loop,
    onChange: @escaping @Sendable ([Change]) -> Void
  ) throws(SystemError) {
    let number = try SystemError.attempt("watch directories") {
      inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
    }
    let descriptor = Descriptor(owning: number)
    var names: [CInt: [String]] = [:]
    func watch(_ directory: String, for events: UInt32) throws(SystemError) {
      let watch = try SystemError.attempt("watch \(directory)") {
        inotify_add_watch(number, directory, events | UInt32(IN_ONLYDIR | IN_MASK_ADD))
      }
      names[watch, default: []].append(directory)
    }
    var trouble: SystemError?
    for directory in directories {
      do throws(SystemError) { try watch(directory, for: Self.events) } catch { trouble = error }
    }
    // One that may be passed through and not be read is moved by others than its users.
    for place in places { try? watch(place, for: Self.departures) }
    self.trouble = trouble
    source = loop.source(descriptor) { [names] _ in
      guard let bytes = try? descriptor.read(65_536), !bytes.isEmpty else { return }
      onChange(Self.changes(in: bytes, of: names))
    }
  }

  private static let departures = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
  private static let events =
    departures
    | UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB)

  /// The events of inotify(7): a header of fixed size, then a name padded with NUL.
  private static func changes(in bytes: [UInt8], of directories: [CInt: [String]]) -> [Change] {
    var found: [CInt: [String]] = [:]
    var rest = bytes[...]
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let (watch, length) = rest.withUnsafeBytes {
        (
          $0.loadUnaligned(as: CInt.self),
          Int($0.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        )
      }
      let name = String(
        decoding: rest.dropFirst(header).prefix(length).prefix { $0 != 0 }, as: UTF8.self)
      // Lost events are those of no directory in particular.
      for watch in watch < 0 ? Array(directories.keys) : [watch]
      where found[watch]?.contains(name) != true {
        found[watch, default: []].append(name)
      }
      rest = rest.dropFirst(header + length)
    }
    return directories.keys.sorted().flatMap { watch in
      let names = found[watch] ?? []
      return names.isEmpty
        ? []
        : (directories[watch] ?? []).map {
          Change(directory: $0, names: names.contains("") ? [] : names)
        }
    }
  }
}
