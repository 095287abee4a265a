/// The daemon's end of one connection: bytes in, calls out; replies in, bytes out.
///
/// The calls of one `receive` are answered in their order, each before the next `receive`; only a
/// watcher is answered again and again, and it may not call anything more.
package struct ServerSession: Sendable {
  private let service: ServiceDescription
  private var frames = Frames()
  private var phase = Phase.calling

  private enum Phase { case calling, watching, over }

  package init(_ service: ServiceDescription) {
    self.service = service
  }

  /// What the bytes ask of the daemon, in order; `close` is always the last there ever is.
  package mutating func receive(_ bytes: some Sequence<UInt8>) -> [Incoming] {
    var incoming: [Incoming] = []
    guard phase != .over else { return incoming }
    frames.append(bytes)
    do throws(ProtocolError) {
      while let message = try frames.next() {
        guard phase == .calling else { throw ProtocolError.notVarlink("method") }
        if let next = take(try CallMessage(parsing: message)) { incoming.append(next) }
      }
    } catch {
      phase = .over
      incoming.append(.close(error))
    }
    return incoming
  }

  /// Whether part of a call has come whose end has not: a connection that stays so may be closed.
  package var isMidway: Bool { phase == .calling && frames.isMidway }

  private mutating func take(_ message: CallMessage) -> Incoming? {
    do {
      guard let request = try request(message) else {
        let parameters = try service.answer(message)
        return message.oneway ? nil : .answered(ReplyMessage(parameters).bytes)
      }
      if request == .watch { phase = .watching }
      return .call(Call(request, isOneway: message.oneway))
    } catch {
      return message.oneway ? nil : .answered(Self.bytes(error))
    }
  }

  /// `nil` if the call is to `org.varlink.service`.
  private func request(_ message: CallMessage) throws(ServiceError) -> Request? {
    guard let name = Interface.control.member(message.method) else { return nil }
    let request: Request?
    do {
      request = try Request(method: name, parameters: message.parameters)
    } catch {
      throw ServiceError(error)
    }
    guard let request else { throw .methodNotFound(message.method) }
    guard request != .watch || message.more else { throw .expectedMore }
    return request
  }
}

extension ServerSession {
  /// What a client's bytes ask of the daemon.
  package enum Incoming: Equatable, Sendable {
    /// Do it and send what `reply` or `error` makes of the outcome.
    case call(Call)
    /// The session has answered by itself: send these bytes.
    case answered([UInt8])
    /// Send what is still to be sent and hang up.
    case close(ProtocolError)
  }

  /// A call that waits for its reply.
  package struct Call: Equatable, Sendable {
    package let request: Request
    /// Whether the client wants no reply; then `reply` and `error` make no bytes.
    package let isOneway: Bool

    init(_ request: Request, isOneway: Bool) {
      self.request = request
      self.isOneway = isOneway
    }
  }

  /// The bytes of a reply; only the replies to `watch` continue, and they all do.
  package static func reply(_ reply: some Reply, to call: Call) -> [UInt8] {
    guard !call.isOneway else { return [] }
    return ReplyMessage(reply.members, continues: call.request == .watch).bytes
  }

  /// The bytes of an error, after which nothing more follows to that call.
  package static func error(_ error: some VarlinkError, to call: Call) -> [UInt8] {
    call.isOneway ? [] : bytes(error)
  }

  private static func bytes(_ error: some VarlinkError) -> [UInt8] {
    ReplyMessage(error.parameters, error: error.qualifiedName).bytes
  }
}
