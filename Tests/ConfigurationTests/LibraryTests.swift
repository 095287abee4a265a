import Configuration
import Core
import Foundation
import Testing

@Suite struct LibraryTests {
  private static let decks: [ConfigFile] = {
    let folder = ExampleTests.root.appending(path: "config/prompts")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return ConfigFile(path: name, bytes: Array(bytes))
    }
  }()

  private static let library = decks.map { DeckReader.read($0, origin: .library, linting: false) }
  private let library = Self.library.flatMap(\.prompts)

  @Test func `there is one deck for each practice`() {
    #expect(Self.decks.map(\.path) == Practice.allCases.map { "\($0.rawValue).toml" }.sorted())
    for deck in Self.library {
      for prompt in deck.prompts {
        #expect("\(prompt.practice.rawValue).toml" == deck.file.path, "\(prompt.id)")
      }
    }
  }

  @Test func `no deck has a fault or a finding`() {
    for deck in Self.library { #expect(rendered(deck.diagnostics, of: deck.file) == "") }
    #expect(PromptLint.findings(in: library) == [])
  }

  @Test func `the library reaches every goal`() {
    let coverage = Coverage(of: library)
    let goals = coverage.goals
    #expect(goals.count == 1 + 7 + 2 * 6 + 4 * 6 + 3)
    for goal in goals { #expect(goal.isMet, "\(goal.name): \(goal.count), \(goal.bound)") }
  }

  @Test func `the goals are those that are written down`() {
    let goals = Coverage(of: []).goals
    func bound(_ name: String) -> Coverage.Goal.Bound? { goals.first { $0.name == name }?.bound }
    #expect(bound("all prompts") == .atLeast(210))
    for practice in Practice.allCases { #expect(bound(practice.rawValue) == .atLeast(24)) }
    for relation in Relation.allCases {
      let easy = relation == .colleague ? 30 : 40
      #expect(bound("\(relation.rawValue), depth 1 and 2") == .atLeast(60))
      #expect(bound("\(relation.rawValue), depth 1") == .atLeast(easy))
    }
    // 2 a week and 1 a week over 90 days, of which four fifths may be used.
    #expect(bound("friend, long-distance, appreciation") == .atLeast(33))
    #expect(bound("child, together, check-in") == .atLeast(17))
    #expect(bound("do and say, in 100") == .atLeast(55))
    #expect(bound("ask, in 100") == .atMost(25))
    #expect(bound("reflect, in 100") == .atMost(20))
  }

  @Test func `a library without one practice misses its goal, and only what hangs on it`() {
    let poorer = Coverage(of: library.filter { $0.practice != .patience })
    let missed = poorer.goals.filter { !$0.isMet }.map(\.name)
    #expect(missed.contains("patience") && missed.contains("all prompts"))
    #expect(!missed.contains("listening"))
  }

  @Test func `the coverage counts who is meant, where, of what and how deep`() throws {
    let one = try #require(library.first { $0.setting == .together && $0.depth == .personal })
    let coverage = Coverage(of: [one])
    let relation = try #require(one.relations.first)
    let all = Depth.everyday ... .tender
    #expect(coverage.count(for: relation, in: .together, type: one.type, depth: all) == 1)
    #expect(coverage.count(for: relation, in: .longDistance, type: one.type, depth: all) == 0)
    #expect(coverage.count(for: relation, depth: .everyday ... .everyday) == 0)
    #expect(
      coverage.count(for: .colleague, depth: all) == (one.relations.contains(.colleague) ? 1 : 0))
  }

  @Test func `the plan for a first look keeps the rules of the library`() {
    let plan = Plan.demonstration()
    #expect(PromptLint.findings(in: plan.deck) == [])
    #expect(Set(plan.deck.map(\.type)) == Set(ReminderType.allCases))
    #expect(plan.people.map(\.name) == ["someone you love"])
    #expect(Plan.demonstration(deck: library).deck == library)
  }
}
