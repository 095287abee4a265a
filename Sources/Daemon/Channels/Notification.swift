import Core
import Linux

/// What a notification server is asked to show for a card.
struct Notification: Equatable {
  let summary: String
  let body: String
  let actions: [Action]
  let isTransient: Bool

  typealias Key = CardWords.Key

  struct Action: Equatable {
    let key: Key
    let label: String
  }

  init(_ card: Card, on server: NotificationServer) {
    let words = CardWords(card)
    let hasActions = server.capabilities.contains("actions")
    let keys = words.keys.filter { $0 != .show || !server.drawsDefaultAction }
    let whole = words.keys.contains(.show) ? [Key.default] + keys : keys
    actions = hasActions ? whole.map { Action(key: $0, label: words.label(of: $0)) } : []
    isTransient = card.isOpen
    summary = PlainText.line(words.summary, limit: 120)
    guard server.capabilities.contains("body") else {
      body = ""
      return
    }
    let own = PlainText.lines(words.paragraphs.joined(separator: "\n\n"), limit: 2_000)
    let hint = hasActions ? "" : (own.isEmpty ? "Run: " : "Then run: ") + words.commands
    let text = own.isEmpty || hint.isEmpty ? own + hint : "\(own)\n\(hint)"
    body = server.capabilities.contains("body-markup") ? Self.escaped(text) : text
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
