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

  @Test func `every practice has enough to vary`() {
    for practice in Practice.allCases {
      let count = library.count { $0.practice == practice }
      #expect(count >= 6, "\(practice.rawValue) has \(count)")
    }
  }

  @Test func `everyone has something easy of each type, near or far`() {
    for relation in Relation.allCases {
      for type in ReminderType.allCases {
        for setting in [Setting.together, .longDistance] {
          let eligible = library.filter { prompt in
            prompt.type == type && prompt.depth == .everyday && prompt.relations.contains(relation)
              && [setting, .either].contains(prompt.setting)
          }
          #expect(!eligible.isEmpty, "\(relation.rawValue) \(type.rawValue) \(setting.rawValue)")
        }
      }
    }
  }

  @Test func `the plan for a first look keeps the rules of the library`() {
    let plan = Plan.demonstration()
    #expect(PromptLint.findings(in: plan.deck) == [])
    #expect(Set(plan.deck.map(\.type)) == Set(ReminderType.allCases))
    #expect(plan.people.map(\.name) == ["someone you love"])
    #expect(Plan.demonstration(deck: library).deck == library)
  }
}
