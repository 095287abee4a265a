import CSystemd
import Glibc

/// A pipe whose two ends are not inherited by children unless handed to them.
///
/// The reader sees the end only after every copy of `writeEnd` is gone: drop this value once the
/// write end has been given away.
package struct Pipe: Sendable {
  package let readEnd: Descriptor
  package let writeEnd: Descriptor

  package init() throws(SystemError) {
    var ends: [CInt] = [-1, -1]
    try SystemError.attempt("make a pipe") { pipe2(&ends, O_CLOEXEC) }
    readEnd = Descriptor(owning: ends[0])
    writeEnd = Descriptor(owning: ends[1])
  }
}
