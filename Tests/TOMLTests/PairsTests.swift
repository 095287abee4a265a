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
}
