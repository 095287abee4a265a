import Control
import Host

/// Whether the daemon runs, and whether it is ours.
extension Examination {
  var serviceState: [Finding] {
    switch service {
    case .unmanaged:
      [
        unstarted(
          "No systemd of yours can be asked from here.",
          .step(
            "Log in as yourself, not through su or sudo. Without systemd, start attuned by other "
              + "means, such as the autostart of your desktop."))
      ]
    case .absent:
      [
        unstarted(
          "attuned.service is not installed.", .step("Install Attune again, then run attune setup.")
        )
      ]
    case .known(let file, let activity, let result): [finding(file, activity, result)]
    }
  }

  /// Setup does everything for whoever has no configuration yet.
  private var isNew: Bool { if case .missing = plan { true } else { false } }

  /// What is no matter where attuned was started by other means.
  private func unstarted(_ text: String, _ remedy: Finding.Remedy) -> Finding {
    status == nil
      ? Finding(.service, .bad, text, remedy)
      : Finding(.service, .note, "\(text) attuned runs all the same.")
  }

  private func finding(_ file: String, _ activity: String, _ result: String) -> Finding {
    let isOff = ["disabled", "linked", "linked-runtime", "indirect"].contains(file)
    switch activity {
    case _ where file.hasPrefix("masked"):
      return unstarted(
        "The service is masked, so nothing may start it.",
        .run("systemctl --user unmask attuned"))
    case "failed": return failed(result)
    case "activating" where result != "success": return failed(result)
    case "activating", "deactivating", "reloading":
      return Finding(.service, .note, "It is \(activity).", .step("Look again in a moment."))
    case "active" where isOff:
      return Finding(
        .service, .bad, "It runs, but will not start at your next login.",
        .run("systemctl --user enable attuned"))
    case "active": return Finding(.service, .ok, "Runs, and starts whenever you log in.")
    case _ where isOff:
      return unstarted(
        "It is not running, and does not start when you log in.",
        .run(isNew ? "attune setup" : "systemctl --user enable --now attuned"))
    default: return unstarted("It is not running.", .run("systemctl --user start attuned"))
    }
  }

  /// One that failed often within a minute is not started again before that is forgotten.
  private func failed(_ result: String) -> Finding {
    Finding(
      .service, .bad,
      "It could not run (\(result)): 'journalctl --user -u attuned' says why. Mend that first.",
      .run("systemctl --user reset-failed attuned", then: "systemctl --user restart attuned"))
  }

  var daemonState: [Finding] {
    switch daemon {
    case .absent: [unheard("There is no attuned to ask")]
    case .deserted: [unheard("Nobody is behind the socket of attuned")]
    case .silent(let reason):
      [Finding(.daemon, .bad, "\(reason).", restart)]
    case .answered(let status): [version(of: status)] + elsewhere(status)
    }
  }

  /// Where the service says why already, this is only what follows from it.
  private func unheard(_ text: String) -> Finding {
    let rest = "\(text), so whether a reminder would reach you is not known."
    guard serviceState.isSound else { return Finding(.daemon, .note, rest) }
    return Finding(.daemon, .bad, rest, restart)
  }

  private var restart: Finding.Remedy {
    service == .unmanaged
      ? .step("End attuned, and start it again.") : .run("systemctl --user restart attuned")
  }

  private func version(of status: Status) -> Finding {
    guard status.version == Release.version else {
      return Finding(
        .daemon, .note,
        "Version \(status.version) is still running; version \(Release.version) is installed.",
        restart)
    }
    return Finding(.daemon, .ok, "Answers, and is version \(status.version) like this program.")
  }

  /// A terminal may have other places in its environment than the service has.
  private func elsewhere(_ status: Status) -> [Finding] {
    guard case .read(let path, _, _, _) = plan, path != status.configuration else { return [] }
    return [
      Finding(
        .daemon, .note, "It reads another configuration, \(Places.short(status.configuration)).",
        .step("XDG_CONFIG_HOME is not the same here and there: make it so, or use that file."))
    ]
  }
}
