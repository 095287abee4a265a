import CivilTime
import Core

/// The rules about what is offered.
extension Life {
  /// Notes what is offered to somebody, as it is written.
  mutating func noteOffer(to person: PersonState) {
    let before = ledger[person.number].offer
    // Its time counts anew once a card has told it.
    let isTold = before?.wasOnCard == false && person.offer?.wasOnCard == true
    let isSame =
      before?.kind == person.offer?.kind && (before?.since == person.offer?.since || isTold)
    ledger[person.number].offer = person.offer
    guard let offer = person.offer else { return }
    if offer.wasOnCard, !(isSame && before?.wasOnCard == true) {
      ledger.uncarried.insert(person.number)
    }
    guard !isSame else { return }
    ledger[person.number].carriers = []
    ledger[person.number].offered[offer.kind, default: 0] += 1
    if offer.kind == .fewer { checkFewer(person.number) }
  }

  /// Six unanswered bring it first, and three at least lie between one and the next.
  private mutating func checkFewer(_ number: Int) {
    let account = ledger[number]
    let least = 3 * (account.offered[.fewer] ?? 0) + 3
    verdicts.check(.offersOnce, account.unanswered >= least, "person \(number) at \(clock)")
  }

  mutating func noteOffer(on card: Card) {
    guard !card.text.note.isEmpty, card.isOpen, !card.asksWhen, let number = card.person,
      let offer = ledger[number].offer,
      ledger[number].carriers.insert(card.occurrence).inserted
    else { return }
    ledger[number].offers[offer.kind, default: 0] += 1
    verdicts.check(
      .offersOnce, ledger[number].carriers.count == 1, "\(card.occurrence) at \(clock)")
  }

  /// A card with a line of offer on it, where it can be read.
  mutating func noteCarrier(_ card: Card) {
    guard !card.text.note.isEmpty, card.isOpen, !card.asksWhen, let number = card.person
    else { return }
    ledger.uncarried.remove(number)
  }

  /// What is noted as having been on a card was on one.
  mutating func checkCarried() {
    verdicts.check(.offersMade, ledger.uncarried.isEmpty, clock)
    ledger.uncarried = []
  }

  mutating func checkOffers(_ account: Ledger.Account, _ number: Int) {
    verdicts.check(.offersOnce, account.offers[.deeper] ?? 0 <= 1, "person \(number)")
    verdicts.check(.offersOnce, account.offers[.review] ?? 0 <= 5, "person \(number)")
    guard account.longestSilence >= 6 else { return }
    verdicts.check(.offersMade, account.offered[.fewer] ?? 0 >= 1, "fewer, person \(number)")
  }

  /// Over a year with somebody who does what comes, everything is offered in its time.
  mutating func checkOffersMade(_ account: Ledger.Account, _ number: Int) {
    guard let id = engine.people.first(where: { $0.number == number })?.id,
      let person = engine.plan.person(id), account.done >= 10
    else { return }
    // A card comes often enough for what is offered for two weeks.
    let isOften = account.done >= 40
    verdicts.check(.offersMade, account.offered[.review] ?? 0 >= 3, "review, person \(number)")
    if isOften {
      let carried = account.offers[.review] ?? 0
      verdicts.check(.offersMade, carried >= 2, "review on a card, person \(number)")
    }
    guard person.relation.deepest > .everyday, account.consent == .everyday else { return }
    verdicts.check(.offersMade, account.offered[.deeper] == 1, "deeper, person \(number)")
    if isOften {
      let carried = account.offers[.deeper] == 1
      verdicts.check(.offersMade, carried, "deeper on a card, person \(number)")
    }
  }
}
