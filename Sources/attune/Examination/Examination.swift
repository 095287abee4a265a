import CivilTime
import Control
import Core
import Host
import Store

/// Everything between the user and a reminder, as it was found; what it means is in the findings.
struct Examination {
  var share: Share
  var plan: PlanFound
  var hooks: [HookFound]
  var service: UserService.Account
  var daemon: DaemonFound
  var memory: MemoryFound
  /// The zone of this terminal, and what could not be read of it.
  var zone: Zone
  var zoneTrouble: String?
  var now: Instant
  /// What became of a test reminder, if one was wanted.
  var test: TestFound?

  /// What came with the program, and the user's own prompts.
  struct Share: Equatable {
    var directory: String
    var hasExample: Bool
    var prompts: Int
    var ownPrompts: Int
    /// Prompts that are left out because of a mistake in them, and files that are none.
    var mistakes: Int
  }

  /// The configuration, without a word of what stands in it but in the plan.
  enum PlanFound {
    case missing(path: String)
    case refused(FileRefusal)
    case read(path: String, plan: Plan?, errors: Int, warnings: Int)
  }

  /// A hook's program; the number is the hook's place in the configuration, from 1.
  struct HookFound: Equatable {
    /// Whether it shows reminders, and does not only hear of them.
    var reminds = true
    var number: Int
    var canRun: Bool
  }

  enum DaemonFound {
    /// There is no socket.
    case absent
    /// There is a socket, and nobody behind it.
    case deserted
    /// Somebody is there, and this is what came instead of an answer.
    case silent(String)
    case answered(Status)
  }

  enum MemoryFound {
    case nothing
    case whole(State, directory: String)
    case trouble(StoreError)
  }

  enum TestFound: Equatable {
    case sent(holds: [Reminder.Hold])
    case refused
  }

  /// In the order in which a reminder depends on them.
  var findings: [Finding] {
    files + configuration + hookPrograms + serviceState + daemonState + state + channels + session
      + timeZone + pace + testReminder
  }

  /// What the daemon says, if it does.
  var status: Status? { if case .answered(let status) = daemon { status } else { nil } }

  /// The plan that the file describes, if it does.
  var written: Plan? { if case .read(_, let plan, _, _) = plan { plan } else { nil } }
}
