import Control

/// What `attune history --csv` says: a line for each act, as RFC 4180 has it.
struct HistoryTable {
  let acts: [Act]

  var lines: [String] { ["date,person,practice,kind,felt"] + acts.map(Self.line) }

  private static func line(_ act: Act) -> String {
    [
      act.date, act.person.escaped, act.practice?.name ?? "", Phrase.kind(act.kind),
      act.felt?.rawValue ?? "",
    ].map(field).joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\" ".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
