import CSystemd
import Glibc

/// The memory of the process.
package enum Memory {
  /// Gives back what an idle process does not need: free heap, and the pages of code that were used.
  ///
  /// Code is read from its file again when it runs next, out of the page cache as a rule, for some
  /// tenths of a millisecond in all. A process that works for a second a day should not keep the
  /// code of that second mapped. Only executable file mappings are let go of, which are never
  /// written to (madvise(2), `MADV_DONTNEED`).
  package static func release() {
    malloc_trim(0)
    guard let bytes = try? Files.read("/proc/self/maps", limit: 1 << 20) else { return }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let range = codeRange(String(decoding: line, as: UTF8.self)) else { continue }
      madvise(
        UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, Int32(MADV_DONTNEED))
    }
  }

  /// The addresses of a line of proc_pid_maps(5), if it is code that was mapped from a file.
  private static func codeRange(_ line: String) -> Range<UInt>? {
    let fields = line.split(separator: " ", omittingEmptySubsequences: true)
    guard fields.count > 5, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
    let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]..<ends[1]
  }
}
