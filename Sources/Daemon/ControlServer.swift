import Control
import Linux

/// The daemon's end of the control socket: connections, and one session for each.
final class ControlServer: Sendable {
  /// Clients that may be connected at a time.
  private static let connectionLimit = 64

  private let listener: UnixListener

  init(
    path: String, version: String, on loop: Loop, patience: Duration,
    answer: @escaping @Sendable (ServerSession.Call, ControlClient) -> Void,
    closed: @escaping @Sendable (ControlClient) -> Void
  ) throws(SystemError) {
    let service = ServiceDescription(version: version)
    listener = try UnixListener(path: path, on: loop, limit: Self.connectionLimit) { connection in
      guard connection.peer.isTrusted else { return connection.close() }
      ControlClient(connection, service, on: loop, patience: patience)
        .start(answer: answer, closed: closed)
    }
  }

  func close() { listener.close() }
}

/// One client, from its connecting until it hangs up.
///
/// `@unchecked`: touched only on the loop, where its connection's handlers run.
final class ControlClient: @unchecked Sendable {
  private let connection: UnixConnection
  private let loop: Loop
  private let patience: Duration
  private var session: ServerSession
  /// Runs while the client has said half a message.
  private var rest: LoopTimer?

  init(
    _ connection: UnixConnection, _ service: ServiceDescription, on loop: Loop, patience: Duration
  ) {
    self.connection = connection
    self.loop = loop
    self.patience = patience
    session = ServerSession(service)
  }

  /// The handlers keep the client alive until the connection is closed.
  func start(
    answer: @escaping @Sendable (ServerSession.Call, ControlClient) -> Void,
    closed: @escaping @Sendable (ControlClient) -> Void
  ) {
    connection.start(
      onData: { bytes in
        let incoming = self.session.receive(bytes)
        for incoming in incoming {
          switch incoming {
          case .call(let call): answer(call, self)
          case .answered(let reply): self.connection.send(reply)
          case .close: self.connection.close(flushing: true)
          }
        }
        self.awaitRest(afterWhole: !incoming.isEmpty)
      },
      onClose: {
        self.rest = nil
        closed(self)
      })
  }

  /// A message that has begun must end in time, however slowly its bytes trickle in.
  private func awaitRest(afterWhole: Bool) {
    if afterWhole || !session.isMidway { rest = nil }
    guard session.isMidway, rest == nil else { return }
    rest = LoopTimer(on: loop, after: patience) { [weak self] in
      self?.connection.close(flushing: true)
    }
  }

  func reply(_ reply: some Reply, to call: ServerSession.Call) {
    connection.send(ServerSession.reply(reply, to: call))
  }

  func refuse(_ error: some VarlinkError, to call: ServerSession.Call) {
    connection.send(ServerSession.error(error, to: call))
  }
}

/// A client that wants to be told what happens.
struct Watcher {
  let client: ControlClient
  let call: ServerSession.Call
}
