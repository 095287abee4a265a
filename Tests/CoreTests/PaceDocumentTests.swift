import Core
import Foundation
import Testing

/// The document of the rules of pace has every number there is, as the program tells it.
@Suite struct PaceDocumentTests {
  private let document: String

  init() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    document = try String(
      contentsOf: root.appending(path: "config/docs/pace.md"), encoding: .utf8)
  }

  private func row(_ number: PaceNumber) -> String {
    "| `\(number.name)` | \(number.rule) | \(number.because) |"
  }

  @Test func `every number has its row, in the same order, and there is no other row`() {
    let rows = document.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") }
    #expect(rows == PaceNumber.all.map(row))
  }

  @Test func `every practice is in the table of a year`() {
    let names = Practice.allCases.map(\.rawValue).joined(separator: " / ")
    #expect(document.contains("| plan | a week | \(names), % |"))
  }
}
