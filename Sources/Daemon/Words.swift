import CivilTime
import Control
import Core
import Host

extension Reminder.Kind {
  /// For a line that anyone may read.
  var inWords: String {
    switch self {
    case .appreciation: "an appreciation"
    case .checkIn: "a check-in"
    case .fixed: "a reminder of your own"
    case .date: "a date"
    case .followUp: "a follow-up"
    case .test: "a test"
    }
  }
}

extension Reminder.Hold {
  init(_ hold: Hold) {
    self.init(Reason(hold.reason), until: hold.until.map(Timestamp.init))
  }
}

extension Reminder.Hold.Reason {
  init(_ reason: Hold.Reason) {
    self =
      switch reason {
      case .paused: .paused
      case .locked: .locked
      case .doNotDisturb: .doNotDisturb
      case .noChannel: .noChannel
      case .quietHours: .quietHours
      case .outsideWindows: .outsideWindows
      case .settling: .settling
      case .minGap: .minGap
      case .personLimit: .personLimit
      case .dayLimit: .dayLimit
      case .fixedFirst: .fixedFirst
      case .cardShowing: .cardShowing
      case .retrying: .retrying
      case .asleep: .asleep
      }
  }
}

extension Answer {
  init(_ answer: Request.Answer) {
    switch answer {
    case .done(let felt): self = .done(felt.flatMap { Occurrence.Felt(rawValue: $0.rawValue) })
    case .later(let later): self = .later(Later(rawValue: later.rawValue) ?? .hour)
    case .notTheirMoment: self = .notTheirMoment
    case .skip: self = .skip
    case .never(let forEveryone): self = .never(forEveryone: forEveryone)
    }
  }
}

extension Topics {
  init(_ topic: PeopleRequest.Topic) {
    self =
      switch topic {
      case .asks: .asks
      case .vulnerability: .vulnerability
      case .apology: .apology
      case .patience: .patience
      }
  }
}

extension Someone {
  init(_ person: Person) { self.init(person: person.id.description, name: person.name) }
}

extension ControlError.Relation {
  init(_ relation: Relation) {
    self =
      switch relation {
      case .partner: .partner
      case .friend: .friend
      case .parent: .parent
      case .child: .child
      case .sibling: .sibling
      case .colleague: .colleague
      }
  }
}

extension Status.Offer.Kind {
  init(_ kind: Offer.Kind) {
    self =
      switch kind {
      case .deeper: .deeper
      case .fewer: .fewer
      case .review: .review
      }
  }
}

extension ReminderType {
  init(_ kind: Request.Kind) { self = kind == .checkIn ? .checkIn : .appreciation }
}

extension Status.Lock {
  init(_ lock: Lock) { self = Self(rawValue: lock.rawValue) ?? .unknown }
}

extension Status.DoNotDisturb {
  init(_ state: DoNotDisturb) { self = Self(rawValue: state.rawValue) ?? .unknown }
}

extension Watched.Event {
  init(_ kind: Announcement.Kind) {
    self =
      switch kind {
      case .due: .due
      case .shown: .shown
      case .opened: .opened
      case .answered: .answered
      case .ended: .ended
      case .held: .held
      case .withdrawn: .withdrawn
      case .paused: .paused
      case .unpaused: .unpaused
      case .rested: .rested
      case .forgotten: .forgotten
      case .clockChanged: .clockChanged
      case .resumed: .resumed
      case .zoneChanged: .zoneChanged
      case .planReplaced: .planReplaced
      }
  }
}

extension Announcement.Kind {
  /// A word or two more; never a name, never a text.
  var detail: String? {
    switch self {
    case .answered(.done(let felt?)): "done, \(felt.rawValue)"
    case .answered(.later(let later)): "later, \(later.rawValue)"
    case .answered(let answer): answer.word.spaced
    case .ended(let outcome): outcome.name.rawValue.spaced
    case .held(let reason): reason.rawValue
    default: nil
    }
  }
}
