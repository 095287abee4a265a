package import Core
package import Linux

/// Shows cards on the terminal that the daemon was started from, and takes the answers typed there.
///
/// A terminal that somebody else types on is only written to: started with `&`, the daemon shares
/// one with a shell. Whose it is may change at any time, so it is asked with each card.
///
/// `@unchecked`: the state is touched on the loop only, where typed lines arrive and the daemon calls.
package final class TerminalChannel: Channel, @unchecked Sendable {
  private let loop: Loop
  private let report: @Sendable (ChannelReport) -> Void
  private let write: @Sendable (String) -> Void
  private let width: @Sendable () -> Int
  private let isTypedOn: @Sendable () -> Bool
  private let input: Descriptor?
  private var reader: LineReader?
  private var live: TerminalCard?

  package convenience init(
    on loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void
  ) {
    let standardInput: CInt = 0
    let isTyped = Terminal.isTerminal(standardInput)
    self.init(
      input: isTyped ? try? Descriptor(duplicating: standardInput) : nil,
      isTypedOn: { Terminal.isInForeground(standardInput) },
      width: { Terminal.width() ?? 80 },
      write: { try? Files.write(Array($0.utf8), to: 1) }, on: loop, report: report)
  }

  init(
    input: Descriptor?, isTypedOn: @escaping @Sendable () -> Bool = { true },
    width: @escaping @Sendable () -> Int,
    write: @escaping @Sendable (String) -> Void, on loop: Loop,
    report: @escaping @Sendable (ChannelReport) -> Void
  ) {
    self.loop = loop
    self.report = report
    self.write = write
    self.width = width
    self.isTypedOn = isTypedOn
    self.input = input
    listen()
  }

  package var health: ChannelHealth { ChannelHealth(name: "terminal", state: .ok) }

  package var reachesUser: Bool { true }

  package func present(_ card: Card) {
    listen()
    let shown = TerminalCard(card: card, isInteractive: reader != nil)
    live = shown
    say(shown.lines(width: width()))
    loop.async { [report] in report(.accepted(card.presentation, handle: nil)) }
  }

  package func withdraw(_ presentation: Presentation) {
    guard live?.card.presentation == presentation else { return }
    live = nil
    say(["  (over)", ""])
  }

  package func announce(_ announcement: Announcement, text: Text?) {}

  package func stop() {
    live = nil
    reader = nil
  }

  /// Reads from here on; what was typed before is no answer to the card that comes.
  ///
  /// A reader that met a terminal of somebody else's has ended, so each card has its own; each has a
  /// descriptor of its own, too, for the one before may not have let go of its yet.
  private func listen() {
    let input = isTypedOn() ? input.flatMap { try? Descriptor(duplicating: $0.number) } : nil
    reader = input.map { descriptor in
      Terminal.dropTyped(descriptor)
      return LineReader(descriptor: descriptor, on: loop) { [weak self] in self?.typed($0) }
    }
  }

  private func typed(_ line: String) {
    guard let shown = live, !line.allSatisfy(\.isWhitespace) else { return }
    guard let key = shown.key(of: line) else {
      return say(["  \(shown.letters.joined(separator: ", "))"])
    }
    if key != .show, key != .later { live = nil }
    report(CardWords(shown.card).report(of: key))
  }

  private func say(_ lines: [String]) { write(lines.map { $0 + "\n" }.joined()) }
}
