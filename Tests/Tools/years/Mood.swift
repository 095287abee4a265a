import Core

/// How somebody lives with reminders.
enum Mood: String, CaseIterable {
  /// Opens every card and does what it says.
  case eager
  /// Mostly does, sometimes puts off.
  case steady
  /// Skips, forbids, says not their moment, and finds things heavy.
  case choosy
  /// Waves cards away.
  case dismissive
  /// Never answers.
  case silent
  /// Anything, in a world where anything happens.
  case chaotic

  /// Whether locks, servers, pauses and the user's wishes come and go.
  var isEventful: Bool { self == .steady || self == .choosy || self == .chaotic }
  /// Whether clocks step, zones change and the daemon crashes.
  var isTurbulent: Bool { self == .chaotic }

  /// What is done about a card, and how long after it was put up; nothing for one left alone.
  func reaction(to card: Card, _ dice: inout Dice) -> (after: Duration, Reaction)? {
    let soon = dice.seconds(30...2_400)
    if card.asksWhen { return whenToReturn(card, &dice).map { (soon, $0) } }
    switch self {
    case .eager: return (.seconds(60), card.isOpen ? .answer(.done(nil)) : .open)
    case .silent: return nil
    case .dismissive: return dice.falls(0.8) ? (soon, .dismiss) : nil
    case .steady:
      guard dice.falls(0.9) else { return nil }
      return (soon, card.isOpen ? steadyAnswer(&dice) : .open)
    case .choosy: return (soon, card.isOpen ? .answer(choosyAnswer(&dice)) : .open)
    case .chaotic:
      guard dice.falls(0.85) else { return nil }
      return (soon, chaoticReaction(to: card, &dice))
    }
  }

  /// By command, or by a button that is asked further.
  private func later(_ dice: inout Dice) -> Reaction {
    dice.falls(0.5) ? .putOff : .answer(.later(dice.pick(Answer.Later.allCases)))
  }

  private func whenToReturn(_ card: Card, _ dice: inout Dice) -> Reaction? {
    guard dice.falls(0.8) else { return nil }
    return dice.falls(0.8) ? .answer(.later(dice.pick(card.laters))) : .dismiss
  }

  private func steadyAnswer(_ dice: inout Dice) -> Reaction {
    switch dice.pick(Array(0..<20)) {
    case 0...2: later(&dice)
    case 3: .dismiss
    case 4: .answer(.skip)
    default: .answer(.done(dice.pick([nil, .light, .fine])))
    }
  }

  private func choosyAnswer(_ dice: inout Dice) -> Answer {
    switch dice.pick(Array(0..<20)) {
    case 0...2: .skip
    case 3: .never(forEveryone: dice.falls(0.3))
    case 4: .notTheirMoment
    case 5: .done(.heavy)
    case 6, 7: .later(dice.pick(Answer.Later.allCases))
    default: .done(.fine)
    }
  }

  private func chaoticReaction(to card: Card, _ dice: inout Dice) -> Reaction {
    switch dice.pick(Array(0..<12)) {
    case 0...3: card.isOpen ? .answer(.done(dice.pick(Occurrence.Felt.allCases))) : .open
    case 4: later(&dice)
    case 5: .dismiss
    case 6: .expire
    case 7: .lose
    case 8: .answer(.notTheirMoment)
    case 9: .answer(.skip)
    case 10: .answer(.never(forEveryone: false))
    default: .open
    }
  }
}

/// What happens to a card.
enum Reaction {
  case open
  case answer(Answer)
  /// Later is pressed; the next card asks until when.
  case putOff
  case dismiss, expire, lose
}
