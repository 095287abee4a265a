import Core
import Linux
import Synchronization
import Testing

@testable import Daemon

@Suite(.timeLimit(.minutes(1))) struct TerminalChannelTests {
  static func lines(_ card: Card, isInteractive: Bool = true, width: Int = 80) -> [String] {
    TerminalCard(card: card, isInteractive: isInteractive).lines(width: width)
  }

  @Test func `a neutral card says nothing of whom or what`() {
    #expect(
      Self.lines(.sample()) == ["", "  A small moment for you", "", "  s show, l later", ""])
  }

  @Test func `an open card fits the terminal and names the keys`() {
    #expect(
      Self.lines(.sample(isOpen: true), width: 40) == [
        "", "  Let the pause do the work", "", "  In your next chat with Alex, count to",
        "  three after they finish before you", "  speak.", "",
        "  d done, l later, n not their moment", "",
      ])
    #expect(Self.lines(.sample(isOpen: true), width: 300).allSatisfy { $0.count <= 80 })
  }

  @Test func `until when it is put off is asked without a word of whom or what`() {
    let asking = Card.sample(isOpen: true, asksWhen: true, laters: [.hour, .morning])
    #expect(
      Self.lines(asking) == [
        "", "  When would suit you better?", "", "  h in an hour, m tomorrow morning", "",
      ])
  }

  @Test func `what cannot be put off again says that Later lets it go`() {
    #expect(
      Self.lines(.sample(laters: [])) == [
        "", "  A small moment for you", "", "  s show, l let it go", "",
      ])
  }

  @Test func `where nobody can type the commands are named`() {
    let lines = Self.lines(.sample(isOpen: true), isInteractive: false)
    #expect(lines.contains("  attune done, or attune later"))
    #expect(Self.lines(.sample(), isInteractive: false).contains("  attune show"))
  }

  @Test func `words that move a cursor or turn text are made plain`() {
    let text = Text(summary: "a\u{1b}[2Jb\u{202e}c", body: "d\u{7}\ne\u{9b}")
    let card = Card(
      presentation: Presentation(1), occurrence: Occurrence.ID("a"), reminder: .test, person: nil,
      isOpen: true, text: text)
    #expect(Self.lines(card) == ["", "  a[2Jbc", "", "  d e", "", "  d ok", ""])
  }

  @Test func `keys that are typed are answers, and others are explained`() async throws {
    let pipe = try Pipe()
    let loop = Loop(label: "terminal")
    let (reports, written) = (Recorder<ChannelReport>(), Recorder<String>())
    let channel = await loop.run {
      TerminalChannel(
        input: pipe.readEnd, width: { 80 }, write: { written.record($0) }, on: loop,
        report: { reports.record($0) })
    }
    await loop.run { channel.present(.sample()) }
    #expect(await reports.next() == .accepted(Presentation(1), handle: nil))
    try pipe.writeEnd.write(Array("d\n".utf8))
    #expect(await written.next { $0.contains("l later") && !$0.contains("moment") } != nil)
    try pipe.writeEnd.write(Array(" S \n".utf8))
    #expect(await reports.next() == .opened(Occurrence.ID("2/check-in/1")))
    try pipe.writeEnd.write(Array("l\n".utf8))
    #expect(await reports.next() == .puttingOff(Occurrence.ID("2/check-in/1")))
    await loop.run { channel.present(.sample(2, isOpen: true)) }
    #expect(await reports.next() == .accepted(Presentation(2), handle: nil))
    try pipe.writeEnd.write(Array("d\nd\n".utf8))
    #expect(await reports.next() == .answered(Occurrence.ID("2/check-in/1"), .done(nil)))
    await loop.run { channel.stop() }
  }

  @Test func `what is typed for somebody else is left to them, and the commands are named`()
    async throws
  {
    let pipe = try Pipe()
    let loop = Loop(label: "terminal")
    let (reports, written) = (Recorder<ChannelReport>(), Recorder<String>())
    let isOurs = Mutex(false)
    let channel = await loop.run {
      TerminalChannel(
        input: pipe.readEnd, isTypedOn: { isOurs.withLock { $0 } }, width: { 80 },
        write: { written.record($0) }, on: loop, report: { reports.record($0) })
    }
    try pipe.writeEnd.write(Array("s\n".utf8))
    await loop.run { channel.present(.sample()) }
    #expect(await reports.next() == .accepted(Presentation(1), handle: nil))
    #expect(await written.next()?.contains("attune show") == true)
    isOurs.withLock { $0 = true }
    await loop.run { channel.present(.sample(2)) }
    // It is still there to be read, and was read by nobody before.
    #expect(
      await reports.next { $0 != .accepted(Presentation(2), handle: nil) }
        == .opened(Occurrence.ID("2/check-in/1")))
    #expect(await written.next()?.contains("s show") == true)
    await loop.run { channel.stop() }
  }
}
