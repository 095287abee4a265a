import Glibc

/// What a person sits in front of.
package enum Terminal {
  package static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// Whether what is typed on the terminal is typed for this process, not for whoever started it.
  package static func isInForeground(_ descriptor: CInt) -> Bool {
    let group = tcgetpgrp(descriptor)
    // A terminal that controls nobody of this session has no background either.
    return group == getpgrp() || group < 0 && errno == ENOTTY
  }

  /// Throws away what was typed on a terminal and nobody has read; of anything else, nothing.
  package static func dropTyped(_ terminal: Descriptor) { tcflush(terminal.number, TCIFLUSH) }

  /// The columns of the terminal; `nil` where there is none or it does not say.
  package static func width(_ descriptor: CInt = STDOUT_FILENO) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Reads a line, without its end and with at most `limit` bytes; `nil` at the end.
  ///
  /// It reads byte by byte, so what follows the line is left for whoever reads next.
  package static func readLine(
    from descriptor: CInt = STDIN_FILENO, limit: Int = 4_096
  ) throws(SystemError) -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = try SystemError.attempt("read a line") { read(descriptor, &byte, 1) }
      if count == 0, line.isEmpty { return nil }
      if count == 0 || byte == 0x0a { return String(decoding: line, as: UTF8.self) }
      if line.count < limit { line.append(byte) }
    }
  }
}
