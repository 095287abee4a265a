import Configuration
import Core
import Foundation
import Testing

@Suite struct LibraryTests {
  private let decks: [ConfigFile]
  private let library: [Prompt]

  init() throws {
    let folder = ExampleTests.root.appending(path: "config/prompts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    decks = try names.filter { $0.hasSuffix(".toml") }.map { name in
      let bytes = try Data(contentsOf: folder.appending(path: name))
      return ConfigFile(path: name, bytes: Array(bytes))
    }
    library = decks.flatMap { DeckReader.read($0, origin: .library).prompts }
  }

  @Test func `there is one deck for each practice`() {
    #expect(decks.map(\.path) == Practice.allCases.map { "\($0.rawValue).toml" }.sorted())
    for deck in decks {
      for prompt in DeckReader.read(deck, origin: .library).prompts {
        #expect("\(prompt.practice.rawValue).toml" == deck.path, "\(prompt.id)")
      }
    }
  }

  @Test func `no deck has a fault or a finding`() {
    for deck in decks {
      let loaded = DeckReader.read(deck, origin: .library)
      #expect(rendered(loaded.diagnostics, of: deck) == "")
    }
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
