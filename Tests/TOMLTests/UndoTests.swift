import TOML
import Testing

/// Edits that can be taken back: to the byte, but for the blanks before a comment that had to leave
/// its column.
@Suite struct UndoTests {
  private static let documents = (0..<UInt64(600)).map { seed in
    let odd = OddDocument(seed: seed)
    return Document(recovering: odd.bytes, version: odd.version)
  }

  @Test func `an inserted element is removed without a trace`() throws {
    for (seed, document) in Self.documents.enumerated() {
      for node in document.root.node.descendants where node.array?.isEmpty == false {
        let count = node.array?.count ?? 0
        for index in Set([0, count / 2, count]) where node.isArrayOfTables == false {
          let path = Path(node.path.steps + [.index(index)])
          let back = try document.inserting(7, at: path).removing(path)
          #expect(back.packed == document.packed, "seed \(seed): \(path)")
        }
      }
    }
  }

  @Test func `an inserted key is removed without a trace`() throws {
    for (seed, document) in Self.documents.enumerated() {
      for node in document.root.node.descendants + [document.root.node] {
        guard let table = node.table,
          table.entries.contains(where: { $0.value.table == nil && !$0.value.isArrayOfTables })
        else {
          continue
        }
        let path = Path(node.path.steps + ["a new key"])
        let back = try document.inserting(7, at: path).removing(path)
        #expect(back.packed == document.packed, "seed \(seed): \(path)")
      }
    }
  }

  @Test func `a value is set and set back`() throws {
    for (seed, document) in Self.documents.enumerated() {
      for node in document.root.node.descendants {
        guard let value = node.value, document.text(in: node.range) == value.description,
          node.table == nil || document.text(in: node.range).hasPrefix("{")
        else { continue }
        let other: Value = .integer(Int64(value.description.count == 1 ? 8 : 12))
        let back = try document.setting(node.path, to: other).setting(node.path, to: value)
        #expect(back.packed == document.packed, "seed \(seed): \(node.path)")
      }
    }
  }

  @Test func `a key is renamed and renamed back`() throws {
    for (seed, document) in Self.documents.enumerated() {
      for node in document.root.node.descendants {
        guard case .key(let name) = node.path.steps.last else { continue }
        let isBare = document.tokens.allSatisfy { token in
          token.kind != .key || token.node?.path != node.path
            || document.text(in: token.range) == name
        }
        guard isBare else { continue }
        let other = String(repeating: "z", count: name.count)
        let place = Path(node.path.steps.dropLast() + [.key(other)])
        let back = try document.renaming(node.path, to: other).renaming(place, to: name)
        #expect(back.packed == document.packed, "seed \(seed): \(node.path)")
      }
    }
  }
}

extension Node {
  /// All nodes below.
  fileprivate var descendants: [Node] {
    let children = array ?? table?.entries.map(\.value) ?? []
    return children.flatMap { [$0] + $0.descendants }
  }
}

extension Document {
  /// The source without the blanks before comments.
  fileprivate var packed: [UInt8] {
    bytes.reduce(into: []) { packed, byte in
      while byte == UInt8(ascii: "#"), packed.last == UInt8(ascii: " ") { packed.removeLast() }
      packed.append(byte)
    }
  }
}
