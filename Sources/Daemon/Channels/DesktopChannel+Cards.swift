package import Core
import Linux

/// A presentation on its way to the screen, or on it.
struct LiveCard {
  let card: Card
  var stage = Stage.waiting
  /// Whether a button was pressed: that the card closes then is no answer of its own.
  var isHandled = false
  var hasBeenSentAgain = false
  /// Refuses the card when nobody answers, or sends it again.
  var timer: LoopTimer?

  enum Stage: Equatable {
    /// For a server.
    case waiting
    case sent
    case up
  }
}

extension DesktopChannel {
  /// How long a server remembers what it was sent too quickly.
  private static let pause = Duration.milliseconds(1_100)

  package func present(_ card: Card) {
    if let live, live.card.occurrence != card.occurrence { takeDown() }
    live = LiveCard(card: card)
    wait(for: card.presentation)
    guard let servers else { return refuseLater("the channel was stopped") }
    switch servers.presence {
    case .known(let server): send(to: server)
    case .asked: break
    case .silent: servers.askAgain()
    case .absent where servers.mayStart:
      servers.wake(timeout: patience) { [weak self] error in
        self?.refuse(card.presentation, error.name)
      }
    case .absent: refuseLater("no notification server is running")
    }
  }

  package func withdraw(_ presentation: Presentation) {
    guard live?.card.presentation == presentation else { return }
    live = nil
    takeDown()
  }

  func send(to server: NotificationServer) {
    guard let card = live?.card else { return }
    live?.stage = .sent
    wait(for: card.presentation)
    let earlier = card.places.lazy.compactMap(NotificationPlace.init(handle:)).first
    let replaced = place ?? (earlier?.owner == server.owner ? earlier : nil)
    let arguments = Notification(card, on: server).arguments(replacing: replaced?.id ?? 0)
    // Longer than our patience: a card that comes late must not stay.
    bus.call(.notifications("Notify", arguments, to: server.owner), timeout: .seconds(120)) {
      [weak self] in self?.answered($0, to: card.presentation, by: server)
    }
  }

  private func wait(for presentation: Presentation) {
    live?.timer = LoopTimer(on: loop, after: patience) { [weak self] in
      self?.refuse(presentation, "the notification server did not answer in time")
    }
  }

  private func answered(
    _ result: Result<[BusValue], BusError>, to presentation: Presentation,
    by server: NotificationServer
  ) {
    switch result {
    case .success(let values):
      let id = UInt32(clamping: values.first?.integer ?? 0)
      accepted(presentation, at: NotificationPlace(owner: server.owner, id: id))
    case .failure(let error) where error.isOfHaste: sendAgain(presentation, to: server)
    case .failure(let error): refuse(presentation, error.name)
    }
  }

  private func accepted(_ presentation: Presentation, at place: NotificationPlace) {
    guard live?.card.presentation == presentation else { return close(late: place) }
    guard place.id != 0 else { return refuse(presentation, "the server dropped the card") }
    if let old = self.place, old != place { close(old) }
    self.place = place
    live?.stage = .up
    live?.timer = nil
    report(.accepted(presentation, handle: place.handle))
  }

  /// A server that takes haste for a fault gets the card once more, when it has calmed down.
  private func sendAgain(_ presentation: Presentation, to server: NotificationServer) {
    guard let live, live.card.presentation == presentation else { return }
    guard !live.hasBeenSentAgain else { return refuse(presentation, "too many cards at once") }
    self.live?.hasBeenSentAgain = true
    self.live?.timer = LoopTimer(on: loop, after: Self.pause) { [weak self] in
      guard let self, self.live?.card.presentation == presentation else { return }
      send(to: server)
    }
  }
}

extension DesktopChannel {
  /// Refuses whatever still waits for the server.
  func refuse(_ reason: String) {
    if let live, live.stage == .waiting { refuse(live.card.presentation, reason) }
  }

  private func refuse(_ presentation: Presentation, _ reason: String) {
    guard let live, live.card.presentation == presentation, live.stage != .up else { return }
    self.live = nil
    takeDown()
    report(.refused(presentation, reason: reason))
  }

  private func refuseLater(_ reason: String) {
    guard let presentation = live?.card.presentation else { return }
    loop.async { [weak self] in self?.refuse(presentation, reason) }
  }

  /// Takes the card that is on the screen off it.
  func takeDown() {
    guard let place else { return }
    self.place = nil
    close(place)
  }

  /// A card that came after it was withdrawn or replaced; its id may be that of the one in place.
  private func close(late place: NotificationPlace) {
    guard place.id != 0, place != self.place else { return }
    close(place)
  }

  private func close(_ place: NotificationPlace) {
    bus.call(.notifications("CloseNotification", [.uint32(place.id)], to: place.owner)) { _ in }
  }
}

extension BusError {
  /// A server wants fewer cards in a second.
  fileprivate var isOfHaste: Bool {
    name == "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"
  }
}
