import CivilTime
import Core
import TOML

extension Reading {
  mutating func channels(_ table: Table) -> ChannelPlan {
    let fields = check(table, against: Schema.channels)
    var names = Names(code: "duplicate-name", what: "hooks have the name")
    var channels = ChannelPlan()
    channels.desktop = fields["desktop"]?.boolean ?? channels.desktop
    channels.journal = fields["journal"]?.boolean ?? channels.journal
    channels.hooks = tables(fields["hooks"]).compactMap { hook($0, names: &names) }
    return channels
  }

  private mutating func hook(_ table: Table, names: inout Names) -> Hook? {
    let fields = check(table, against: Schema.hook)
    let name = identifier(fields, "name")
    unique(name, fields["name"], among: &names)
    let command = fields["command"].flatMap { self.command($0) }
    let role: Hook.Role = choice(fields, "as") ?? .observer
    let occasions: [Hook.Occasion] =
      fields["on"] == nil ? [.due] : choices(fields, "on", atLeast: 1)
    let timeout = span(fields, "timeout", within: .second ... .tenMinutes)
    if role == .reminder, !occasions.contains(.due), let node = fields["on"] {
      refuse(
        "never-due", "a hook that is a reminder runs on `due`", at: node.range,
        help: "add `\"due\"`, or write `as = \"observer\"`")
    }
    guard let name, let command else { return nil }
    return Hook(
      name: name, command: command, role: role, occasions: occasions,
      wantsText: fields["text"]?.boolean ?? false, timeout: timeout ?? Pace.hookTimeout)
  }

  private mutating func command(_ node: Node) -> [String]? {
    let words = (node.array ?? []).compactMap(\.string)
    guard let program = words.first, !program.isEmpty else {
      refuse(
        "no-program", "`command` names no program", at: node.array?.first?.range ?? node.range,
        help: "write the program first, then each of its arguments")
      return nil
    }
    guard !program.hasPrefix("~"), !program.hasPrefix("$") else {
      refuse(
        "no-shell", "no shell reads `\(program)`, so `\(program.prefix(1))` stays as it is",
        at: node.array?.first?.range ?? node.range, help: "write the whole path, or the name alone")
      return nil
    }
    guard words.allSatisfy({ !$0.utf8.contains(0) }) else {
      refuse(
        "bad-argument", "an argument of a program cannot hold U+0000", at: node.range,
        help: "leave it out")
      return nil
    }
    return words
  }
}

extension TimeSpan {
  fileprivate static let tenMinutes = TimeSpan(microseconds: 600_000_000)
}
