import Configuration
import Control
import Linux

/// A conversation with the daemon over its socket.
struct Connection {
  private let client: UnixClient

  /// Ends with status 3 if there is no daemon.
  init() throws(Ending) {
    do {
      client = try UnixClient(path: Places.paths.socketPath)
    } catch {
      guard ["ENOENT", "ECONNREFUSED"].contains(error.name) else { throw Ending("\(error)") }
      throw .noDaemon
    }
  }

  /// The process at the other end.
  var daemon: Int32 { client.server.processID }

  /// One to the daemon that runs; `nil` if none does.
  static func ifAny() throws(Ending) -> Connection? {
    do {
      return try Connection()
    } catch {
      guard error.code == Ending.noDaemonCode else { throw error }
      return nil
    }
  }

  /// Asks for something and waits for the reply.
  func call<R: Reply>(
    _ request: Request, for _: R.Type = R.self, within timeout: Duration = .seconds(60)
  ) throws(Ending) -> R {
    try send(request)
    return try read(try next(within: timeout))
  }

  /// Whoever has that id or name, for a dialogue about them; a question that changes nothing tells.
  func someone(called person: String) throws(Ending) -> Someone {
    do {
      let told: DepthTold = try call(.people(.depth(person: person, to: nil)))
      return told.someone
    } catch {
      throw Ending(error.text, code: error.code)
    }
  }

  /// Asks to be told, again and again, for as long as the daemon lives and somebody listens.
  func watch(_ tell: (Watched) -> Void) throws(Ending) {
    try send(.watch)
    while !Output.isOver { tell(try read(try next(within: nil))) }
  }

  private func send(_ request: Request) throws(Ending) {
    do {
      try client.send(CallMessage(request).bytes)
    } catch {
      throw Ending("\(error)")
    }
  }

  private func next(within timeout: Duration?) throws(Ending) -> ReplyMessage {
    let bytes: [UInt8]?
    do {
      bytes = try client.receive(limit: Frames.sizeLimit, timeout: timeout)
    } catch {
      throw Ending("attuned does not answer: \(error)")
    }
    guard let bytes else { throw .noDaemon }
    do {
      return try ReplyMessage(parsing: bytes)
    } catch {
      throw Ending("attuned answered with what is no reply")
    }
  }

  private func read<R: Reply>(_ message: ReplyMessage) throws(Ending) -> R {
    do {
      return try message.result()
    } catch {
      throw Ending(error)
    }
  }
}
