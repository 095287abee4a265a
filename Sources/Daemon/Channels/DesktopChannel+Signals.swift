import Core
import Linux

/// What the notification server tells of the card that is up.
extension DesktopChannel {
  func received(_ signal: BusSignal) {
    guard signal.arguments.count == 2, let id = signal.arguments[0].integer,
      let place, place.owner == signal.sender, place.id == UInt32(clamping: id)
    else { return }
    switch signal.member {
    case "ActionInvoked": pressed(signal.arguments[1].text ?? "")
    case "NotificationClosed": closed(reason: signal.arguments[1].integer ?? 0)
    default: break
    }
  }

  private func pressed(_ key: String) {
    guard let key = Notification.Key(rawValue: key), let live, live.stage == .up else { return }
    self.live?.isHandled = true
    report(CardWords(live.card).report(of: key))
  }

  private func closed(reason: Int) {
    place = nil
    guard let live, live.stage == .up else { return }
    self.live = nil
    guard !live.isHandled, let closure = Closure(reason: reason) else { return }
    report(.closed(live.card.presentation, closure))
  }
}

extension Closure {
  /// As the Desktop Notifications Specification numbers them; `nil` for a card we closed.
  fileprivate init?(reason: Int) {
    switch reason {
    case 1: self = .expired
    case 2: self = .dismissed
    case 3: return nil
    default: self = .lost
    }
  }
}
