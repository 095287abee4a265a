import ArgumentParser
import CivilTime
import Control
import Host

/// The command `attune depth`.
struct SetDepth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "depth",
    abstract: "Say how personal prompts about someone may become",
    discussion: """
      1 is everyday, 2 personal, 3 tender. Everyone begins with 1, and nothing raises it but you.
      Examples: attune depth alex
                attune depth alex 2
      """,
    shouldDisplay: Attune.tellsAll)

  @Argument(help: "The person's id or name.", completion: .people)
  var person: String

  @Argument(help: "1, 2 or 3.")
  var depth: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard depth.map(PeopleRequest.depths.contains) ?? true else {
      throw ValidationError("The depth is 1, 2 or 3.")
    }
  }

  func run() throws {
    let request = Request.people(.depth(person: person, to: depth))
    try output.call(request, for: DepthTold.self) {
      Self.lines($0, zone: Places.zone, now: Places.now)
    }
  }

  static func lines(_ told: DepthTold, zone: Zone, now: Instant) -> [String] {
    let name = told.someone.name.escaped.cut(to: 30)
    // More than the relation bears can have been agreed to while it was another.
    let comesTo = min(told.agreed, told.deepest)
    let verb = comesTo > 1 ? "may become" : "are"
    return ["Prompts about \(name) \(verb) \(word(comesTo))."]
      + [conditions(told, zone, now), gentle(told, zone, now)].flatMap {
        $0.wrapped(to: 80)
      }
  }

  /// From when it applies, if not now.
  private static func conditions(_ told: DepthTold, _ zone: Zone, _ now: Instant) -> String {
    guard min(told.agreed, told.deepest) > 1 else { return "" }
    let day = told.from.map { "from \(Phrase.moment($0.instant, in: zone, now: now)) on" }
    let prompts = told.doneLeft == 1 ? "1 more is" : "\(told.doneLeft) more are"
    let done = told.doneLeft > 0 ? "once \(prompts) done" : nil
    let when = [day, done].compactMap(\.self)
    guard !when.isEmpty else { return "" }
    return "That begins \(when.joined(separator: ", and ")); until then they are \(word(1))."
  }

  private static func gentle(_ told: DepthTold, _ zone: Zone, _ now: Instant) -> String {
    guard let until = told.gentleUntil, told.now < min(told.agreed, told.deepest), told.from == nil,
      told.doneLeft == 0
    else { return "" }
    return "Something was a little much, so until "
      + "\(Phrase.moment(until.instant, in: zone, now: now)) they are \(word(told.now)) at most."
  }

  static func word(_ depth: Int) -> String {
    switch depth {
    case 3: "tender (depth 3)"
    case 2: "personal (depth 2)"
    default: "everyday (depth 1)"
    }
  }
}
