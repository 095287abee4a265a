import Glibc
import Linux

/// Hands what handlers saw to the test that waits for it.
struct Recorder<Element: Sendable>: Sendable {
  private let stream: AsyncStream<Element>
  private let continuation: AsyncStream<Element>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func record(_ element: Element) { continuation.yield(element) }

  func next() async -> Element? {
    var iterator = stream.makeAsyncIterator()
    return await iterator.next()
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

/// A directory that is removed with everything in it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/attune-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary directory") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in (try? Files.list(path)) ?? [] { remove("\(path)/\(name)") }
    rmdir(path)
  }
}

/// A child process, ended with the last reference to it.
final class Child: Sendable {
  private let pid: pid_t

  init(_ arguments: [String], environment: [String] = [], output: Descriptor? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Dispatch blocks all signals on its threads, and children inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, CShort(POSIX_SPAWN_SETSIGMASK))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = (environment + ["PATH=/usr/bin:/bin"]).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw SystemError("spawn \(arguments[0])", code: code) }
    self.pid = pid
  }

  deinit { end() }

  func end() {
    if kill(pid, SIGTERM) == 0 { waitpid(pid, nil, 0) }
  }

  /// Waits for its end; the status it exited with.
  func status() -> CInt {
    var status: CInt = 0
    waitpid(pid, &status, 0)
    return (status >> 8) & 0xff
  }
}
