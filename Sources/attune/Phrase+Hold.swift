import CivilTime
import Control
import Host

extension Phrase {
  /// Such as "the session is locked; quiet hours, until Tue 08:30".
  static func holds(_ holds: [Reminder.Hold], in zone: Zone, now: Instant) -> String {
    holds.map { hold in
      let until = hold.until.map { ", until \(moment($0.instant, in: zone, now: now))" } ?? ""
      return reason(hold.reason) + until
    }.joined(separator: "; ")
  }

  private static func reason(_ reason: Reminder.Hold.Reason) -> String {
    switch reason {
    case .paused: "paused"
    case .locked: "the session is locked"
    case .doNotDisturb: "Do Not Disturb is on"
    case .noChannel: "no channel can reach you"
    case .quietHours: "quiet hours"
    case .outsideWindows: "outside your hours"
    case .settling: "you only just came back"
    case .minGap: "another one came a moment ago"
    case .personLimit: "enough about them for today"
    case .dayLimit: "enough for today"
    case .fixedFirst: "something you fixed goes first"
    case .cardShowing: "another one is showing"
    case .retrying: "the last delivery failed"
    case .asleep: "it rests until you come back"
    }
  }
}
