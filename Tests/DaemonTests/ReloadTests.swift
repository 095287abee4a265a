import Control
import Core
import Glibc
import Linux
import Store
import Testing

@testable import Daemon

/// From the file on disk to the plan that runs, while the daemon runs.
@Suite(.timeLimit(.minutes(1)), .serialized) struct ReloadTests {
  static let two =
    DaemonBench.config + """
      [people.sam]
      name = "Sam"
      relation = "friend"

      """

  /// Waits for a plan with so many people.
  static func people(_ bench: DaemonBench, _ daemon: Daemon, become wanted: Int) async -> Bool {
    while await bench.channel.deeds.next(where: { $0.announces(.planReplaced) }) != nil {
      if await daemon.configuration.plan?.people.count == wanted { return true }
    }
    return false
  }

  /// Waits for a state of the configuration; every change of it goes through the loop.
  static func state(of daemon: Daemon, becomes wanted: Status.ConfigurationState) async {
    while await daemon.configuration.state != wanted { await daemon.settle() }
  }

  @Test func `a config rewritten in place is read`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    try bench.home.write(Self.two, to: "config/attune.toml")
    #expect(await Self.people(bench, daemon, become: 2))
    await bench.stop(daemon)
  }

  @Test func `a config replaced by rename is read, time and again`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    for (text, count) in [(Self.two, 2), (DaemonBench.config, 1), (Self.two, 2)] {
      try bench.home.replace("config/attune.toml", with: text)
      #expect(await Self.people(bench, daemon, become: count))
    }
    await bench.stop(daemon)
  }

  @Test func `a config behind links is read whichever of them changes`() async throws {
    let bench = try DaemonBench(config: nil)
    for name in ["dotfiles", "dotfiles/one", "dotfiles/two"] {
      mkdir(bench.home.path + "/" + name, 0o700)
    }
    try bench.home.write(DaemonBench.config, to: "dotfiles/one/attune.toml")
    try bench.home.write(Self.two, to: "dotfiles/two/attune.toml")
    bench.home.link("dotfiles/current", to: "one")
    bench.home.link("config/attune.toml", to: "../dotfiles/current/attune.toml")
    let daemon = try await bench.start()
    #expect(await daemon.configuration.plan?.people.count == 1)
    bench.home.link("dotfiles/new", to: "two")
    try Files.rename(bench.home.path + "/dotfiles/new", to: bench.home.path + "/dotfiles/current")
    #expect(await Self.people(bench, daemon, become: 2))
    try bench.home.replace("dotfiles/two/attune.toml", with: DaemonBench.config)
    #expect(await Self.people(bench, daemon, become: 1))
    try bench.home.replace("config/attune.toml", with: Self.two)
    #expect(await Self.people(bench, daemon, become: 2))
    await bench.stop(daemon)
  }

  @Test func `a missing config is waited for, and its directory too`() async throws {
    let bench = try DaemonBench(config: nil)
    rmdir(bench.home.path + "/config")
    let daemon = try await bench.start()
    #expect(await daemon.configuration.state == .missing)
    #expect(await daemon.engine == nil)
    #expect(await daemon.lastStatusLine == "There is no configuration yet: run attune setup")
    #expect(!Files.exists(bench.home.path + "/config"))
    mkdir(bench.home.path + "/config", 0o700)
    try bench.home.write(DaemonBench.config, to: "config/attune.toml")
    await Self.state(of: daemon, becomes: .good)
    #expect(await daemon.engine != nil)
    await bench.stop(daemon)
  }

  @Test func `a bad config at the start makes no engine and heals`() async throws {
    let bench = try DaemonBench(config: "[people.secretname]\nnonsense = 1\n")
    let daemon = try await bench.start()
    #expect(await daemon.configuration.state == .bad)
    #expect(await daemon.engine == nil)
    #expect(!(await daemon.lastStatusLine).contains("secretname"))
    let client = try bench.client()
    #expect(try client.status().problems.contains { $0.severity == .error && $0.line > 0 })
    guard case .control(.noPlan(let problems)) = try client.refusal(of: .resume) else {
      Issue.record("a daemon without a plan did something")
      return
    }
    #expect(!problems.isEmpty)
    try bench.home.write(DaemonBench.config, to: "config/attune.toml")
    await Self.state(of: daemon, becomes: .good)
    #expect(await daemon.engine != nil)
    await bench.stop(daemon)
  }

  @Test func `a bad reload keeps the last good plan`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    try bench.home.write("[people\n", to: "config/attune.toml")
    await Self.state(of: daemon, becomes: .stale)
    let client = try bench.client()
    #expect(try client.status().people == 1)
    #expect((await daemon.lastStatusLine).contains("The configuration has a mistake (line 1"))
    guard case .control(.badConfiguration) = try client.refusal(of: .reload) else {
      Issue.record("a bad config was taken")
      return
    }
    let asked: Asked = try client.call(.now(person: "alex", kind: .checkIn))
    #expect(asked.reminder.name == "Alex")
    try bench.home.write(Self.two, to: "config/attune.toml")
    await Self.state(of: daemon, becomes: .good)
    #expect(try client.status().people == 2)
    await bench.stop(daemon)
  }

  @Test func `a config that vanishes leaves its plan running`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    TemporaryTree.remove(bench.home.path + "/config")
    await Self.state(of: daemon, becomes: .stale)
    #expect(await daemon.engine != nil)
    mkdir(bench.home.path + "/config", 0o700)
    try bench.home.write(Self.two, to: "config/attune.toml")
    #expect(await Self.people(bench, daemon, become: 2))
    await bench.stop(daemon)
  }

  @Test func `a config that others may write to is refused with the command that mends it`()
    async throws
  {
    let bench = try DaemonBench()
    chmod(bench.configFile, 0o620)
    let daemon = try await bench.start()
    #expect(await daemon.configuration.state == .bad)
    let problem = try #require(await daemon.configuration.problems.first)
    #expect(problem.message.contains("chmod go-w '\(bench.configFile)'"))
    #expect(
      await daemon.lastStatusLine == "The configuration cannot be read: run attune check")
    chmod(bench.configFile, 0o600)
    await Self.state(of: daemon, becomes: .good)
    await bench.stop(daemon)
  }

  @Test func `a missing config that comes unreadable is bad, not missing`() async throws {
    let bench = try DaemonBench(config: nil)
    let daemon = try await bench.start()
    try bench.home.write(DaemonBench.config, to: "other.toml")
    chmod(bench.home.path + "/other.toml", 0o666)
    try Files.rename(bench.home.path + "/other.toml", to: bench.configFile)
    await Self.state(of: daemon, becomes: .bad)
    await bench.stop(daemon)
  }

  @Test func `a deck of the user's is read when it comes and when it changes`() async throws {
    let bench = try DaemonBench()
    let daemon = try await bench.start()
    mkdir(bench.home.path + "/config/prompts", 0o700)
    for count in 1...2 {
      let deck = (1...count).map(Self.prompt).joined()
      try bench.home.write(deck, to: "config/prompts/own.toml")
      while await daemon.configuration.plan?.deck.count != count { await daemon.settle() }
    }
    await bench.stop(daemon)
  }

  static func prompt(_ number: Int) -> String {
    """
    [[prompt]]
    id = "own-\(number)"
    practice = "listening"
    type = "check-in"
    kind = "do"
    depth = 1
    relations = ["partner"]
    setting = "either"
    minutes = 5
    tags = []
    summary = "Listen once \(number)"
    body = "Ask {name} about the day and listen to the end."

    """
  }
}
