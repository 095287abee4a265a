import Configuration
import Core
import Foundation
import Testing

@Suite struct ExampleTests {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  private let example: String

  init() throws {
    example = try String(
      contentsOf: Self.root.appending(path: "config/attune.toml"), encoding: .utf8)
  }

  @Test func `the example loads without a word`() throws {
    #expect(messages(example) == "")
    let plan = try #require(PlanReader.ours.read(ConfigFile(path: "", text: example)).plan)
    #expect(plan.people.map(\.id.description) == ["alex", "mum"])
    #expect(plan.person(Person.ID("mum"))?.appreciation.description == "every 2 to 3 weeks")
    #expect(plan.person(Person.ID("mum"))?.reminders.map(\.id) == ["sunday-call"])
    #expect(plan.person(Person.ID("alex"))?.dates.map(\.ahead) == [[10, 2, 0]])
    #expect(plan.hours == Hours())
    #expect(plan.limits == Limits())
  }

  @Test func `every idea that is switched off loads when it is switched on`() {
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let ideas = lines.indices.filter { lines[$0].isIdea }
    let starts = ideas.filter { !ideas.contains($0 - 1) }
    #expect(starts.count == 7)
    for start in starts {
      let run = start..<(lines[start...].firstIndex { !$0.isIdea } ?? lines.endIndex)
      let switched = lines.indices.map {
        run.contains($0) ? String(lines[$0].dropFirst()) : lines[$0]
      }
      #expect(messages(switched.joined(separator: "\n")) == "", "line \(start + 1)")
    }
    let all = lines.map { $0.isIdea ? String($0.dropFirst()) : $0 }
    #expect(messages(all.joined(separator: "\n")) == "")
  }
}

extension String {
  /// Whether a line of the example is an idea that is switched off.
  fileprivate var isIdea: Bool { hasPrefix("#") && !hasPrefix("# ") && self != "#" }
}
