import Configuration
import Control
import Core
import Glibc
import Host
import Linux
import Store
import Testing

@testable import Daemon

/// A daemon in a directory of its own, with a real store, a real socket and real files.
final class DaemonBench: Sendable {
  static let config = """
    [hours]
    quiet = "off"

    [channels]
    desktop = true
    journal = false

    [people.alex]
    name = "Alex"
    relation = "partner"

    """

  let home: TemporaryTree
  let channel: ChannelScript
  let surroundings: Surroundings
  /// With what status a daemon ended.
  let ends = Recorder<CInt>()

  init(
    config: String? = DaemonBench.config, channel: ChannelScript = ChannelScript(),
    change: (inout Surroundings) -> Void = { _ in }
  ) throws {
    home = try TemporaryTree()
    self.channel = channel
    for name in ["config", "state", "run"] { mkdir(home.path + "/" + name, 0o700) }
    if let config { try home.write(config, to: "config/attune.toml") }
    var surroundings = Surroundings()
    surroundings.zone = LocalZone.Source(variable: "UTC", localtime: home.path + "/localtime")
    surroundings.sessionBus = nil
    surroundings.systemBus = nil
    surroundings.signals = []
    let ends = ends
    surroundings.end = { ends.record($0) }
    surroundings.channels = { _, _, loop, report in
      [ScriptedChannel(channel, on: loop, report: report)]
    }
    change(&surroundings)
    self.surroundings = surroundings
  }

  var socket: String { home.path + "/run/attune/org.attune.Control" }
  var configFile: String { home.path + "/config/attune.toml" }
  var stateDirectory: String { home.path + "/state" }

  /// Starts a daemon; it runs by the time this returns.
  func start(
    over store: sending (any StateKeeper)? = nil, signals: Bool = false
  ) async throws -> Daemon {
    let settings = DaemonSettings(
      version: "test",
      files: ConfigurationFiles(
        config: configFile, library: home.path + "/library", user: home.path + "/config/prompts"),
      socketPath: socket)
    let loop = Loop(label: "daemon")
    let kept: any StateKeeper = try store ?? Store.open(directory: stateDirectory)
    let daemon = Daemon(
      settings: settings, store: kept, surroundings: surroundings, on: loop)
    daemon.begin()
    await loop.run {}
    return daemon
  }

  /// Stops a daemon as a signal does.
  func stop(_ daemon: Daemon) async {
    await daemon.stop()
    #expect(await ends.next() == 0)
  }

  /// What a store that is opened now holds.
  func kept() throws -> State? { try Store.openReadOnly(directory: stateDirectory)?.load() }

  func client() throws -> Client { try Client(path: socket) }
}

/// A client of the daemon that waits for each reply.
final class Client {
  let socket: UnixClient

  init(path: String) throws { socket = try UnixClient(path: path) }

  func send(_ request: Request) throws { try socket.send(CallMessage(request).bytes) }

  /// The next reply; `nil` once the daemon has hung up.
  func next<R: Reply>(_: R.Type = R.self) throws -> R? {
    let bytes = try socket.receive(limit: Frames.sizeLimit, timeout: .seconds(30))
    return try bytes.map { try ReplyMessage(parsing: $0).result() }
  }

  func call<R: Reply>(_ request: Request, for _: R.Type = R.self) throws -> R {
    try send(request)
    return try #require(try next())
  }

  func status() throws -> Status { try call(.status) }

  /// How the daemon refuses a request.
  func refusal(of request: Request) throws -> CallError? {
    try send(request)
    do {
      let reply: AnyReply? = try next()
      Issue.record("not refused: \(String(describing: reply))")
      return nil
    } catch let error as CallError {
      return error
    }
  }
}

/// Any reply at all.
struct AnyReply: Reply {
  let members: [JSON.Member]
  init(fields: inout Fields) throws(Mismatch) { members = [] }
}

/// A directory that is removed with everything below it.
final class TemporaryTree: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/attune-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError("make a directory", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file in place.
  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws {
    let file = try Descriptor(
      opening: "\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
    try file.write(Array(text.utf8))
  }

  /// Puts a file in the place of another one.
  func replace(_ name: String, with text: String) throws {
    try write(text, to: name + ".new")
    try Files.rename("\(path)/\(name).new", to: "\(path)/\(name)")
  }

  func link(_ name: String, to target: String) {
    #expect(symlink(target, "\(path)/\(name)") == 0)
  }

  static func remove(_ path: String) {
    if (try? Files.readLink(path)) == nil {
      for name in (try? Files.list(path)) ?? [] { remove("\(path)/\(name)") }
    }
    Glibc.remove(path)
  }
}
