/// What must hold in every life, and where it did not.
final class Verdicts {
  /// One rule, said as what is true.
  struct Rule: Hashable {
    let name: String
    init(_ name: String) { self.name = name }
  }

  private(set) var checked: [Rule: Int] = [:]
  private(set) var broken: [Rule: (count: Int, first: String)] = [:]
  /// Names the life that is being lived.
  var place = ""

  /// Notes that a rule was put to the test, and whether it held.
  func check(_ rule: Rule, _ holds: Bool, _ detail: @autoclosure () -> String = "") {
    checked[rule, default: 0] += 1
    guard !holds else { return }
    let earlier = broken[rule]
    broken[rule] = ((earlier?.count ?? 0) + 1, earlier?.first ?? "\(place): \(detail())")
  }

  /// A line for each rule: whether it held, and how often it was tested.
  ///
  /// A rule that was never tested has not held.
  var lines: [String] {
    Rule.all.map { rule in
      let times = checked[rule] ?? 0
      if let broken = broken[rule] {
        return "not ok \(rule.name): \(broken.count) of \(times) times, first in \(broken.first)"
      }
      return times > 0 ? "ok \(rule.name)" : "not ok \(rule.name): it was never put to the test"
    }
  }

  var isSound: Bool { lines.allSatisfy { $0.hasPrefix("ok ") } }
}

extension Verdicts.Rule {
  static let dayLimits = Self("no day has more cadence prompts than its limits")
  static let gap = Self("cadence prompts keep the gap")
  static let windows = Self("cadence prompts come inside the windows")
  static let quiet = Self("quiet hours are absolute for what comes unasked")
  static let locked = Self("nothing is shown while the session is locked")
  static let paused = Self("nothing comes unasked while paused")
  static let silentDesktop = Self("nothing comes unasked while Do Not Disturb is on")
  static let oneCard = Self("there is one card at most")
  static let answeredOnce = Self("nothing is shown after its answer")
  static let settling = Self("nothing greets an unlock or a resume within two minutes")
  static let oneAfterUnlock = Self("after an unlock or a resume one comes, not several")
  static let snoozes = Self("Later works twice at most")
  static let asksPerWeek = Self("at most two asks a week are about one person")
  static let depthLimits = Self("depth 2 comes once a week at most, depth 3 once a month")
  static let notTheirMoment = Self("after Not their moment come patience and support, and no ask")
  static let goesFirst = Self("before an ask the user was prompted to go as deep first")
  static let depth = Self("depth waits for six done, fourteen days, consent and the relation")
  static let gentle = Self("what felt heavy or was skipped twice takes a step down for a month")
  static let suits = Self("relation and setting never give way")
  static let theirHours = Self("what contacts someone comes in hours that are good for them")
  static let excluded = Self("what was never to come again does not")
  static let topics = Self("topics that rest are not touched")
  static let ninetyDays = Self("an opened prompt rests 90 days or until most have been used")
  static let neverReturns = Self("at the default cadence no prompt returns within 90 days")
  static let practiceTwice = Self("no practice comes twice running")
  static let kindThrice = Self("no kind comes three times running, or more than its share")
  static let planRest = Self("an if-then plan rests three weeks")
  static let greetings = Self("at the default cadence there is always a prompt that suits")
  static let resting = Self("nothing comes about a person who rests")
  static let backOff = Self("silence slows the pace down")
  static let sleep = Self("after nine unanswered the cadence sleeps")
  static let offersOnce = Self("an offer is on one card, and depth is offered once")
  static let discreet = Self("a discreet card shows no text until it is opened")
  static let lockedText = Self("text leaves the screen when the session locks")
  static let writtenFirst = Self("what is shown was written before")
  static let remembered = Self("what was recorded is what is known")
  static let fixedShown = Self("what the user fixed comes once each time")
  static let datesShown = Self("a date is shown on its day")
  static let followUps = Self("a follow-up comes once, and its words are forgotten")
  static let exactShown = Self(
    "an exact cadence and a follow-up come, where nothing is in their way")
  static let givesWay = Self("a card gives way to what the user fixed")
  static let stays = Self("what was opened stays the prompt it was")
  static let drawnAnew = Self("what was put off unread is drawn anew")
  static let seen = Self("silence counts only where a card could be seen")
  static let relaxation = Self("a rule of variety gives way only where nothing keeps it")
  static let offersMade = Self("what is to be offered is offered")
  static let contactAnchors = Self("a contact puts the next check-in off")
  static let cadenceKept = Self("who answers gets as many as they asked for")
  static let mixKept = Self("the mix of practices and kinds holds over a year")
  static let fairness = Self("under a cap everybody gets their share")
  static let staggered = Self("new people do not all begin on one day")
  static let wakeups = Self("whatever waits has a time to wake for, or a reason that ends")
  static let noBacklog = Self("a pause ends without a backlog")
  static let reproducible = Self("the same seed lives the same life")

  static let all = [
    dayLimits, gap, windows, quiet, locked, paused, silentDesktop, oneCard, answeredOnce, settling,
    oneAfterUnlock, snoozes, asksPerWeek, depthLimits, notTheirMoment, goesFirst, depth, gentle,
    suits, theirHours, excluded, topics, ninetyDays, neverReturns, practiceTwice, kindThrice,
    planRest, relaxation, stays, drawnAnew, greetings, resting, seen, backOff, sleep, offersOnce,
    offersMade, discreet, lockedText, writtenFirst, remembered,
    fixedShown, datesShown, exactShown, givesWay, followUps, contactAnchors, cadenceKept, mixKept,
    fairness, staggered,
    wakeups, noBacklog, reproducible,
  ]
}
