import Control
import Foundation
import Glibc
import Testing

/// The Python package `varlink`, which shares no line with ours.
///
/// Its interpreter is `$PYTHON`, or else `python3`.
@Suite(
  .enabled(
    if: Python.hasVarlink, "the Python package varlink is not installed (pip install varlink)")
)
struct ForeignClientTests {
  @Test func `a foreign client reads both interfaces and talks to us`() throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "attune-control-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.appending(path: "org.attune.Control").path
    let listener = try listen(at: path)
    Thread.detachNewThread { serve(listener) }
    defer { shutdown(listener, Int32(SHUT_RDWR)) }
    let (status, output) = try Python.run(client, path)
    #expect(status == 0, "\(output)")
    #expect(
      output == """
        attuned org.varlink.service org.attune.Control
        2 Europe/Berlin checkIn
        2/check-in/2026-W47.1
        org.attune.Control.UnknownPerson ['alex', 'mum']
        org.varlink.service.InvalidParameter days
        mum None
        3 the interview
        and the \u{1F41D} \u{202E}garden
        one One mum
        org.varlink.service.InvalidParameter topics
        org.varlink.service.InvalidParameter depth
        org.varlink.service.InvalidParameter text
        ready held

        """)
  }
}

private let client = """
  import sys, varlink
  address = 'unix:' + sys.argv[1]
  with varlink.Client(address) as c:
      with c.open('org.varlink.service') as i:
          info = i.GetInfo()
          print(info['product'], *info['interfaces'])
      with c.open('org.attune.Control') as i:
          status = i.GetStatus()
          print(status['people'], status['zone'], status['next']['kind'])
          print(i.GetUpcoming(days=3)['reminders'][0]['occurrence'])
          for call in (lambda: i.Show(person='x'), lambda: i.GetUpcoming(days=0)):
              try:
                  call()
              except varlink.VarlinkError as e:
                  print(e.error(), *e.parameters().values() if 'Inv' in e.error()
                        else [e.parameters()['known']])
          print(i.Rest(person='mum', topics=['asks'])['someone']['person'],
                i.Return(person='mum').get('next'))
          print(*[[e['number'], e['text']] for e in i.GetFollowUps(texts=True)['followUps']][0])
          found = i.GetExcluded()['prompts'][0]
          print(found['prompt'], found['summary'], found['someone']['person'])
          for call in (lambda: i.Rest(person='mum', topics=[]), lambda: i.Depth(person='mum', depth=4),
                       lambda: i.MakeFollowUp(person='mum', dueUSec=1, text='a\\tb')):
              try:
                  call()
              except varlink.VarlinkError as e:
                  print(e.error(), *e.parameters().values())
      with c.open('org.attune.Control') as i:
          print(*[reply['event'] for reply in i.Watch(_more=True)])
  """

/// Serves connections one after another until the listener is shut down.
private func serve(_ listener: Int32) {
  while true {
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return }
    var session = ServerSession(ServiceDescription(version: "1.0"))
    var buffer = [UInt8](repeating: 0, count: 7)
    while true {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { break }
      for incoming in session.receive(buffer[..<count]) {
        let bytes = answer(incoming)
        _ = write(connection, bytes, bytes.count)
      }
    }
    close(connection)
  }
}

private func answer(_ incoming: ServerSession.Incoming) -> [UInt8] {
  guard case .call(let call) = incoming else {
    guard case .answered(let bytes) = incoming else { return [] }
    return bytes
  }
  return switch call.request {
  case .status: ServerSession.reply(Samples.status, to: call)
  case .upcoming: ServerSession.reply(Upcoming(reminders: [Samples.reminder]), to: call)
  case .watch:
    ServerSession.reply(Watched(.ready, at: Timestamp(microseconds: 1)), to: call)
      + ReplyMessage(Watched(.held, at: Timestamp(microseconds: 2)).members).bytes
  case .people(.rest): ServerSession.reply(Rested(Samples.someone, everything: true), to: call)
  case .people(.return): ServerSession.reply(Following(Samples.someone, next: nil), to: call)
  case .people(.followUps): ServerSession.reply(FollowUps([Samples.followUp]), to: call)
  case .people(.excluded):
    ServerSession.reply(
      Excluded([Excluded.Item(prompt: "one", summary: "One", someone: Samples.someone)]), to: call)
  default: ServerSession.error(ControlError.unknownPerson("x", known: ["alex", "mum"]), to: call)
  }
}

private func listen(at path: String) throws -> Int32 {
  let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  try #require(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path))
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  let bound = withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
  try #require(bound == 0 && listen(descriptor, 4) == 0)
  return descriptor
}

private enum Python {
  static let hasVarlink = (try? run("import varlink"))?.status == 0

  static func run(_ script: String, _ arguments: String...) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    let interpreter = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
