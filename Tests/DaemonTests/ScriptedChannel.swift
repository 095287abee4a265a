import Core
import Linux
import Synchronization

@testable import Daemon

/// What a channel was asked to do.
enum Deed: Equatable, Sendable {
  case presented(Card)
  case withdrawn(Presentation)
  case announced(Announcement)
  case stopped

  var card: Card? { if case .presented(let card) = self { card } else { nil } }
}

/// How a channel behaves, and what it was asked; for any number of channels one after the other.
final class ChannelScript: Sendable {
  let deeds = Recorder<Deed>()
  /// Called before a card is taken.
  let onPresent: @Sendable (Card) -> Void
  private let state: Mutex<State>

  struct State: Sendable {
    var reaches = true
    /// Takes cards and never says so.
    var isSilent = false
    /// Counts cards from 1.
    var presented = 0
    var refused: Set<Int> = []
    var cards: [Card] = []
    var withdrawn: [Presentation] = []
  }

  init(
    refused: Set<Int> = [], reaches: Bool = true, isSilent: Bool = false,
    onPresent: @escaping @Sendable (Card) -> Void = { _ in }
  ) {
    self.onPresent = onPresent
    state = Mutex(State(reaches: reaches, isSilent: isSilent, refused: refused))
  }

  var now: State { state.withLock { $0 } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func nextCard() async -> Card? {
    await deeds.next { $0.card != nil }?.card
  }
}

/// A channel that does what its script says.
///
/// `@unchecked`: touched on the loop only.
final class ScriptedChannel: Channel, @unchecked Sendable {
  let script: ChannelScript
  let loop: Loop
  let report: @Sendable (ChannelReport) -> Void

  init(
    _ script: ChannelScript, on loop: Loop, report: @escaping @Sendable (ChannelReport) -> Void
  ) {
    self.script = script
    self.loop = loop
    self.report = report
  }

  var health: ChannelHealth { ChannelHealth(name: "desktop", state: .ok) }
  var reachesUser: Bool { script.now.reaches }

  func present(_ card: Card) {
    script.onPresent(card)
    script.change {
      $0.presented += 1
      $0.cards.append(card)
    }
    let now = script.now
    script.deeds.record(.presented(card))
    guard !now.isSilent else { return }
    let answer: ChannelReport =
      now.refused.contains(now.presented)
      ? .refused(card.presentation, reason: "a test")
      : .accepted(card.presentation, handle: "place \(card.presentation.number)")
    loop.async { [report] in report(answer) }
  }

  func withdraw(_ presentation: Presentation) {
    script.change { $0.withdrawn.append(presentation) }
    script.deeds.record(.withdrawn(presentation))
  }

  func announce(_ announcement: Announcement, text: Text?) {
    script.deeds.record(.announced(announcement))
  }

  func stop() { script.deeds.record(.stopped) }
}
