import Daemon
import Glibc
import Linux
import Testing

@testable import Daemon

/// Hands what handlers saw to the test that waits for it.
struct Recorder<Element: Sendable>: Sendable {
  private let stream: AsyncStream<Element>
  private let continuation: AsyncStream<Element>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func record(_ element: Element) { continuation.yield(element) }

  /// The next one that fits; those before it are passed over.
  func next(where fits: (Element) -> Bool = { _ in true }) async -> Element? {
    for await element in stream where fits(element) { return element }
    return nil
  }
}

extension Loop {
  /// Runs `body` on the loop, as the daemon's actor does everything.
  func run<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) async -> Answer {
    await withCheckedContinuation { continuation in
      async { continuation.resume(returning: body()) }
    }
  }
}

/// A directory that is removed with the files in it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/attune-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError("make a directory", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    for name in (try? Files.list(path)) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws {
    let file = try Descriptor(
      opening: "\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
    try file.write(Array(text.utf8))
  }
}

/// A child process, ended with the last reference to it.
final class Child: Sendable {
  private let pid: pid_t

  /// Starts it; with a `terminal`, in a session of its own that has this one.
  init(
    _ arguments: [String], environment: [String] = [], output: Descriptor? = nil,
    terminal: String? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
    }
    for number in STDIN_FILENO...STDERR_FILENO {
      guard let terminal else { break }
      posix_spawn_file_actions_addopen(&actions, number, terminal, O_RDWR, 0)
    }
    if let output { posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Dispatch blocks all signals on its threads, and children inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // spawn.h of glibc; the module leaves it out.
    let newSession: CInt = 0x80
    let flags = POSIX_SPAWN_SETSIGMASK | (terminal == nil ? 0 : newSession)
    posix_spawnattr_setflags(&attributes, CShort(flags))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = (environment + ["PATH=/usr/bin:/bin"]).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw SystemError("spawn \(arguments[0])", code: code) }
    self.pid = pid
  }

  deinit { end() }

  func end(_ signal: CInt = SIGTERM) {
    if kill(pid, signal) == 0 { waitpid(pid, nil, 0) }
  }
}

/// A message bus of a test's own, which starts what `services` says and nothing else.
final class PrivateBus: Sendable {
  let address: String
  private let directory: TemporaryDirectory
  private let daemon: Child
  /// What the bus starts writes here, so it stays open.
  private let output: Pipe

  static let isInstalled = Files.exists("/usr/bin/dbus-daemon")
  static let hasMock = isInstalled && Files.exists("/usr/lib/python3/dist-packages/dbusmock")

  /// Starts one; `services` are commands by the names they are started for.
  init(services: [String: String] = [:]) throws {
    directory = try TemporaryDirectory()
    for (name, command) in services {
      try directory.write(
        "[D-BUS Service]\nName=\(name)\nExec=\(command)\n", to: "\(name).service")
    }
    try directory.write(
      """
      <busconfig>
        <type>session</type>
        <listen>unix:path=\(directory.path)/bus</listen>
        <auth>EXTERNAL</auth>
        <servicedir>\(directory.path)</servicedir>
        <policy context="default">
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          <allow own="*"/>
        </policy>
      </busconfig>
      """, to: "bus.conf")
    output = try Pipe()
    daemon = try Child(
      [
        "dbus-daemon", "--nofork", "--print-address", "--config-file=\(directory.path)/bus.conf",
      ], output: output.writeEnd)
    address = try Terminal.readLine(from: output.readEnd.number) ?? ""
  }

  func end() { daemon.end() }
}
