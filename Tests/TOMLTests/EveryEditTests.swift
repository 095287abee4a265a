import TOML
import Testing

/// Every edit that a sample allows, each held against what edits promise.
@Suite struct EveryEditTests {
  private static let sources = [
    Sample.everything, Sample.everything.replacing("\n", with: "\r\n"),
    "\u{FEFF}[[a]]\nx.y = [{ p = 1 }, { q.r = [\n 1, # c\n 2 # d\n] }]\n[[a]] # e\n[a.z]\n[b.c]",
    "a.b.c = 1\nd = 2\na.b.e = {}\na.f = 3", "t = {\n  a.b = 1 # c\n, d = {}, a.e = 2\n  # f\n}",
  ]

  /// The paths of all nodes below one.
  private func paths(below node: Node) -> [Path] {
    let children = node.array ?? node.table?.entries.map(\.value) ?? []
    return children.flatMap { [$0.path] + paths(below: $0) }
  }

  @Test(arguments: sources) func `replacing a value changes nothing else`(source: String) throws {
    let document = try Document(parsing: source)
    for path in paths(below: document.root.node) {
      let node = try #require(document[path])
      guard !node.isArrayOfTables,
        node.table == nil || document.bytes[node.range.lowerBound] == UInt8(ascii: "{")
      else {
        continue
      }
      let edited = try document.setting(path, to: "x")
      let range = node.range
      #expect(edited.isValid && edited[path]?.string == "x", "\(path)")
      #expect(edited.bytes.starts(with: document.bytes[..<range.lowerBound]), "\(path)")
      #expect(
        edited.bytes.suffix(from: range.lowerBound + 3) == document.bytes[range.upperBound...])
    }
  }

  @Test(arguments: sources) func `a new key adds bytes and takes none`(source: String) throws {
    let document = try Document(parsing: source)
    for path in [[]] + paths(below: document.root.node) where document[path]?.table != nil {
      for keys in [["new"], ["new", "deep", "er"]] {
        let place = Path(path.steps + keys.map(Path.Step.key))
        let edited = try document.setting(place, to: true)
        #expect(edited.isValid && edited[place]?.boolean == true, "\(place)")
        #expect(isSubsequence(document.bytes, of: edited.bytes), "\(place)")
        #expect(try edited.removing(place)[place] == nil, "\(place)")
      }
    }
  }

  @Test(arguments: sources) func `removing takes bytes and adds none`(source: String) throws {
    let document = try Document(parsing: source)
    for path in paths(below: document.root.node) {
      let edited = try document.removing(path)
      #expect(edited.isValid, "\(path)")
      #expect(isSubsequence(edited.bytes, of: document.bytes), "\(path)")
      if case .key = path.steps.last { #expect(edited[path] == nil, "\(path)") }
    }
  }

  @Test(arguments: sources) func `renaming a key and back changes nothing`(source: String) throws {
    let document = try Document(parsing: source)
    for path in paths(below: document.root.node) {
      guard case .key(let name) = path.steps.last else { continue }
      let edited = try document.renaming(path, to: "another name")
      let place = Path(path.steps.dropLast() + ["another name"])
      #expect(edited[place] != nil && edited[path] == nil, "\(path)")
      let restored = try edited.renaming(place, to: name)
      #expect(
        "\(restored.root.node.value as Any)" == "\(document.root.node.value as Any)", "\(path)")
    }
  }

  private func isSubsequence(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    var rest = part[...]
    for byte in whole where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
