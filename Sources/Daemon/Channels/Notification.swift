import Core
import Linux

/// What a notification server is asked to show for a card.
struct Notification: Equatable {
  let summary: String
  let body: String
  let actions: [Action]
  let isTransient: Bool

  struct Action: Equatable {
    let key: Key
    let label: String
  }

  /// What a press of a button comes back as.
  enum Key: String {
    /// The card itself was pressed.
    case `default`
    case show, done, later
    case notTheirMoment = "not-their-moment"
  }

  init(_ card: Card, on server: NotificationServer) {
    let actions = card.isOpen ? Self.answers(to: card) : Self.invitations(on: server)
    let hasActions = server.capabilities.contains("actions")
    self.actions = hasActions ? actions : []
    isTransient = card.isOpen
    summary = PlainText.line(card.isOpen ? card.text.summary : Self.discreet, limit: 120)
    guard server.capabilities.contains("body") else {
      body = ""
      return
    }
    let text = [card.text.body, card.text.note].filter { !$0.isEmpty }.joined(separator: "\n\n")
    let own = card.isOpen ? PlainText.lines(text, limit: 2_000) : ""
    let hint = hasActions ? "" : Self.commands(for: card)
    let whole = own.isEmpty || hint.isEmpty ? own + hint : "\(own)\n\(hint)"
    body = server.capabilities.contains("body-markup") ? Self.escaped(whole) : whole
  }

  /// What a card says that must not say whom or what it is about.
  static let discreet = "A small moment for you"

  private static func invitations(on server: NotificationServer) -> [Action] {
    let show = server.drawsDefaultAction ? [] : [Action(key: .show, label: "Show")]
    return [Action(key: .default, label: "Show")] + show + [Action(key: .later, label: "Later")]
  }

  private static func answers(to card: Card) -> [Action] {
    switch card.reminder {
    case .test: return [Action(key: .done, label: "OK")]
    case .fixed, .date, .followUp: return doneOrLater
    case .cadence, .asked:
      return doneOrLater + [Action(key: .notTheirMoment, label: "Not their moment")]
    }
  }

  private static let doneOrLater = [
    Action(key: .done, label: "Done"), Action(key: .later, label: "Later"),
  ]

  private static func commands(for card: Card) -> String {
    card.isOpen ? "Then run: attune done, or attune later" : "Run: attune show"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
  }
}

extension Notification {
  /// The arguments of `Notify`, of a card that stays until it is taken down.
  func arguments(replacing id: UInt32) -> [BusValue] {
    var hints: [(String, BusValue)] = [
      ("urgency", .byte(1)), ("desktop-entry", .string("org.attune.Attune")),
      // At most one card is up: where it was lost sight of, the next one takes its place.
      ("x-dunst-stack-tag", .string("attune")),
    ]
    // Some servers look only whether the hint is there.
    if isTransient { hints.append(("transient", .boolean(true))) }
    return [
      .string("Attune"), .uint32(id), .string("org.attune.Attune"), .string(summary),
      .string(body), .strings(actions.flatMap { [$0.key.rawValue, $0.label] }),
      .properties(hints), .int32(0),
    ]
  }
}
