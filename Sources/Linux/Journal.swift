import CSystemd
import Glibc

/// The system's journal.
package enum Journal {
  /// Whether a journal listens on this machine.
  package static var isAvailable: Bool { access("/run/systemd/journal/socket", W_OK) == 0 }

  /// Whether what is written to standard error ends in the journal by itself (systemd.exec(5),
  /// `JOURNAL_STREAM`).
  package static var receivesStandardError: Bool {
    guard let stream = ThisProcess.environment("JOURNAL_STREAM") else { return false }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }

  /// The bytes of a value that are kept.
  package static let valueLimit = 8_192

  /// Sends one entry; without a journal it goes nowhere, which is no error.
  ///
  /// Names are the program's own and must be ones the journal takes, for it drops others without
  /// a word. Values may be anybody's: line ends and tabs become spaces, other control characters
  /// are left out, and what exceeds `valueLimit` is cut off.
  package static func send(_ fields: [(name: String, value: String)]) throws(SystemError) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for (name, value) in fields {
      precondition(isFieldName(name), "the journal takes no field named \(name)")
      let start = bytes.count
      bytes += Array("\(name)=".utf8) + cleaned(value)
      ranges.append(start..<bytes.count)
    }
    let answer = bytes.withUnsafeBytes { buffer in
      let vectors = ranges.map { range in
        iovec(
          iov_base: UnsafeMutableRawPointer(mutating: buffer.baseAddress)?
            .advanced(by: range.lowerBound),
          iov_len: range.count)
      }
      return sd_journal_sendv(vectors, CInt(vectors.count))
    }
    try SystemError.check("write to the journal", answer)
  }

  /// Whether the journal takes a field of this name from a program (systemd.journal-fields(7)).
  static func isFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 64 else { return false }
    return (0x41...0x5a).contains(first)
      && name.utf8.allSatisfy {
        (0x41...0x5a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5f
      }
  }

  static func cleaned(_ value: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in value.unicodeScalars {
      let unit = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      guard bytes.count + unit.count <= valueLimit else { break }
      switch scalar.value {
      case 0x09, 0x0a, 0x0d: bytes.append(0x20)
      case 0x00..<0x20, 0x7f..<0xa0: continue
      default: bytes += unit
      }
    }
    return bytes
  }
}
