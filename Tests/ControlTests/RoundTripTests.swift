import Control
import Testing

struct RoundTripTests {
  @Test(arguments: Samples.requests) func `a request is read as it was sent`(request: Request)
    throws
  {
    var session = ServerSession(ServiceDescription(version: "1"))
    let incoming = session.receive(CallMessage(request).bytes)
    guard case .call(let call) = incoming.first, incoming.count == 1 else {
      Issue.record("not a call: \(incoming)")
      return
    }
    #expect(call.request == request)
    #expect(!call.isOneway)
  }

  @Test func `a reply is read as it was sent`() throws {
    for (_, reply) in Samples.replies { try check(reply) }
  }

  private func check<R: Reply>(_ reply: R) throws {
    let bytes = ReplyMessage(reply.members).bytes
    #expect(try message(bytes).result(R.self) == reply)
  }

  @Test(arguments: Samples.errors) func `an error is read as it was sent`(error: ControlError)
    throws
  {
    let bytes = ServerSession.error(error, to: try call(.status))
    #expect(throws: CallError.control(error)) { try message(bytes).result(Nothing.self) }
  }

  @Test(arguments: Samples.serviceErrors)
  func `an error of the service is read as it was sent`(error: ServiceError) throws {
    let bytes = ServerSession.error(error, to: try call(.status))
    #expect(throws: CallError.service(error)) { try message(bytes).result(Nothing.self) }
  }

  @Test func `a client passes over fields it does not know`() throws {
    let message = ReplyMessage([.init("people", 2), .init("problems", [Problem]()), .init("x", 1)])
    #expect(try message.result() == Reloaded(people: 2, problems: []))
  }

  @Test func `a client says what it could not read`() {
    #expect(throws: CallError.unreadable("the reply's people")) {
      try ReplyMessage([.init("people", "two")]).result(Reloaded.self)
    }
    #expect(throws: CallError.unreadable("the error org.attune.Control.Later")) {
      try ReplyMessage([], error: "org.attune.Control.Later").result(Nothing.self)
    }
  }

  private func message(_ bytes: [UInt8]) throws -> ReplyMessage {
    #expect(bytes.last == 0)
    return try ReplyMessage(parsing: bytes.dropLast())
  }

  private func call(_ request: Request) throws -> ServerSession.Call {
    var session = ServerSession(ServiceDescription(version: "1"))
    guard case .call(let call) = session.receive(CallMessage(request).bytes).first else {
      throw ProtocolError.tooLong
    }
    return call
  }
}
