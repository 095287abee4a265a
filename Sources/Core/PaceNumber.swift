import CivilTime

/// One number of the rules of pace, as a person reads it, with its reason.
package struct PaceNumber: Equatable, Sendable {
  /// Names it in JSON: "min-gap".
  package let name: String
  /// The rule with the number in it, one line without a full stop.
  package let rule: String
  /// Why it is that number, the same.
  package let because: String

  package var sentence: String { "\(rule): \(because)." }

  init(_ name: String, _ rule: String, because: String) {
    self.name = name
    self.rule = rule
    self.because = because
  }

  /// The same number, where the user set another.
  func asSet(_ rule: String, if isOther: Bool) -> PaceNumber {
    isOther ? PaceNumber(name, rule, because: "you set it so") : self
  }

  /// The mix, as far as it is about one practice.
  static func share(of practice: Practice) -> PaceNumber {
    PaceNumber(
      mix.name, "About \(Pace.mix(practice).inWords) of 100 prompts are for \(practice.inWords)",
      because: mix.because)
  }

  /// Every one of them.
  package static var all: [PaceNumber] { time + volume + answers + variety + depth }
}

/// When.
extension PaceNumber {
  static let windows = PaceNumber(
    "windows",
    "By default reminders come on weekdays from \(list(Pace.weekdayWindows)), on weekends from "
      + list(Pace.weekendWindows),
    because:
      "breaks of the day beat interruptions (Mehrotra and others, 2016), and weekend middays "
      + "drew the most response (Bidargaddi and others, 2018)")
  static let quiet = PaceNumber(
    "quiet-hours",
    "Nothing comes unasked from \(list([Pace.quietHours].compactMap { $0 })) by default",
    because: "a night is for sleep")
  static let settle = PaceNumber(
    "settle",
    "After an unlock or a wake-up one comes \(minutes(Pace.settle.lowerBound)) to "
      + "\(minutes(Pace.settle.upperBound)) minutes later",
    because: "1 to 6 minutes after the screen comes on beats at once (Li and others, working paper)"
  )
  static let maxAge = PaceNumber(
    "max-age",
    "A fixed reminder may come up to \(Pace.maxAge.duration.components.seconds / 3_600) hours late by "
      + "default",
    because: "a day late it is still of use; older ones are clutter")
  static let ahead = PaceNumber(
    "date-ahead", "A date is told \(days(Pace.dateAhead)) by default",
    because: "there is time for something small, and the day itself does not pass unseen")
  static let followUp = PaceNumber(
    "follow-up", "A follow-up waits \(Pace.followUpDays) days at most",
    because: "what it was about is stale a week later")
  static let room = PaceNumber(
    "card-room",
    "A card makes room for what you fixed for a later time: at once if you did not open it, after "
      + "\(minutes(Pace.readingTime)) minutes if you did, and \(minutes(Pace.lastCall)) minute "
      + "before that would be over at the latest",
    because: "what you put at a time comes at its time")
  static let asked = PaceNumber(
    "asked",
    "What you ask for this moment leaves after "
      + "\(Pace.askedCard.components.seconds / 3_600) hours",
    because: "it was meant for that moment")
  static let time = [windows, quiet, settle, maxAge, ahead, followUp, room, asked]

  private static func list(_ windows: [DailyWindow]) -> String {
    windows.map { "\($0.start) to \($0.end)" }.joined(separator: " and ")
  }

  private static func minutes(_ duration: Duration) -> Int64 { duration.components.seconds / 60 }

  private static func days(_ days: [Int]) -> String {
    days.map { $0 == 0 ? "on the day itself" : "\($0) days before" }.joined(separator: " and ")
  }
}

/// How much.
extension PaceNumber {
  static let cadence = PaceNumber(
    "cadence",
    "By default appreciations come \(Pace.appreciationCadence), check-ins \(Pace.checkInCadence)",
    because: "givers do better weekly than three times a week (Lyubomirsky and others, 2005)")
  static let perDay = PaceNumber(
    "per-day",
    "By default at most \(Pace.promptsPerDay) a day come by cadence, all people together",
    because: "several a day wear off within weeks (Klasnja and others, 2019)")
  static let perPerson = PaceNumber(
    "per-person-per-day",
    "By default at most \(Pace.promptsPerPersonPerDay) a day comes by cadence about one person",
    because: "several a day wear off within weeks (Klasnja and others, 2019)")
  static let gap = PaceNumber(
    "min-gap", "By default at least \(Pace.minGap) lie between two that come by cadence",
    because: "what comes in a burst is waved away")
  static let asks = PaceNumber(
    "asks-per-week", "At most \(Pace.asksPerWeek) questions a week come about one person",
    because: "pushing for talk makes people retreat")
  static let backOff = PaceNumber(
    "back-off",
    "Where reminders go by, they come \(steps), and rest after \(Pace.sleepAfterUnanswered); after "
      + "\(Pace.offerAfterUnanswered) something else is offered, once",
    because: "reminders also drive people away (Damgaard and Gravert 2018)")
  static let review = PaceNumber(
    "review",
    "Every \(Pace.reviewDays) days it asks whether to go on; an offer stands "
      + "\(Pace.offerDays.usual) days, \(Pace.offerDays.unseen) if no card you opened told it",
    because: "a tool that makes itself unnecessary is a success")
  static let history = PaceNumber(
    "history",
    "History is kept for \(Pace.historyDays) days by default, and for at least "
      + "\(Pace.historyAllowed.lowerBound)",
    because: "the rules need about a year, and nothing needs more")
  static let volume = [cadence, perDay, perPerson, gap, asks, backOff, review, history]

  private static var steps: String {
    Pace.backOff.map { "\($0.factor.inWords) times as far apart after \($0.unanswered)" }
      .joined(separator: ", ")
  }
}

/// What an answer means.
extension PaceNumber {
  static let askRest = PaceNumber(
    "not-their-moment", "After Not their moment no questions come for \(Pace.askRestDays) days",
    because: "an answer comes easier where few questions are put")
  static let snooze = PaceNumber(
    "later",
    "Later means in \(Pace.snoozeHour.components.seconds / 3_600) hour, at "
      + "\(Pace.evening) or at \(Pace.morning), and \(Pace.snoozeLimit) times at most",
    because: "snoozes go to the same day or the next morning (Weber and others, 2018)")
  static let dismissed = PaceNumber(
    "dismissed",
    "A prompt that was waved away rests \(Pace.dismissedRestDays) days beyond its turn, "
      + "a skipped one \(Pace.skippedRestDays)", because: "it did not suit, and may later")
  static let lateAnswer = PaceNumber(
    "late-answer",
    "What is over can be answered for \(Pace.lateAnswer.components.seconds / 3_600) hours",
    because: "what was done in the evening is told the next day")
  static let answers = [askRest, snooze, dismissed, lateAnswer]
}

/// Which one.
extension PaceNumber {
  static let promptRest = PaceNumber(
    "prompt-rest",
    "A prompt you have seen rests \(Pace.promptRestDays) days, or until "
      + "\(Int(Pace.promptRestShare * 100)) in 100 of what suits were used",
    because: "novel words keep a compliment fresh (Zhao and Epley 2020)")
  static let planRest = PaceNumber(
    "plan-rest", "A plan of your own rests \(Pace.planRestDays) days after it was shown",
    because: "it is a cue, and a cue that is always there is none")
  static let mix = PaceNumber(
    "mix", "Of 100 prompts \(shares), held over the latest \(Pace.mixSpan)",
    because:
      "time together, responsiveness and gratitude did most in a month of prompts (Rogge and "
      + "others, 2023)")
  static let balance = PaceNumber(
    "balance", "Of the latest \(Pace.balanceSpan) about one person \(kinds) at most",
    because: "only one practice of the seven is asking, and thinking alone is no act")
  static let own = PaceNumber(
    "own-prompts", "Your own prompts count \(Pace.ownPromptWeight.inWords) times",
    because: "cues in your own words beat others (Rogers and Milkman 2016)")
  static let variety = [promptRest, planRest, mix, balance, own]

  private static var shares: String {
    Explanation.list(
      Practice.allCases.map { "\(Pace.mix($0).inWords) are for \($0.inWords)" })
  }

  private static var kinds: String {
    Explanation.list(
      Prompt.Kind.allCases.compactMap { kind in
        Pace.share(of: kind).map { "\($0) \(kind.rawValue)" }
      })
  }
}

/// How personal.
extension PaceNumber {
  static let deeper = PaceNumber(
    "deeper",
    "Nothing personal comes until \(Pace.deeperAfter.done) were done and "
      + "\(Pace.deeperAfter.days) days have passed",
    because: "closeness grows step by step (Aron and others, 1997)")
  static let personal = PaceNumber(
    "personal",
    "What is personal comes at most \(limit(.personal)), what is tender at most "
      + limit(.tender), because: "telling each other things works gradually (Aron and others, 1997)"
  )
  static let goesFirst = PaceNumber(
    "goes-first", "Before a question you are asked to go first, within \(Pace.goesFirstDays) days",
    because: "taking turns is liked better than being asked alone (Sprecher and others, 2013)")
  static let gentle = PaceNumber(
    "gentle",
    "What felt heavy, or was skipped \(Pace.gentle.skips) times at one depth, takes a step "
      + "down for \(Pace.gentle.days) days", because: "what is too much now may not be later")
  static let depth = [deeper, personal, goesFirst, gentle]

  private static func limit(_ depth: Depth) -> String {
    Pace.limit(of: depth).map { "\($0.count) time in \($0.days) days" } ?? "as often as it suits"
  }
}
