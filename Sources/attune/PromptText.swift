import Control
import Core

/// Prompts as `attune prompts` shows them, in lines of at most 80 columns.
struct PromptText {
  let style: TextStyle

  func list(_ prompts: [Prompt]) -> [String] {
    guard !prompts.isEmpty else { return ["There is no such prompt."] }
    let groups = Practice.allCases.flatMap { practice -> [String] in
      let own = prompts.filter { $0.practice == practice }
      return own.isEmpty ? [] : [style.strong(practice.rawValue)] + own.map(line) + [""]
    }
    return groups + [
      style.faint("{name} stands for the person's name; 'attune prompts ID' reads one.")
    ]
  }

  private func line(_ prompt: Prompt) -> String {
    let what = "\(prompt.kind.rawValue) \(prompt.depth.rawValue)".fitted(to: 10)
    return "  " + prompt.id.description.escaped.fitted(to: 24) + " " + style.faint(what)
      + prompt.summary.escaped.cut(to: 43)
  }

  func whole(_ prompt: Prompt) -> [String] {
    [style.strong(prompt.summary.escaped.cut(to: 80))] + prompt.body.escaped.wrapped(to: 80) + [""]
      + facts(of: prompt).flatMap { label, text in
        text.escaped.wrapped(to: 68).enumerated().map { index, line in
          style.faint((index == 0 ? label : "").fitted(to: 12)) + line
        }
      }
  }

  private func facts(of prompt: Prompt) -> [(String, String)] {
    let minutes = "\(prompt.minutes) minute\(prompt.minutes == 1 ? "" : "s")"
    return [
      ("Id", prompt.id.description + (prompt.origin == .user ? " (your own)" : "")),
      ("Practice", prompt.practice.inWords),
      ("Sort", "\(prompt.type.rawValue), \(prompt.kind.rawValue), \(minutes)"),
      ("Depth", prompt.depth.inWords),
      ("For", prompt.relations.map(\.rawValue).joined(separator: ", ")),
      ("Where", prompt.setting == .either ? "near or far" : prompt.setting.rawValue),
    ]
  }

  static func json(_ prompt: Prompt) -> JSON {
    .object([
      .init("id", prompt.id.description), .init("practice", prompt.practice.rawValue),
      .init("type", prompt.type.rawValue), .init("kind", prompt.kind.rawValue),
      .init("depth", prompt.depth.rawValue),
      .init("relations", prompt.relations.map(\.rawValue)),
      .init("setting", prompt.setting.rawValue), .init("minutes", prompt.minutes),
      .init("tags", prompt.tags.map(\.rawValue)), .init("summary", prompt.summary),
      .init("body", prompt.body),
      .init("own", prompt.origin == .user),
    ])
  }
}
