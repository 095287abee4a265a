import Core

/// What a card says and how it can be answered, the same wherever it is put up.
struct CardWords {
  /// A way to answer, by the name that a press of its button comes back as.
  enum Key: String, CaseIterable {
    /// The card itself was pressed.
    case `default`
    case show, done, later
    case notTheirMoment = "not-their-moment"
    /// Until when it is put off.
    case hour, evening, morning
  }

  let card: Card

  init(_ card: Card) { self.card = card }

  /// What a card says that must not say whom or what it is about.
  static let discreet = "A small moment for you"

  var summary: String {
    if card.asksWhen { return "When would suit you better?" }
    return card.isOpen ? card.text.summary : Self.discreet
  }

  /// What is below; nothing on a card that must not say it, or has nothing else to say.
  var paragraphs: [String] {
    guard card.isOpen, !card.asksWhen else { return [] }
    return [card.text.body, card.text.note].filter { !$0.isEmpty }
  }

  var keys: [Key] {
    if card.asksWhen { return card.laters.map(\.key) }
    guard card.isOpen else { return [.show, .later] }
    switch card.reminder {
    case .test: return [.done]
    case .fixed, .date, .followUp: return [.done, .later]
    case .cadence, .asked: return [.done, .later, .notTheirMoment]
    }
  }

  /// What to type where there is nothing to press.
  var commands: String {
    if card.asksWhen {
      let times = card.laters.map { "attune later \($0.rawValue)" }
      return times.joined(separator: ", or ")
    }
    return card.isOpen ? "attune done, or attune later" : "attune show"
  }

  func label(of key: Key) -> String {
    switch key {
    case .default, .show: "Show"
    case .done: card.reminder == .test ? "OK" : "Done"
    case .later: card.laters.isEmpty ? "Let it go" : "Later"
    case .notTheirMoment: "Not their moment"
    case .hour: "In an hour"
    case .evening: "This evening"
    case .morning: "Tomorrow morning"
    }
  }

  /// What is learned when a key was pressed.
  func report(of key: Key) -> ChannelReport {
    switch key {
    case .default, .show: .opened(card.occurrence)
    case .done: .answered(card.occurrence, .done(nil))
    case .later: .puttingOff(card.occurrence)
    case .notTheirMoment: .answered(card.occurrence, .notTheirMoment)
    case .hour: .answered(card.occurrence, .later(.hour))
    case .evening: .answered(card.occurrence, .later(.evening))
    case .morning: .answered(card.occurrence, .later(.morning))
    }
  }
}

extension Answer.Later {
  fileprivate var key: CardWords.Key {
    switch self {
    case .hour: .hour
    case .evening: .evening
    case .morning: .morning
    }
  }
}
