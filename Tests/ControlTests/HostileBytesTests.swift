import Control
import Testing

/// Bytes cut short, altered, split and piled up.
struct HostileBytesTests {
  private let calls = Samples.requests.map { CallMessage($0).bytes }

  private func session() -> ServerSession { ServerSession(ServiceDescription(version: "1")) }

  @Test func `no prefix of a call is a call`() {
    for call in calls {
      for length in 0..<call.count {
        var session = session()
        #expect(session.receive(call[..<length]).isEmpty)
        #expect(session.isMidway == (length > 0))
      }
    }
  }

  @Test func `every prefix that ends as a message closes the connection`() {
    for call in calls {
      for length in 0..<(call.count - 1) {
        var session = session()
        guard case .close = session.receive(call[..<length] + [0]).last else {
          Issue.record("not closed: \(String(decoding: call[..<length], as: UTF8.self))")
          continue
        }
      }
    }
  }

  @Test func `every altered byte is refused or read`() {
    for call in calls {
      for index in call.indices {
        for mask in [0x01, 0x20, 0x80, call[index]] as [UInt8] {
          var altered = call
          altered[index] ^= mask
          var session = session()
          #expect(session.receive(altered).count <= 2)
        }
      }
    }
  }

  @Test func `every altered byte of a reply is refused or read`() {
    let reply = ReplyMessage(Samples.status.members).bytes
    for index in reply.indices {
      for mask in [0x01, 0x20, 0x80, reply[index]] as [UInt8] {
        var altered = reply
        altered[index] ^= mask
        let status = try? ReplyMessage(parsing: altered.dropLast()).result(Status.self)
        #expect(status?.waiting.count ?? 1 <= 1)
      }
    }
  }

  @Test func `calls come in order, in one piece or byte by byte`() {
    let stream = calls.filter { $0 != CallMessage(.watch).bytes }.flatMap(\.self)
    var atOnce = session()
    var slowly = session()
    let incoming = atOnce.receive(stream)
    #expect(incoming.count == calls.count - 1)
    #expect(stream.flatMap { slowly.receive([$0]) } == incoming)
    #expect(!slowly.isMidway)
  }

  @Test func `a message has a limit, with and without its end`() {
    let call = CallMessage(.status).bytes.dropLast()
    let padding = [UInt8](repeating: 0x20, count: Frames.sizeLimit - call.count)
    var fits = session()
    #expect(fits.receive(call + padding + [0]).count == 1)
    var over = session()
    #expect(over.receive(call + padding + [0x20, 0]) == [.close(.tooLong)])
    var endless = session()
    #expect(endless.receive(call + padding).isEmpty)
    #expect(endless.receive([0x20]) == [.close(.tooLong)])
    #expect(endless.receive(CallMessage(.status).bytes).isEmpty)
  }

  @Test func `calls before an overlong message are still answered`() {
    var session = session()
    let endless = [UInt8](repeating: 0x20, count: Frames.sizeLimit + 1)
    let incoming = session.receive(CallMessage(.status).bytes + endless)
    #expect(incoming.count == 2)
    #expect(incoming.last == .close(.tooLong))
  }
}
