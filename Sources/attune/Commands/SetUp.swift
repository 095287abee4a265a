import ArgumentParser
import Configuration
import Control
import Core
import Host
import Linux

/// The command `attune setup`.
struct SetUp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Write a first configuration and start Attune",
    discussion: """
      A configuration that exists is left as it is, so this may be run again at any time.
      Example: attune setup
      """,
    shouldDisplay: Attune.tellsAll)

  @Flag(help: "Only write and check the configuration.")
  var noService = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = Places.paths.configFile
    let isNew = !Files.exists(path)
    let first = isNew ? try write() : nil
    say(isNew ? "Wrote \(Places.short(path))." : "\(Places.short(path)) is there already.")
    if let first { Self.lines(about: first).forEach(say) }
    try check(path)
    let holds = noService ? nil : try start()
    if noService { say("When you are ready, 'attune setup' starts Attune.") }
    if output.json {
      let members: [JSON.Member] = [
        .init("configuration", path), .init("written", isNew), .init("started", !noService),
        .init("holds", holds),
      ]
      Output.line(JSON.object(members).description)
    }
  }

  private func say(_ text: String) {
    if !output.json { Output.line(text) }
  }

  /// What the id of the first person is, and what it is for.
  static func lines(about first: StarterText.FirstPerson) -> [String] {
    let name = first.name.escaped.cut(to: 24)
    return "In commands \(name) is called \(first.id), as in 'attune now \(first.id)'."
      .wrapped(to: 80)
  }

  /// Writes the file, and says who is in it.
  private func write() throws(Ending) -> StarterText.FirstPerson? {
    let example = try Self.example()
    let first =
      output.json || !Terminal.isTerminal(0) ? nil : Self.askForFirstPerson(within: example)
    let text = StarterText.make(example: example, first: first)
    do {
      let directory = Places.paths.configDirectory
      if !Files.exists(directory) { try Files.makePrivateDirectory(directory) }
    } catch {
      throw Ending("\(error)")
    }
    try ConfigurationFile().begin(with: text)
    return first
  }

  private static func example() throws(Ending) -> String {
    do {
      let share = Places.paths.shareDirectory(executable: try ThisProcess.executablePath())
      let bytes = try Files.read("\(share)/attune.toml", limit: 1 << 20)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw Ending("The example configuration is not installed: \(error)")
    }
  }

  private func check(_ path: String) throws(Ending) {
    let loaded = try ConfigurationFile().load()
    let plan = try loaded.wholePlan()
    if plan.people.isEmpty { return say("Nobody is in it yet: add whom you love, and save.") }
    for problem in loaded.problems { say(problem.rendered) }
  }

  /// Starts the service and has it send a test.
  private func start() throws(Ending) -> [Reminder.Hold] {
    try UserService().enable()
    let tested: Tested = try Self.waitForDaemon().call(.test)
    let reasons = Phrase.holds(tested.holds, in: Places.zone, now: Places.now)
    say("Attune is running, now and from every login on.")
    say(tested.holds.isEmpty ? "A test reminder is on its way." : "A test waits: \(reasons).")
    return tested.holds
  }

  private static func waitForDaemon() throws(Ending) -> Connection {
    for _ in 0..<100 {
      do {
        return try Connection()
      } catch {
        guard error.code == Ending.noDaemonCode else { throw error }
        ThisProcess.pause(milliseconds: 100)
      }
    }
    throw Ending("attuned did not start: 'attune doctor' looks into it", code: 3)
  }
}

extension SetUp {
  /// Asks for someone to begin with; an empty answer means nobody yet.
  private static func askForFirstPerson(within example: String) -> StarterText.FirstPerson? {
    Output.line("Whom would you like to show up for? An empty line means later.")
    var name = Dialogue.ask("Their name: ")
    while let trouble = StarterText.trouble(with: name, in: example) {
      Output.line(trouble.escaped)
      name = Dialogue.ask("Their name: ")
    }
    guard !name.isEmpty else { return nil }
    let relations = Relation.allCases.map(\.rawValue)
    let last = relations.last.map { " or \($0)" } ?? ""
    Output.line("Who are they to you: \(relations.dropLast().joined(separator: ", "))\(last)?")
    while true {
      let relation = Dialogue.ask("They are my: ").lowercased()
      if relation.isEmpty { return nil }
      if relations.contains(relation) { return .init(name: name, relation: relation) }
      Output.line("Write one of these words, the nearest will do, or nothing for later.")
    }
  }
}
