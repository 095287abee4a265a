/// What `attune doctor` says, in lines of at most 80 columns; a command that is longer stays whole.
struct FindingsText {
  let findings: [Finding]
  let style: TextStyle

  var lines: [String] {
    findings.indices.flatMap { index in
      let isFirst = index == 0 || findings[index - 1].subject != findings[index].subject
      return lines(of: findings[index], labelled: isFirst)
    } + ["", summary]
  }

  private func lines(of finding: Finding, labelled: Bool) -> [String] {
    let label = (labelled ? finding.subject.label : "").fitted(to: 11)
    let head = mark(finding.state) + style.faint(label)
    return finding.text.escaped.wrapped(to: Self.room).enumerated().map { index, line in
      (index == 0 ? head : Self.margin) + line
    } + (finding.remedy.map(lines) ?? [])
  }

  private func lines(of remedy: Finding.Remedy) -> [String] {
    switch remedy {
    case .run(let first, let second):
      return [command(first, "run: ")] + (second.map { [command($0, "and: ")] } ?? [])
    case .step(let step):
      return step.escaped.wrapped(to: Self.room).map { Self.margin + style.strong($0) }
    }
  }

  private func command(_ command: String, _ label: String) -> String {
    Self.margin + style.faint(label) + style.strong(command.escaped)
  }

  private func mark(_ state: Finding.State) -> String {
    switch state {
    case .ok: style.good("ok".fitted(to: 6))
    case .note: style.faint("note".fitted(to: 6))
    case .bad: style.bad("look".fitted(to: 6))
    }
  }

  private var summary: String {
    let count = findings.count { $0.state == .bad }
    if count > 0 { return style.bad("\(count) thing\(count == 1 ? " needs" : "s need") a look.") }
    let isPlain = findings.allSatisfy { $0.state == .ok }
    return style.good(isPlain ? "All is in order." : "Nothing keeps reminders from coming.")
  }

  private static let margin = String(repeating: " ", count: 17)
  private static let room = 63
}
