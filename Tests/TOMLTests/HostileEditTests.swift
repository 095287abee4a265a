import TOML
import Testing

/// Edits that nobody in their right mind asks for: they are made, or refused with a reason.
@Suite struct HostileEditTests {
  @Test func `no path and no value makes an edit crash or fail`() throws {
    var refused: Set<EditError.Reason> = []
    for seed in 0..<UInt64(400) {
      let odd = OddDocument(seed: seed)
      let document = Document(recovering: odd.bytes, version: odd.version)
      var random = HostileEdit(seed: seed)
      for _ in 0..<10 {
        let edit = random.edit()
        do throws(EditError) {
          let edited = try edit.applied(to: document)
          #expect(edited.isValid, "seed \(seed): \(edit)")
        } catch {
          refused.insert(error.reason)
          #expect(error.reason != .failed, "seed \(seed): \(edit)")
        }
      }
    }
    #expect(refused.isSuperset(of: [.notFound, .exists, .notATable, .notAnArray, .notAKey]))
  }

  @Test func `broken documents are not edited`() {
    for source in Sample.broken {
      let document = Document(recovering: source)
      #expect(throws: EditError(.invalidDocument, at: ["x"])) {
        try document.setting(["x"], to: 1)
      }
    }
  }

  @Test(arguments: [1, 100, 127, 128, 129, 200])
  func `what nests too deeply is refused and the rest is not`(depth: Int) throws {
    let path = Path(keys: Array(repeating: "k", count: depth))
    for source in ["", "k = {}", "k.k.j = 1", "[[k.j]]"] {
      let document = try Document(parsing: source)
      for value in [1, [:], [], [[:]]] as [Value] {
        do throws(EditError) {
          let edited = try document.setting(path, to: value)
          #expect(edited[path]?.value == value)
        } catch {
          #expect(
            error.reason == .unwritable(.nestedTooDeeply) && depth > 125, "\(source) \(value)")
        }
      }
    }
  }

  @Test func `dates that do not exist are refused`() throws {
    let date = Value.localDate(LocalDate(year: 2025, month: 2, day: 30))
    let document = try Document(parsing: "a = [1]")
    #expect(throws: EditError(.unwritable(.invalidDateTime), at: ["a", 0, "d"])) {
      try document.setting(["a", 0], to: ["d": date])
    }
    #expect(throws: EditError(.unwritable(.invalidDateTime), at: ["a", 1])) {
      try document.inserting(date, at: ["a", 1])
    }
  }
}

private struct HostileEdit {
  private var generator: SplitMix64
  private var values: RandomValue

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    values = RandomValue(seed: seed)
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func edit() -> Edit {
    let path = Path((0..<below(5)).map { _ in step() })
    let value = below(2) == 0 ? Value.table(values.pairs()) : .array(values.pairs().values)
    switch below(4) {
    case 0: return .set(path, value)
    case 1: return .insert(value, path)
    case 2: return .remove(path)
    default: return .rename(path, ["k1", "", "\u{0}\u{7F}\u{85}", "é\u{301}", "a\nb"][below(5)])
    }
  }

  private mutating func step() -> Path.Step {
    let keys = ["k0", "k1", "key-1", "q 1", "l.2", "0", "", "\u{0}", "new", "🚲"]
    let indexes = [0, 0, 1, 2, -1, .max, .min]
    return below(4) > 0 ? .key(keys[below(keys.count)]) : .index(indexes[below(indexes.count)])
  }
}
