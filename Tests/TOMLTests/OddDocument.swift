import TOML

/// A valid document that a seed names, in a layout as odd as people's layouts get.
///
/// Every comment has a text of its own, so that a lost one is noticed.
struct OddDocument {
  let version: Version
  private(set) var bytes: [UInt8] = []

  private var generator: SplitMix64
  private var comments = 0
  private let lineBreak: String
  private let indentUnit: String
  /// The sections of each table of the root, in an order that they must keep.
  private var groups: [[String]] = []

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    version = generator.next() % 4 == 0 ? .v10 : .v11
    lineBreak = generator.next() % 4 == 0 ? "\r\n" : "\n"
    indentUnit = ["  ", "\t", "    "][Int(generator.next() % 3)]
    var text = chance(6) ? "\u{FEFF}" : ""
    text += writtenBody()
    if chance(4), text.hasSuffix(lineBreak) { text.removeLast() }
    bytes = Array(text.utf8)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  /// True once in so many times.
  mutating func chance(_ count: Int) -> Bool { below(count) == 0 }

  mutating func pick(_ texts: String...) -> String { texts[below(texts.count)] }

  private mutating func writtenBody() -> String {
    var lead = ""
    if chance(3) { lead = comment() + lineBreak + (chance(2) ? lineBreak : "") }
    let statements = statements(names: [], depth: 3, indent: "")
    var text = lead + statements
    while let group = groups.indices.filter({ !groups[$0].isEmpty }).randomElement(
      using: &generator)
    {
      text += groups[group].removeFirst()
    }
    if chance(5) { text += lineBreak + comment() + lineBreak }
    return text
  }

  private mutating func comment() -> String {
    comments += 1
    return pick("# c\(comments)", "#c\(comments) = [ \"", "# c\(comments) é'")
  }

  private mutating func key(_ number: Int) -> String {
    pick(
      "k\(number)", "k\(number)", "key-\(number)", "\"q \(number)\"", "'l.\(number)'", "\(number)")
  }

  /// The statements of a table; its tables may become sections of the newest group.
  private mutating func statements(names: [String], depth: Int, indent: String) -> String {
    var rows: [(key: String, value: String)] = []
    for number in 0..<below(5) {
      let key = key(number)
      switch below(depth > 0 ? 9 : 4) {
      case 0...3: rows.append((key, scalar()))
      case 4: rows.append((key, bracketArray(depth: depth - 1, indent: indent)))
      case 5: rows.append((key, inlineTable(depth: depth - 1, indent: indent)))
      case 6: rows += dotted(key, names: names, depth: depth - 1, indent: indent)
      default: section(names + [key], depth: depth - 1)
      }
    }
    if chance(2) { rows.shuffle(using: &generator) }
    return layout(rows, indent: indent)
  }

  private mutating func dotted(
    _ key: String, names: [String], depth: Int, indent: String
  ) -> [(key: String, value: String)] {
    let dot = pick(".", ".", " . ", ".")
    var rows: [(key: String, value: String)] = []
    for number in 0...below(3) {
      let part = key + dot + self.key(number)
      if depth > 0, chance(4) {
        rows += dotted(part, names: names, depth: depth - 1, indent: indent)
      } else {
        rows.append((part, chance(4) ? inlineTable(depth: 0, indent: indent) : scalar()))
      }
    }
    if depth > 0, chance(3) { section(names + [key, "sub"], depth: depth - 1) }
    return rows
  }

  private mutating func section(_ names: [String], depth: Int) {
    if names.count == 1 || groups.isEmpty { groups.append([]) }
    let isElement = chance(3)
    let header = (isElement ? "[[" : "[") + names.joined(separator: ".") + (isElement ? "]]" : "]")
    for _ in 0..<(isElement ? 1 + below(3) : 1) {
      // Below a table that only longer headers name there is no statement.
      if !isElement, depth > 0, chance(4) {
        section(names + [key(9)], depth: depth - 1)
        continue
      }
      let group = groups.count - 1
      let place = groups[group].count
      let indent = chance(4) ? indentUnit : ""
      var text = chance(4) ? "" : lineBreak
      if chance(3) { text += comment() + lineBreak }
      if chance(6) { text += lineBreak }
      text += indent + header + (chance(3) ? "  " + comment() : "") + lineBreak
      if chance(8) { text += lineBreak }
      text += statements(
        names: names, depth: depth, indent: chance(3) ? indent + indentUnit : indent)
      if chance(6) { text += comment() + lineBreak }
      if chance(8) { text += lineBreak + comment() + lineBreak }
      groups[group].insert(text, at: place)
    }
  }

  /// Statements in lines, aligned or not, with comments and blank lines.
  private mutating func layout(_ rows: [(key: String, value: String)], indent: String) -> String {
    let isAligned = chance(3)
    let hasColumn = chance(3)
    let width = rows.map(\.key.count).max() ?? 0
    let equals = pick(" = ", " = ", "=", "\t=\t", " =")
    var text = ""
    for row in rows {
      if chance(8) { text += lineBreak }
      if chance(5) { text += indent + comment() + lineBreak }
      let padding = String(repeating: " ", count: isAligned ? width - row.key.count : 0)
      var line = indent + row.key + padding + equals + row.value
      if hasColumn || chance(4) {
        let count = hasColumn ? max(1, 40 - line.count) : 1 + below(2)
        line += String(repeating: " ", count: count) + comment()
      }
      text += line + lineBreak
    }
    return text
  }

  private mutating func scalar() -> String {
    switch below(12) {
    case 0: pick("true", "false")
    case 1: pick("0x1F", "1_000", "-7", "+3")
    case 2: pick("1.5", "-0.0", "6e3", "inf")
    case 3: pick("1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5")
    case 4: "'lit # \(below(9))'"
    case 5: "\"\"\"\(lineBreak)# not a comment \(below(9))\(lineBreak)# nor this\"\"\""
    case 6: "'''\(lineBreak)# nor this ]'''"
    case 7: "\"esc \\t\\\" # \(below(9))\""
    case 8: "\"é\(below(9))\""
    default: "\(below(100))"
    }
  }

  private mutating func element(depth: Int, indent: String) -> String {
    switch below(depth > 0 ? 6 : 4) {
    case 4: bracketArray(depth: depth - 1, indent: indent)
    case 5: inlineTable(depth: depth - 1, indent: indent)
    default: scalar()
    }
  }

  private mutating func bracketArray(depth: Int, indent: String) -> String {
    let count = below(5)
    let elements = (0..<count).map { _ in element(depth: depth, indent: indent + indentUnit) }
    return bracket("[", elements, "]", mayBreak: true, mayEndInComma: true, indent: indent)
  }

  private mutating func inlineTable(depth: Int, indent: String) -> String {
    let equals = pick(" = ", "=")
    var entries: [String] = []
    for number in 0..<below(4) {
      let key = key(number)
      let inner = indent + indentUnit
      if chance(4) {
        entries += ["a", "b"].map { key + "." + $0 + equals + scalar(inTable: ()) }
      } else {
        entries.append(key + equals + element(depth: depth, indent: inner))
      }
    }
    if chance(2) { entries.shuffle(using: &generator) }
    let isNew = version == .v11
    return bracket("{", entries, "}", mayBreak: isNew, mayEndInComma: isNew, indent: indent)
  }

  private mutating func scalar(inTable: Void) -> String { "\(below(100))" }

  private mutating func bracket(
    _ opener: String, _ entries: [String], _ closer: String, mayBreak: Bool, mayEndInComma: Bool,
    indent: String
  ) -> String {
    let ends = mayEndInComma && !entries.isEmpty && chance(2)
    switch mayBreak ? below(4) : 0 {
    case 1: return lines(opener, entries, closer, ends, indent)
    case 2: return oddLines(opener, entries, closer, ends, indent)
    default:
      let pad = pick("", " ")
      let comma = pick(", ", ",", " , ")
      return opener + pad + entries.joined(separator: comma) + (ends ? "," : "") + pad + closer
    }
  }

  /// Every entry in a line of its own.
  private mutating func lines(
    _ opener: String, _ entries: [String], _ closer: String, _ ends: Bool, _ indent: String
  ) -> String {
    var text = opener + (chance(4) ? " " + comment() : "") + lineBreak
    for (position, entry) in entries.enumerated() {
      if chance(4) { text += indent + indentUnit + comment() + lineBreak }
      text += indent + indentUnit + entry
      if ends || position < entries.count - 1 { text += "," }
      if chance(3) { text += pick(" ", "   ") + comment() }
      text += lineBreak
    }
    if chance(5) { text += indent + indentUnit + comment() + lineBreak }
    return text + indent + closer
  }

  /// Blanks, line breaks and comments wherever they may be.
  private mutating func oddLines(
    _ opener: String, _ entries: [String], _ closer: String, _ ends: Bool, _ indent: String
  ) -> String {
    var text = opener + gap()
    for (position, entry) in entries.enumerated() {
      text += entry + gap()
      if ends || position < entries.count - 1 { text += "," + gap() }
    }
    return text + closer
  }

  private mutating func gap() -> String {
    switch below(6) {
    case 0: ""
    case 1: " "
    case 2: lineBreak + indentUnit
    case 3: " " + comment() + lineBreak + "  "
    case 4: lineBreak + comment() + lineBreak + lineBreak
    default: " "
    }
  }
}
