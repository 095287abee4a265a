/// What types have asked of a table.
struct TableUse {
  let table: Table
  let trail: Trail
  /// The keys that were asked for, in the order of the asking.
  private(set) var keys: [String] = []
  private var names: Set<String> = []
  /// Whether a type that looked into the table was decoded, and so has asked for all it wants.
  var isComplete = false
  /// Whether a type takes whatever keys there are.
  var takesAll = false

  init(_ table: Table, _ trail: Trail) {
    self.table = table
    self.trail = trail
  }

  mutating func ask(for key: String) {
    if names.insert(key).inserted { keys.append(key) }
  }

  /// The keys that nobody asked for.
  var unknown: [Entry] {
    guard isComplete, !takesAll else { return [] }
    return table.entries.filter { !names.contains($0.key.name) }
  }

  /// What could be meant by a key: first what is not there yet.
  var candidates: [String] {
    keys.filter { table[$0] == nil } + keys.filter { table[$0] != nil }
  }
}

extension DecodingRun {
  /// Notes that the initializer under way looks into a table.
  func open(_ table: Table, at trail: Trail) {
    opened.append(table.index)
    if !isHopeful, uses[table.index] == nil { uses[table.index] = TableUse(table, trail) }
  }

  /// Notes that a type has been decoded that has looked into some tables.
  func complete(_ tables: ArraySlice<Int>) {
    for table in tables {
      if isHopeful { asked.complete(table) } else { uses[table]?.isComplete = true }
    }
  }

  /// Notes that a type takes a table with all its keys.
  func takeAll(of table: Table, at trail: Trail) {
    guard !isHopeful else { return asked.takeAll(of: table.index) }
    uses[table.index, default: TableUse(table, trail)].takesAll = true
  }

  /// More unknown keys than this get no suggestion, as finding one takes time.
  private static let suggestionLimit = 100

  /// Everything that is wrong or surprising, in the order of the file.
  func diagnostics(unknownKeys: TOMLDecoder.UnknownKeys) -> [Diagnostic] {
    var unknown: [Diagnostic] = []
    var meant: Set<Fault.Spot> = []
    if unknownKeys != .ignore {
      let missing = Set(faults.map(\.spot))
      for (node, use) in uses.sorted(by: { $0.key < $1.key }) {
        for entry in use.unknown {
          let isEarly = unknown.count < Self.suggestionLimit
          let near = isEarly ? closestMatch(to: entry.key.name, among: use.candidates) : nil
          let spot = near.map { Fault.Spot(node: node, need: .key($0)) }
          // A key that is missing and one that is misspelt are one mistake, and not a surprise.
          let isMissing = spot.map { missing.contains($0) && meant.insert($0).inserted } ?? false
          let isError = unknownKeys == .refuse || isMissing
          unknown.append(
            unknownKey(entry, use, near: near, isError ? .error : .warning))
        }
      }
    }
    let known = faults.filter { !meant.contains($0.spot) }.flatMap(\.diagnostics)
    return (known + unknown).enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  private func unknownKey(
    _ entry: Entry, _ use: TableUse, near: String?, _ severity: Diagnostic.Severity
  ) -> Diagnostic {
    let place = Place(node: use.table.node, trail: use.trail)
    let key = KeyText.written(entry.key.name)
    // A key that others in the file may repeat, or whose correction is taken, is left as it is.
    let isFree = near.map { use.table[$0] == nil } ?? false
    let isAlone = isFree && entry.value.kind != .table && !entry.value.isArrayOfTables
    return Diagnostic(
      severity, code: "unknown-key", "unknown key `\(key)`\(place.inTable(document))",
      at: entry.key.range,
      help: near.map { "did you mean `\(KeyText.written($0))`?" } ?? known(use),
      correction: near.flatMap { name in
        isAlone ? Diagnostic.Correction(KeyText.written(name), at: entry.key.range) : nil
      })
  }

  /// The keys that a table may have, for help.
  private func known(_ use: TableUse) -> String? {
    guard !use.keys.isEmpty else { return nil }
    let keys = use.candidates.prefix(10).map { KeyText.written($0) }.joined(separator: ", ")
    return "keys here: \(keys)" + (use.keys.count > 10 ? " and \(use.keys.count - 10) more" : "")
  }
}
