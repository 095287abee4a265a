import Control
import Testing

struct ServerSessionTests {
  private func session() -> ServerSession {
    ServerSession(ServiceDescription(version: "1.0", url: "https://attune.example"))
  }

  /// What the session makes of messages sent in one piece, each as a line of text.
  private func transcript(_ messages: String...) -> [String] {
    var session = session()
    return session.receive(messages.flatMap { Array($0.utf8) + [0] }).map(line)
  }

  private func line(_ incoming: ServerSession.Incoming) -> String {
    switch incoming {
    case .call(let call): "\(call.request)\(call.isOneway ? " oneway" : "")"
    case .answered(let bytes): text(bytes)
    case .close(let error): "close \(error)"
    }
  }

  private func text(_ bytes: [UInt8]) -> String {
    #expect(bytes.last == 0)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  private func call(_ text: String) throws -> ServerSession.Call {
    var session = session()
    guard case .call(let call) = session.receive(Array(text.utf8) + [0]).first else {
      throw ProtocolError.tooLong
    }
    return call
  }

  @Test func `a call may do without parameters, and may name its flags`() {
    #expect(
      transcript(
        #"{"method":"org.attune.Control.GetStatus"}"#,
        #"{"method":"org.attune.Control.GetStatus","parameters":null}"#,
        #"{"method":"org.attune.Control.Test","more":true}"#,
        "{\"method\":\"org.attune.Control.Reload\",\"more\":false,\"oneway\":false,\"upgrade\":false}\n"
      ) == ["status", "status", "test", "reload"])
  }

  @Test func `what is left out has its default`() {
    #expect(
      transcript(
        #"{"method":"org.attune.Control.GetUpcoming","parameters":{}}"#,
        #"{"method":"org.attune.Control.Answer","parameters":{"answer":"later"}}"#
      ) == [
        "upcoming(days: 14, limit: 100)",
        "answer(Control.Request.Answer.later(Control.Request.Later.hour), to: "
          + "Control.Request.Subject(occurrence: nil, person: nil))",
      ])
  }

  @Test(arguments: [
    (#"GetUpcoming","parameters":{"days":0}"#, "days"),
    (#"GetUpcoming","parameters":{"days":1.0}"#, "days"),
    (#"GetUpcoming","parameters":{"limit":1001}"#, "limit"),
    (#"Pause","parameters":{"untilUSec":"soon"}"#, "untilUSec"),
    (#"Pause","parameters":{"until":1}"#, "until"),
    (#"Answer","parameters":{}"#, "answer"),
    (#"Answer","parameters":{"answer":"done","when":"hour"}"#, "when"),
    (#"Answer","parameters":{"answer":"later","felt":"fine"}"#, "felt"),
    (#"Answer","parameters":{"answer":"ever"}"#, "answer"),
    (#"Answer","parameters":{"answer":"skip","everyone":true}"#, "everyone"),
    (#"Now","parameters":{"kind":"fixed"}"#, "kind"),
    (#"Resume","parameters":[]"#, "parameters"),
  ]) func `a wrong parameter is named`(call: String, parameter: String) {
    #expect(
      transcript(#"{"method":"org.attune.Control.\#(call)}"#) == [
        #"{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"\#(parameter)"}}"#
      ])
  }

  @Test func `an unknown method, an unknown interface and a watch for one reply are errors`() {
    #expect(
      transcript(
        #"{"method":"org.attune.Control.Nag"}"#, #"{"method":"org.example.Ping"}"#,
        #"{"method":"Ping"}"#, #"{"method":"org.attune.Control.Watch"}"#
      ) == [
        #"{"error":"org.varlink.service.MethodNotFound","parameters":{"method":"org.attune.Control.Nag"}}"#,
        #"{"error":"org.varlink.service.InterfaceNotFound","parameters":{"interface":"org.example"}}"#,
        #"{"error":"org.varlink.service.InterfaceNotFound","parameters":{"interface":""}}"#,
        #"{"error":"org.varlink.service.ExpectedMore","parameters":{}}"#,
      ])
  }

  @Test(arguments: [
    #"{"method":"org.attune.Control.Test","extra":1}"#,
    #"{"method":"org.attune.Control.Test","method":"org.attune.Control.Reload"}"#,
    #"{"method":"org.attune.Control.Test","more":1}"#,
    #"{"method":"org.attune.Control.Test","more":true,"oneway":true}"#,
    #"{"method":"org.attune.Control.Test","upgrade":true}"#,
    #"{"method":7}"#, #"{}"#, #"[]"#, "", "GET / HTTP/1.1",
  ]) func `what is no call closes the connection, and nothing follows`(message: String) {
    let lines = transcript(message, #"{"method":"org.attune.Control.Test"}"#)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("close ") == true)
  }

  @Test func `the service describes itself`() {
    let description = JSON.string(Interface.control.description).description
    #expect(
      transcript(
        #"{"method":"org.varlink.service.GetInfo","parameters":{}}"#,
        #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"org.attune.Control"}}"#,
        #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"a.b"}}"#,
        #"{"method":"org.varlink.service.GetInterfaceDescription"}"#,
        #"{"method":"org.varlink.service.GetInfo","parameters":{"x":1}}"#
      ) == [
        #"{"parameters":{"vendor":"Attune","product":"attuned","version":"1.0","#
          + #""url":"https://attune.example","interfaces":["org.varlink.service","org.attune.Control"]}}"#,
        #"{"parameters":{"description":\#(description)}}"#,
        #"{"error":"org.varlink.service.InterfaceNotFound","parameters":{"interface":"a.b"}}"#,
        #"{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"interface"}}"#,
        #"{"error":"org.varlink.service.InvalidParameter","parameters":{"parameter":"x"}}"#,
      ])
  }

  @Test func `replies and errors always carry parameters`() throws {
    let plain = try call(#"{"method":"org.attune.Control.Resume","more":true}"#)
    #expect(text(ServerSession.reply(Nothing(), to: plain)) == #"{"parameters":{}}"#)
    #expect(
      text(ServerSession.error(ControlError.sessionLocked, to: plain))
        == #"{"error":"org.attune.Control.SessionLocked","parameters":{}}"#)
  }

  @Test func `a watcher is answered again and again, and may call nothing more`() throws {
    let watch = try call(#"{"method":"org.attune.Control.Watch","more":true}"#)
    #expect(
      text(ServerSession.reply(Watched(.ready, at: Timestamp(microseconds: 7)), to: watch))
        == #"{"parameters":{"atUSec":7,"event":"ready","reminder":null,"detail":null},"continues":true}"#
    )
    #expect(
      transcript(
        #"{"method":"org.attune.Control.Watch","more":true}"#,
        #"{"method":"org.attune.Control.Test"}"#
      ) == ["watch", #"close notVarlink("method")"#])
  }

  @Test func `nothing answers a call that wants no reply`() throws {
    let oneway = try call(#"{"method":"org.attune.Control.Resume","oneway":true}"#)
    #expect(oneway.isOneway)
    #expect(ServerSession.reply(Nothing(), to: oneway).isEmpty)
    #expect(ServerSession.error(ControlError.nothingToShow, to: oneway).isEmpty)
    #expect(
      transcript(
        #"{"method":"org.attune.Control.Nag","oneway":true}"#,
        #"{"method":"org.varlink.service.GetInfo","oneway":true}"#,
        #"{"method":"org.attune.Control.Now","parameters":{"x":1},"oneway":true}"#
      ).isEmpty)
  }
}
