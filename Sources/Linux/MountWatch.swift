import Glibc

/// Tells when something was mounted or unmounted: the same path may lead to another file then.
///
/// That is what proc(5) promises of `/proc/self/mountinfo`; nothing is read from it.
package final class MountWatch: Sendable {
  private let source: DescriptorSource

  package init(on loop: Loop, onChange: @escaping @Sendable () -> Void) throws(SystemError) {
    let table = try Descriptor(opening: "/proc/self/mountinfo", O_RDONLY)
    source = loop.source(table, for: .news) { _ in onChange() }
  }
}
