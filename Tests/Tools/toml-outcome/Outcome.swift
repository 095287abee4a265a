internal import TOML

/// What became of one document, whatever its bytes: read, walked, decoded, printed and explained.
struct Outcome: CustomStringConvertible {
  private let codes: [(code: String, count: Int)]
  private let values: Int
  private let isPrinted: Bool
  private let reportBytes: Int

  init(of source: [UInt8]) {
    let document = Document(recovering: source)
    let counts = Dictionary(grouping: document.diagnostics, by: \.code).mapValues(\.count)
    codes = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    isPrinted = document.source.utf8.elementsEqual(source)
    reportBytes = document.diagnostics.rendered(source: source, path: "input.toml").utf8.count
    values = Self.decoded(below: document.root.node)
  }

  /// How many nodes below one could be decoded as what they say they are.
  private static func decoded(below node: Node) -> Int {
    let children = node.array ?? node.table?.entries.map(\.value) ?? []
    return children.reduce(0) { $0 + (isDecoded($1) ? 1 : 0) + decoded(below: $1) }
  }

  private static func isDecoded(_ node: Node) -> Bool {
    switch node.kind {
    case .string: node.string != nil
    case .integer: node.integer != nil
    case .float: node.float != nil
    case .boolean: node.boolean != nil
    case .offsetDateTime: node.offsetDateTime != nil
    case .localDateTime: node.localDateTime != nil
    case .localDate: node.localDate != nil
    case .localTime: node.localTime != nil
    case .array: node.array != nil
    case .table: node.table != nil
    case .invalid: false
    }
  }

  /// The outcome as one line of JSON.
  var description: String {
    let codes = codes.map { "\"\($0.code)\": \($0.count)" }.joined(separator: ", ")
    return "{\"diagnostics\": {\(codes)}, \"values\": \(values), \"printed\": \(isPrinted), "
      + "\"report\": \(reportBytes)}"
  }
}
