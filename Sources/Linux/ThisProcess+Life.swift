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

  /// Waits, for a program that does one thing at a time.
  package static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

  /// Sleeps for ever, while the loop works on its own threads.
  package static func waitForEver() -> Never {
    while true { Glibc.pause() }
  }
}
