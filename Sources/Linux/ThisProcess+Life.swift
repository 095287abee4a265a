import Glibc

extension ThisProcess {
  /// Ends the process now.
  package static func end(_ status: CInt = EXIT_SUCCESS) -> Never { exit(status) }

  /// The statuses of sysexits.h that are used.
  package enum Status {
    package static let failure = EXIT_FAILURE
    package static let usage = EX_USAGE
    package static let unavailable = EX_UNAVAILABLE
  }

  /// Makes a write to somebody who has gone an error of that write, not the end of the process.
  package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Sees to it that what is opened later is not taken for the standard input, output or errors,
  /// where whoever started the process had closed one of them.
  package static func openStandardDescriptors() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
      // The lowest number that is free is taken, and those below are open.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// Makes reading from a terminal that somebody else uses an error of that reading, and lets writing
  /// to it be; either would otherwise stop the process.
  package static func ignoreTerminalStops() {
    signal(SIGTTIN, SIG_IGN)
    signal(SIGTTOU, SIG_IGN)
  }

  /// Waits, for a program that does one thing at a time.
  package static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

  /// Sleeps for ever, while the loop works on its own threads.
  package static func waitForEver() -> Never {
    while true { Glibc.pause() }
  }
}
