import Control
import Linux

/// The daemon's end of the control socket: connections, and one session for each.
final class ControlServer: Sendable {
  /// Clients that may be connected at a time.
  private static let connectionLimit = 64

  private let listener: UnixListener

  init(
    path: String, version: String, on loop: Loop,
    answer: @escaping @Sendable (ServerSession.Call, ControlClient) -> Void,
    closed: @escaping @Sendable (ControlClient) -> Void
  ) throws(SystemError) {
    let service = ServiceDescription(version: version)
    listener = try UnixListener(path: path, on: loop, limit: Self.connectionLimit) { connection in
      let user = connection.peer.userID
      guard user == ThisProcess.userID || user == 0 else { return connection.close() }
      ControlClient(connection, service).start(answer: answer, closed: closed)
    }
  }

  func close() { listener.close() }
}

/// One client, from its connecting until it hangs up.
final class ControlClient: @unchecked Sendable {
  // `@unchecked`: touched only on the loop, where its connection's handlers run.
  private let connection: UnixConnection
  private var session: ServerSession

  init(_ connection: UnixConnection, _ service: ServiceDescription) {
    self.connection = connection
    session = ServerSession(service)
  }

  /// The handlers keep the client alive until the connection is closed.
  func start(
    answer: @escaping @Sendable (ServerSession.Call, ControlClient) -> Void,
    closed: @escaping @Sendable (ControlClient) -> Void
  ) {
    connection.start(
      onData: { bytes in
        for incoming in self.session.receive(bytes) {
          switch incoming {
          case .call(let call): answer(call, self)
          case .answered(let reply): self.connection.send(reply)
          case .close: self.connection.close(flushing: true)
          }
        }
      },
      onClose: { closed(self) })
  }

  func reply(_ reply: some Reply, to call: ServerSession.Call) {
    connection.send(ServerSession.reply(reply, to: call))
  }

  func refuse(_ error: ControlError, to call: ServerSession.Call) {
    connection.send(ServerSession.error(error, to: call))
  }
}

/// A client that wants to be told what happens.
struct Watcher {
  let client: ControlClient
  let call: ServerSession.Call
}
