import Control
import Core
import Host
import Store

/// What lies on the disk.
extension Examination {
  var files: [Finding] {
    let place = Places.short(share.directory)
    guard share.prompts > 0 else {
      return [
        Finding(
          .files, .bad, "No prompts are installed in \(place).", .step("Install Attune again."))
      ]
    }
    let own = share.ownPrompts == 0 ? "" : " \(Self.count(share.ownPrompts, "prompt")) of your own."
    let prompts = Self.count(share.prompts, "prompt")
    let found =
      share.hasExample
      ? Finding(.files, .ok, "\(prompts) and the example config, in \(place).\(own)")
      : Finding(
        .files, .note, "\(prompts), but no example config, in \(place).\(own)",
        .step("Install Attune again before you run attune setup."))
    guard share.mistakes > 0 else { return [found] }
    let mistakes = "\(Self.count(share.mistakes, "mistake")) in the files of your own prompts."
    return [found, Finding(.files, .note, mistakes, .run("attune check --prompts"))]
  }

  var configuration: [Finding] {
    switch plan {
    case .missing(let path):
      [
        Finding(
          .configuration, .bad, "There is no \(Places.short(path)) yet.", .run("attune setup"))
      ]
    case .refused(let refusal): [Self.finding(refusal)]
    case .read(let path, let plan, let errors, let warnings):
      [finding(Places.short(path), plan, errors: errors, warnings: warnings)]
    }
  }

  private static func finding(_ refusal: FileRefusal) -> Finding {
    guard case .unusable(let reason, let remedy) = refusal else {
      return Finding(.configuration, .bad, "\(refusal)", .run("attune setup"))
    }
    let step = Finding.Remedy.step("It must be a file that is yours and that you can read.")
    return Finding(
      .configuration, .bad, reason.hasSuffix(".") ? reason : "\(reason).",
      remedy.map { .run($0) } ?? step)
  }

  private func finding(_ path: String, _ plan: Plan?, errors: Int, warnings: Int) -> Finding {
    let counts = [(errors, "mistake"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { Self.count($0.0, $0.1) }.joined(separator: " and ")
    guard let plan else {
      return Finding(
        .configuration, .bad, "\(path) has \(counts)\(consequence).", .run("attune check"))
    }
    guard !plan.people.isEmpty else {
      return Finding(
        .configuration, .bad, "Nobody is in \(path) yet.",
        .step("Add whom you love, and save: attuned reads it by itself."))
    }
    guard warnings > 0 else { return Finding(.configuration, .ok, "\(path) is good.") }
    return Finding(
      .configuration, .note, "\(path) can be used, with \(counts).", .run("attune check"))
  }

  private var consequence: String {
    switch status?.configurationState {
    case .stale: "; the last good one runs on"
    case .bad: "; nothing is sent"
    default: ""
    }
  }

  var hookPrograms: [Finding] {
    let broken = hooks.filter { !$0.canRun }
    guard !hooks.isEmpty, broken.isEmpty else {
      return broken.map {
        Finding(
          .hooks, $0.reminds ? .bad : .note,
          "Hook \($0.number) names a program that cannot be run.",
          .step("Install it, or correct its command in the configuration."))
      }
    }
    return [
      Finding(
        .hooks, .ok, hooks.count == 1 ? "The hook can be run." : "All \(hooks.count) can be run.")
    ]
  }

  var state: [Finding] {
    if case .trouble(let trouble) = memory {
      let remedy = trouble.command.map { Finding.Remedy.run($0) } ?? Self.remedy(for: trouble)
      return [Finding(.state, Self.isPassing(trouble) ? .note : .bad, Self.text(trouble), remedy)]
    }
    if let channel = status?.channels.first(where: { $0.name == "state" }) {
      return [
        Finding(
          .state, .bad, "\(channel.detail).",
          .step("attuned tries again by itself once this is mended."))
      ]
    }
    guard case .whole(let state, let directory) = memory else {
      return [Finding(.state, .ok, "Nothing is remembered yet.")]
    }
    return [
      Finding(.state, .ok, "What is remembered is yours alone, in \(Places.short(directory)).")
    ] + left(in: state)
  }

  /// Whose id was changed in the configuration, or who was taken out of it, is still remembered.
  private func left(in state: State) -> [Finding] {
    guard let written, state.people.contains(where: { written.person($0.id) == nil }) else {
      return []
    }
    return [
      Finding(
        .state, .note, "Somebody is remembered who is not in the configuration.",
        .step(
          "Write their old id back below [people], or run attune forget and that id; "
            + "attune export tells it."))
    ]
  }

  /// What is damaged or of a later version is moved aside by the daemon when it starts.
  private static func remedy(for trouble: StoreError) -> Finding.Remedy {
    switch trouble.reason {
    case .damaged: .run("systemctl --user restart attuned")
    default: .step(trouble.hint)
    }
  }

  /// Whether it goes by itself.
  private static func isPassing(_ trouble: StoreError) -> Bool {
    switch trouble.reason {
    case .busy, .older: true
    default: false
    }
  }

  private static func text(_ trouble: StoreError) -> String {
    switch trouble.reason {
    case .exposed(let mode, _):
      "Others could get at \(Places.short(trouble.path)): its mode is 0\(String(mode, radix: 8))."
    case .foreignOwner: "\(Places.short(trouble.path)) belongs to another user."
    default: "\(trouble)."
    }
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
