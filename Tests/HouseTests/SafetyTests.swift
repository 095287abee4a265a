import Testing

/// The rules of safety that the source itself can break.
@Suite struct SafetyTests {
  static let checks = [
    Check.lines(
      "nothing leaves the machine: no socket but AF_UNIX, and nothing that would make one",
      in: Check.isOurs, broken: "Sources/Linux/A.swift", "let a = socket(AF_INET, kind, 0)"
    ) {
      #/\b[AP]F_(?!UNIX\b)[A-Z]|sockaddr_(?!un\b)\w|getaddrinfo|gethostby|URLSession|FoundationNetworking|https?://|\bcurl\b|wget/#
    },
    .lines(
      "nothing leaves the machine: no program is run but by the service manager",
      in: Check.isOurs, broken: "Sources/Linux/A.swift", "posix_spawn(&pid, path, nil, nil, a, b)"
    ) { #/posix_spawn|\bexec[lv]p?e?\(|\bv?fork\(|popen\(|\bProcess\(\)/# },
    .lines(
      "no words are supplied: no clipboard and nothing that sends",
      in: Check.isOurs, broken: "Sources/attune/A.swift", "Output.line(\"\\u{1B}]52;c;\")"
    ) {
      #/(?i:clipboard|pasteboard|\bxclip|\bxsel\b|wl-copy|\]52;|mailto:|\bsms:|\btel:|xdg-open|OpenURI|sendmail|smtp|matrix\.org|whatsapp)/#
    },
    Check(
      "no score: nothing that is shown counts, rates or blames", in: isShown,
      broken: Source(path: "Sources/attune/A.swift", text: "let a = \"Alex is 9 days overdue\"")
    ) { source in literals(in: source).filter { $0.text.contains(scores()) }.map(\.line) },
    Check(
      "not always safe: nothing but the command itself and the help speaks of the question",
      in: { Check.isOurs($0) && !askers.contains($0.path) },
      broken: Source(
        path: "Sources/attune/A.swift", text: "let a = \"Is it safe? attune rest alex --topics\"")
    ) { source in literals(in: source).filter { $0.text.contains(question()) }.map(\.line) },
    Check(
      "no stealth: nothing but setup starts the service",
      in: { Check.isOurs($0) && $0.path != "Sources/attune/UserService.swift" },
      broken: Source(path: "Sources/attune/A.swift", text: "call(\"StartUnit\", [])")
    ) { source in literals(in: source).filter { $0.text.contains(starts()) }.map(\.line) },
  ]

  /// Where words for people stand; the lint of prompts names what no prompt may say.
  static func isShown(_ source: Source) -> Bool {
    ["attune", "Daemon", "Core", "Control", "Host"].contains(source.module)
      && !source.path.hasPrefix("Sources/Core/PromptLint")
      && !documented.contains(source.path)
  }

  /// The fields of an export are for programs; attune-export(5) describes them.
  static let documented = [
    "Sources/Host/StateDocument.swift", "Sources/Host/StateDocument+Upgrade.swift",
    "Sources/Host/StateDocument+Reading.swift",
  ]

  static let askers = ["Sources/attune/Commands/Rest.swift", "Sources/attune/SafetyText.swift"]

  static func scores() -> some RegexComponent {
    #/(?i)\b(overdue|streaks?|percent(age)?s?|scor(e|es|ed|ing)|missed|neglect\w*|in a row|behind schedule|days since|(you )?(haven't|forgot)|unanswered|ignored|success rate|level up|badges?|leaderboard|total of|opened up)\b/#
  }

  static func question() -> some RegexComponent {
    #/(?i)--topics|always safe|safe for you|better left alone/#
  }

  static func starts() -> some RegexComponent {
    #/StartUnit|RestartUnit|EnableUnitFiles|^enable$/#
  }

  /// What stands between quotation marks, but for code in it, with its line from 0; long texts line
  /// by line.
  static func literals(in source: Source) -> [(line: Int, text: String)] {
    let quoted = #/"((?:[^"\\]|\\.)*)"/#
    var isLong = false
    return source.lines.indices.flatMap { index -> [(line: Int, text: String)] in
      let line = source.code(index)
      if line.contains("\"\"\"") {
        isLong.toggle()
        return []
      }
      if isLong { return [(index, line)] }
      return line.matches(of: quoted).map { match in
        (index, String(match.1.replacing(#/\\\([^)]*\)/#, with: "")))
      }
    }
  }

  @Test(arguments: checks) func `the source keeps to the rule`(check: Check) {
    #expect(check.findings(in: Source.all) == [])
  }

  @Test(arguments: checks) func `a sample that breaks the rule is found`(check: Check) {
    #expect(check.findings(in: [check.sample]).count == 1)
  }

  @Test(arguments: [
    "systemd/attuned.catalog", "config/attune.toml", "config/org.attune.Attune.desktop",
    "config/man/attune.1", "config/man/attune.toml.5", "config/man/attuned.8",
    "config/docs/pace.md",
  ]) func `no score: what is installed to be read says nothing of one`(path: String) throws {
    let text = try #require(Source.text(of: path))
    #expect(!text.contains(Self.scores()))
  }

  @Test func `nothing leaves the machine: the unit lets it have AF_UNIX alone`() throws {
    let unit = try #require(Source.text(of: "systemd/attuned.service"))
    let families = unit.split(separator: "\n").filter { $0.contains("AddressFamilies") }
    #expect(families == ["RestrictAddressFamilies=AF_UNIX"])
  }

  @Test func `no stealth: what is installed has no timer, socket, path or bus name to revive it`()
    throws
  {
    let makefile = try #require(Source.text(of: "Makefile"))
    let installed = makefile.split(separator: "\n").filter { $0.contains("install -") }
    #expect(installed.count > 10)
    for line in installed {
      #expect(
        !line.contains(#/\.timer|\.socket|\.path\b|dbus-1|autostart|\.target|cron/#), "\(line)")
    }
    let unit = try #require(Source.text(of: "systemd/attuned.service"))
    #expect(unit.contains("\nRestart=on-failure\n"))
    #expect(
      !unit.contains(#/(?m)^(Also|BusName|Sockets|RefuseManualStop|Upholds|BindsTo|Alias)=/#))
    #expect(unit.contains(#/(?m)^\[Install\]\nWantedBy=default.target$/#))
    let desktop = try #require(Source.text(of: "config/org.attune.Attune.desktop"))
    #expect(!desktop.contains("DBusActivatable") && !desktop.contains("Autostart"))
  }
}
