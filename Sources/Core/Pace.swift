package import CivilTime

/// Every number of the rules of pace, with its reason.
///
/// The numbers are judgement informed by the studies named beside them; none is a measured optimum.
package enum Pace {
  /// Weekday evenings: breakpoints of the day beat interruptions (Mehrotra and others, 2016).
  package static let weekdayWindows = [window(17, 30, 20, 30)]
  /// Weekend middays drew the most response in a trial of send times (Bidargaddi and others, 2018).
  package static let weekendWindows = [window(11, 0, 14, 0)]
  package static let quietHours: DailyWindow? = window(21, 30, 8, 30)

  /// Givers do better weekly than three times a week (Lyubomirsky and others, 2005).
  package static let appreciationCadence = Cadence.rate(count: 2, per: .week)
  package static let checkInCadence = Cadence.rate(count: 1, per: .week)

  /// Several prompts a day wear off within weeks (Klasnja and others, 2019).
  package static let promptsPerDay = 2
  package static let promptsPerPersonPerDay = 1
  package static let minGap = span(hours: 2)

  /// 1–6 minutes after the screen comes on beats at once (Li and others, working paper).
  package static let settle: ClosedRange<Duration> = .seconds(120)...(.seconds(300))

  /// A fixed reminder a day late is still of use; older ones are clutter.
  package static let maxAge = span(hours: 24)
  package static let dateAhead = [2, 0]
  /// A reminder that is not to be caught up may still be this late: a busy machine is no absence.
  package static let dropGrace: Duration = .seconds(300)
  /// What was fixed comes at its time: an opened card keeps its place so long, and one that waits
  /// behind another has its turn so long before its end.
  package static let readingTime: Duration = .seconds(900)
  package static let lastCall: Duration = .seconds(60)
  /// What was asked for was meant for that moment.
  package static let askedCard: Duration = .seconds(7_200)
  package static let hookTimeout = span(seconds: 10)

  /// Snoozes go to the same day or the next morning (Weber and others, 2018).
  package static let snoozeHour: Duration = .seconds(3_600)
  package static let snoozeLimit = 2
  package static let evening = time(18, 30)
  package static let morning = time(9, 0)

  /// Pushing for talk makes people retreat; an answer comes easier where few questions are put.
  package static let asksPerWeek = 2
  package static let askRestDays = 14
  /// Disclosure works gradually (Aron and others, 1997): what is personal comes at most so often,
  /// whatever its kind.
  package static func limit(of depth: Depth) -> (count: Int, days: Int)? {
    switch depth {
    case .everyday: nil
    case .personal: (1, 7)
    case .tender: (1, 30)
    }
  }

  /// Closeness grew where disclosure went step by step (Aron and others, 1997): depth 1 until so
  /// many were done and so many days have passed.
  package static let deeperAfter: (done: Int, days: Int) = (6, 14)
  /// Taking turns is liked better than being asked alone (Sprecher and others, 2013): before an ask
  /// the user was prompted to go first, within so many days.
  package static let goesFirstDays = 21
  /// What felt heavy, or was skipped so often at one depth, takes a step down for so many days.
  package static let gentle: (skips: Int, days: Int) = (2, 30)

  /// An offer stands so long in `status`, longer if no card could tell it.
  package static let offerDays: (usual: Int, unseen: Int) = (14, 84)
  /// A tool that makes itself unnecessary is a success: so often it asks whether to go on.
  package static let reviewDays = 84
  /// What a follow-up was about is stale a week later.
  package static let followUpDays = 7

  /// Novel words keep a compliment fresh (Zhao & Epley 2020).
  package static let promptRestDays = 90
  package static let promptRestShare = 0.8
  /// A prompt that was waved away rests longer than its turn.
  package static let dismissedRestDays = 14
  package static let skippedRestDays = 30
  package static let planRestDays = 21

  /// Quality time, responsiveness and gratitude did most in a month of prompts (Rogge and others, 2023).
  package static func mix(_ practice: Practice) -> Double {
    switch practice {
    case .appreciation: 25
    case .listening: 20
    case .support: 13
    case .safeSpace: 12
    case .questions: 12
    case .patience: 10
    case .vulnerability: 8
    }
  }
  /// Only one practice of the seven is asking, and thinking alone is no act: of the last twenty
  /// prompts about a person at most five ask and four reflect, so that eleven do or say.
  package static let balanceSpan = 20
  package static func share(of kind: Prompt.Kind) -> Int? {
    switch kind {
    case .act, .say: nil
    case .ask: 5
    case .reflect: 4
    }
  }
  /// The mix is held over so many prompts about a person.
  package static let mixSpan = 40
  /// Cues in the user's own words beat generic ones (Rogers & Milkman 2016).
  package static let ownPromptWeight = 3.0

  /// Reminders also drive people away (Damgaard & Gravert 2018): silence slows them down.
  package static let backOff: [(unanswered: Int, factor: Double)] = [(3, 1.5), (6, 2)]
  /// Then one word is offered: fewer, another time, or a pause.
  package static let offerAfterUnanswered = 6
  package static let sleepAfterUnanswered = 9

  /// A wake-up so late means that the machine slept through it.
  package static let lateWakeup: Duration = .seconds(60)
  /// A wrong clock is mostly set right soon after boot; what it seems to contradict waits so long.
  package static let clockDoubt: Duration = .seconds(3_600)
  /// A card that is lost so soon was never seen, and so many in a row are a failure.
  package static let quickLoss: (within: Duration, limit: Int) = (.seconds(10), 3)

  /// How long after its end an occurrence may still be answered by command.
  package static let lateAnswer: Duration = .seconds(86_400)

  /// So far the rules look back at most: as long as a prompt may rest, and some time on top.
  package static let memoryDays = 200
  /// History is kept this long.
  package static let historyDays = 400
  /// The rules of variety look back over half a year, twice the rest of a prompt.
  package static let historyAllowed = 180...36_525

  /// A failed delivery is tried again after this, doubled each time, at most an hour.
  package static let retry: ClosedRange<Duration> = .seconds(60)...(.seconds(3_600))

  private static func time(_ hour: Int, _ minute: Int) -> TimeOfDay {
    guard let time = TimeOfDay(hour: hour, minute: minute) else {
      preconditionFailure("the table of paces holds times of day")
    }
    return time
  }

  private static func window(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> DailyWindow {
    DailyWindow(start: time(a, b), end: time(c, d))
  }

  private static func span(hours: Int = 0, seconds: Int = 0) -> TimeSpan {
    TimeSpan(microseconds: UInt64(hours * 3_600 + seconds) * 1_000_000)
  }
}
