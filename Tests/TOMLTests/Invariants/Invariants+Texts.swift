import TOML

// The text of values without values of their own, with that of their keys, in the order of the file.
extension Invariants {
  /// Those that an edit of this document should leave alone.
  static func texts(beside edit: Edit, before document: Document) -> [[UInt8]] {
    switch edit {
    case .set, .remove: texts(in: document, beside: edit.path.steps[...], endsBelow: false)
    case .insert(_, let path):
      texts(in: document, beside: path.steps.dropLast(), endsBelow: true)
    case .rename: texts(in: document, beside: edit.path.steps[...], endsBelow: true)
    }
  }

  /// Those that an edit left alone; when an element is gone, the next stands in its place.
  static func texts(beside edit: Edit, after document: Document) -> [[UInt8]] {
    switch edit {
    case .set(let path, _), .insert(_, let path):
      texts(in: document, beside: path.steps[...], endsBelow: false)
    case .remove(let path): texts(in: document, beside: path.steps.dropLast(), endsBelow: true)
    case .rename(let path, let name):
      texts(in: document, beside: path.steps.dropLast() + [.key(name)], endsBelow: true)
    }
  }

  /// Those that are not on a path, nor below its end unless `endsBelow` says to go on there.
  private static func texts(
    in document: Document, beside path: ArraySlice<Path.Step>, endsBelow: Bool
  ) -> [[UInt8]] {
    var leaves: [(start: Int, text: [UInt8])] = []
    var pending = [(node: document.root.node, rest: ArraySlice<Path.Step>?.some(path))]
    while let (node, rest) = pending.popLast() {
      if rest?.isEmpty == true, !endsBelow { continue }
      let children = node.array ?? node.table?.entries.map(\.value) ?? []
      if children.isEmpty, rest == nil, document.isWritten(node) {
        let key = node.key.map { document.bytes[$0.range] } ?? []
        leaves.append((node.range.lowerBound, key + [0] + document.bytes[node.range]))
      }
      for (position, child) in children.enumerated() {
        let leads = rest?.first.map { matches($0, child, at: position) } ?? false
        pending.append((child, leads ? rest?.dropFirst() : nil))
      }
    }
    return leaves.sorted { $0.start < $1.start }.map(\.text)
  }

  private static func matches(_ step: Path.Step, _ child: Node, at position: Int) -> Bool {
    switch step {
    case .key(let key): child.key?.name.utf8.elementsEqual(key.utf8) ?? false
    case .index(let index): index == position
    }
  }
}
