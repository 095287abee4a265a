import Control
import Glibc
import Linux
import Testing

/// The built program, as a service manager sees it.
@Suite(.timeLimit(.minutes(1)), .serialized, .enabled(if: Program.isBuilt, "build attuned"))
struct ProcessTests {
  /// Starts the program in a home of its own; it is ended with what this returns.
  static func start(
    _ home: TemporaryTree, _ socket: NotifySocket, _ arguments: [String] = [Program.path]
  ) throws -> Child {
    try furnish(home)
    return try Child(
      arguments,
      environment: environment(home) + ["NOTIFY_SOCKET=\(socket.path)", "WATCHDOG_USEC=100000"])
  }

  static func furnish(_ home: TemporaryTree) throws {
    for name in ["config", "config/attune", "run", "state"] {
      mkdir(home.path + "/" + name, 0o700)
    }
    try home.write(DaemonBench.config, to: "config/attune/attune.toml")
  }

  static func environment(_ home: TemporaryTree) -> [String] {
    [
      "HOME=\(home.path)", "XDG_CONFIG_HOME=\(home.path)/config",
      "XDG_STATE_HOME=\(home.path)/state", "XDG_RUNTIME_DIR=\(home.path)/run",
      "DBUS_SESSION_BUS_ADDRESS=unix:path=\(home.path)/none",
      "DBUS_SYSTEM_BUS_ADDRESS=unix:path=\(home.path)/none",
    ]
  }

  static func pid(_ home: TemporaryTree) throws -> pid_t {
    try #require(FileLock.holder(of: home.path + "/state/attune/lock"))
  }

  @Test func `the service manager hears what happens, and never a name`() throws {
    let home = try TemporaryTree()
    let manager = try NotifySocket(path: home.path + "/notify")
    let child = try Self.start(home, manager)
    var heard = try manager.hear(until: "READY=1")
    #expect(heard.contains { $0.hasPrefix("STATUS=next: a") })
    heard += try manager.hear(until: "WATCHDOG=1")
    kill(try Self.pid(home), SIGHUP)
    heard += try manager.hear(until: "RELOADING=1")
    #expect(heard.last?.contains("\nMONOTONIC_USEC=") == true)
    heard += try manager.hear(until: "READY=1")
    try home.write("[people.alex]\nnonsense = 1\n", to: "config/attune/attune.toml")
    heard += try manager.hear(until: "STATUS=")
    #expect(heard.last?.contains("has a mistake (line") == true)
    kill(try Self.pid(home), SIGTERM)
    heard += try manager.hear(until: "STOPPING=1")
    #expect(!heard.contains { $0.lowercased().contains("alex") })
    child.end()
    #expect(!Files.exists(home.path + "/run/attune/org.attune.Control"))
    #expect(!Files.exists(home.path + "/state/attune/state.sqlite-wal"))
  }

  @Test func `a second one of the same user does not start`() throws {
    let home = try TemporaryTree()
    let manager = try NotifySocket(path: home.path + "/notify")
    let first = try Self.start(home, manager)
    _ = try manager.hear(until: "READY=1")
    let holder = try Self.pid(home)
    let second = try Self.start(home, manager)
    second.end(0)
    #expect(try Self.pid(home) == holder)
    withExtendedLifetime(first) {}
  }

  @Test func `descriptors that were closed at the start are open to nothing`() throws {
    let home = try TemporaryTree()
    let manager = try NotifySocket(path: home.path + "/notify")
    let daemon = try Self.start(
      home, manager, ["sh", "-c", "exec \"$0\" <&- >&- 2>&-", Program.path])
    _ = try manager.hear(until: "READY=1")
    let descriptors = "/proc/\(try Self.pid(home))/fd"
    for number in 0...2 { #expect(try Files.readLink("\(descriptors)/\(number)") == "/dev/null") }
    let output = try Pipe()
    let client = try Child(
      [
        "sh", "-c", "exec timeout 20 \"$0\" follow-up alex tomorrow <&- 2>&1",
        Files.directory(of: Program.path) + "/attune",
      ], environment: Self.environment(home), output: output.writeEnd)
    client.end(0)
    try output.writeEnd.write([0x0a])
    #expect(
      try Terminal.readLine(from: output.readEnd.number)
        == "Nothing was written, so nothing is kept.")
    daemon.end()
  }

  @Test func `in the background of a terminal it is not stopped, and ends when it is told to`()
    throws
  {
    let home = try TemporaryTree()
    try Self.furnish(home)
    let terminal = try PseudoTerminal()
    let shell = try Child(
      ["sh", "-mc", "stty tostop; \"$0\" & exec cat", Program.path],
      environment: Self.environment(home), terminal: terminal.path)
    try terminal.read(until: "Attune is running.")
    try terminal.write("d\n")
    let client = try Client(path: home.path + "/run/attune/org.attune.Control")
    let asked: Asked = try client.call(.now(person: "alex", kind: nil))
    #expect(asked.reminder.person == "alex")
    try terminal.read(until: "attune show")
    try terminal.write("s\n")
    #expect(try client.status().showing != nil)
    kill(try Self.pid(home), SIGTERM)
    try terminal.read(until: "Attune stops.")
    shell.end()
  }
}

/// A terminal with nobody in front of it.
final class PseudoTerminal {
  let path: String
  private let master: Descriptor

  init() throws {
    master = try Descriptor(opening: "/dev/ptmx", O_RDWR | O_NOCTTY)
    // TIOCSPTLCK and TIOCGPTN, ioctl_tty(2).
    let (lock, name): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var (locked, number): (CInt, CUnsignedInt) = (0, 0)
    guard ioctl(master.number, lock, &locked) == 0, ioctl(master.number, name, &number) == 0
    else { throw SystemError("make a terminal", code: errno) }
    path = "/dev/pts/\(number)"
  }

  func write(_ text: String) throws { try master.write(Array(text.utf8)) }

  /// Everything up to the line that holds some words, which must come within half a minute.
  func read(until words: String) throws {
    while true {
      var entry = pollfd(fd: master.number, events: CShort(POLLIN), revents: 0)
      guard poll(&entry, 1, 30_000) > 0 else {
        throw SystemError("wait for \(words)", code: ETIMEDOUT)
      }
      guard try Terminal.readLine(from: master.number)?.contains(words) != true else { return }
    }
  }
}

/// The daemon's program, built beside these tests.
enum Program {
  static let path = Files.directory(of: (try? ThisProcess.executablePath()) ?? "") + "/attuned"
  static let isBuilt = Files.exists(path)
}

/// The service manager's end of sd_notify(3).
final class NotifySocket {
  let path: String
  private let descriptor: Descriptor

  init(path: String) throws {
    self.path = path
    descriptor = Descriptor(owning: socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor.number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor.number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw SystemError("bind", code: errno) }
  }

  /// All messages up to the first that begins so.
  func hear(until start: String) throws -> [String] {
    var heard: [String] = []
    while heard.last?.hasPrefix(start) != true {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor.number, &buffer, buffer.count, 0)
      guard count > 0 else { throw SystemError("wait for \(start)", code: errno) }
      heard.append(String(decoding: buffer.prefix(count), as: UTF8.self))
    }
    return heard
  }
}
