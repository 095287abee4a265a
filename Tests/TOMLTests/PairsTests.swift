import TOML
import Testing

@Suite struct PairsTests {
  @Test func `keys keep their order, and the last value of one counts`() {
    let pairs: Pairs = ["b": 1, "a": 2, "b": 3]
    #expect(pairs.keys == ["b", "a"] && pairs.values == [3, 2])
    #expect(pairs[0] == ("b", 3) && pairs.count == 2)
    #expect(pairs.last?.key == "a")
  }

  @Test(arguments: [3, 40]) func `a key is set, replaced and removed`(count: Int) {
    var pairs = Pairs()
    for number in 0..<count { pairs["k\(number)"] = .integer(Int64(number)) }
    pairs["k1"] = "new"
    #expect(pairs["k1"] == "new" && pairs[1].key == "k1" && pairs.count == count)
    pairs["k0"] = nil
    pairs["none"] = nil
    #expect(pairs["k0"] == nil && pairs["k1"] == "new" && pairs["k2"] == 2)
    #expect(pairs.keys == (1..<count).map { "k\($0)" })
    for number in 0..<count { pairs["k\(number)"] = nil }
    #expect(pairs == [:] && pairs["k1"] == nil)
  }

  @Test func `equality and hashes ignore the order`() {
    let keys = (0..<50).map { "k\($0)" }
    let forward = Pairs(keys.map { ($0, Value.string($0)) })
    let backward = Pairs(keys.reversed().map { ($0, Value.string($0)) })
    #expect(forward == backward && Set([forward, backward]).count == 1)
    #expect(Set([["a": 1], ["a": 2], ["b": 1], ["a": 1, "b": 1], [:]] as [Pairs]).count == 5)
    #expect(Value.table(["a": 1, "b": 2]) == ["b": 2, "a": 1])
    #expect((["a": 1, "b": 2] as Pairs) != ["a": 1, "c": 2])
  }

  @Test(arguments: [0, 20]) func `keys that only look the same are two`(others: Int) throws {
    var pairs = Pairs((0..<others).map { ("k\($0)", 0) })
    pairs["\u{E9}"] = 1
    pairs["e\u{301}"] = 2
    #expect(pairs.count == others + 2)
    #expect(pairs["\u{E9}"] == 1 && pairs["e\u{301}"] == 2)
    #expect(try Document(writing: pairs).root.value == pairs)
  }

  @Test func `many keys are set and found`() {
    var pairs = Pairs()
    for number in 0..<200_000 { pairs["\(number)"] = .boolean(true) }
    #expect(pairs.count == 200_000 && pairs["199999"] == true && pairs["200000"] == nil)
  }

  @Test(arguments: [0, 1, 24, 25, 26, 60]) func `removals leave every other key in reach`(
    count: Int
  ) {
    for step in [1, 7, 11] {
      var pairs = Pairs((0..<count).map { ("k\($0)", Value($0)) })
      var left = Array(0..<count)
      while !left.isEmpty {
        let gone = left.remove(at: left.count * step / 12)
        pairs["k\(gone)"] = nil
        if gone < count, gone % 5 == 0 {
          pairs["k\(gone + count)"] = Value(gone + count)
          left.append(gone + count)
        }
        #expect(pairs.map(\.key) == left.map { "k\($0)" })
        #expect(pairs["k\(gone)"] == nil && left.allSatisfy { pairs["k\($0)"] == Value($0) })
      }
      pairs["new"] = 1
      #expect(pairs == ["new": 1])
    }
  }

  @Test(arguments: [10, 1_000]) func `many keys are removed at once`(count: Int) {
    var pairs = Pairs((0..<count).map { ("k\($0)", Value($0)) })
    pairs.removeAll { ($0.value.integer ?? 0) % 3 > 0 }
    #expect(pairs.map(\.key) == stride(from: 0, to: count, by: 3).map { "k\($0)" })
    #expect(pairs["k3"] == 3 && pairs["k4"] == nil)
    #expect(throws: WritingError.self) {
      try pairs.removeAll { pair throws(WritingError) in
        guard pair.key != "k9" else { throw WritingError(.nestedTooDeeply, at: []) }
        return true
      }
    }
    #expect(pairs["k3"] == 3)
  }

  @Test func `ten thousand keys are removed one by one`() {
    var pairs = Pairs((0..<10_000).map { ("k\($0)", Value($0)) })
    for number in 0..<10_000 { pairs["k\(number)"] = nil }
    #expect(pairs.isEmpty)
  }
}
