package import Core

/// A way to reach the user, or to tell others what happens.
///
/// It is used only on the daemon's loop. What a channel learns it reports through the closure it
/// was made with, on the loop, never from within a call that the daemon made.
package protocol Channel: AnyObject {
  /// How it does, for `status`.
  var health: ChannelHealth { get }
  /// Whether it can put a card before the user now.
  var reachesUser: Bool { get }
  /// Puts a card up, in place of the occurrence's earlier one if it has one. A channel that reaches
  /// the user reports `accepted` or `refused` within seconds; the others do nothing.
  func present(_ card: Card)
  /// Takes a card down, if this channel has it up; reports nothing.
  func withdraw(_ presentation: Presentation)
  /// Tells what happened; `text` is the occurrence's, for a hook that asked for it.
  func announce(_ announcement: Announcement, text: Text?)
  /// Looks again for a way to the user, of which nobody tells: something waits for one.
  func lookAgain()
  /// Takes everything down: the daemon is stopping.
  func stop()
}

extension Channel {
  package func lookAgain() {}
}

/// What a channel has learned.
package enum ChannelReport: Equatable, Sendable {
  case accepted(Presentation, handle: String?)
  case refused(Presentation, reason: String)
  /// Show was pressed.
  case opened(Occurrence.ID)
  /// Later was pressed; the engine asks until when.
  case puttingOff(Occurrence.ID)
  case answered(Occurrence.ID, Answer)
  case closed(Presentation, Closure)
  case doNotDisturbChanged(DoNotDisturb)
  /// `health` or `reachesUser` may have changed.
  case changed
  /// Something went wrong that the user should find in the journal; no name, no text.
  case failed(reason: String)
}

/// How a channel does.
package struct ChannelHealth: Equatable, Sendable {
  package enum State: String, Sendable { case ok, waiting, unavailable, off }

  package let name: String
  package let state: State
  /// A few words: the server's name, or what is wrong; may be empty.
  package let detail: String

  package init(name: String, state: State, detail: String = "") {
    self.name = name
    self.state = state
    self.detail = detail
  }
}
