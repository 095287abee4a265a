import TOML
import Testing

@Suite struct NodeCommentTests {
  private static let source = """
    # free

    # one
      # two
    a = 1 # a
    b.c = [ # opens
      # first
      1, # eins
      # second
      2 # zwei
    ] # b
    # header
    [t] # t
    s = \"\"\"
    # text\"\"\"
    u = { v = 1, # v
      # w
      w = 2 }
    [[l]] # l
    [x.y]

    """

  private func comments(_ path: Path) throws -> (above: [String], behind: String?) {
    let document = try Document(parsing: Self.source)
    let node = try #require(document[path])
    let text = document.text(in:)
    return (node.leadingComments.map(text), node.trailingComment.map(text))
  }

  @Test(
    arguments: [
      (["a"], ["# one", "# two"], "# a"), (["b", "c"], [], "# b"), (["b"], [], nil),
      (["b", "c", 0], ["# first"], "# eins"), (["b", "c", 1], ["# second"], "# zwei"),
      (["t"], ["# header"], "# t"), (["t", "s"], [], nil), (["t", "u"], [], nil),
      (["t", "u", "v"], [], "# v"), (["t", "u", "w"], ["# w"], nil), (["l"], [], nil),
      (["l", 0], [], "# l"), (["x"], [], nil), (["x", "y"], [], nil), ([], [], nil),
    ] as [(Path, [String], String?)])
  func `a node knows its comments`(path: Path, above: [String], behind: String?) throws {
    let found = try comments(path)
    #expect(found.above == above)
    #expect(found.behind == behind)
  }

  @Test func `a string is no comment`() throws {
    let source =
      "a = [\n\"\"\"\n# x\"\"\", {\nb = 1 }, \'\'\'\n# y\'\'\',\n2]\nc = \"\"\"\n# z\"\"\"\n[d]\n"
    let document = try Document(parsing: source)
    for path in [["a", 1, "b"], ["a", 1], ["a", 2], ["a", 3], ["d"]] as [Path] {
      #expect(document[path]?.leadingComments == [], "\(path)")
    }
  }

  @Test func `line ends are no part of comments`() throws {
    let document = try Document(parsing: "# c\r\na = 1 # d\r\n")
    #expect(document[["a"]]?.leadingComments == [0..<3])
    #expect(document[["a"]]?.trailingComment == 11..<14)
  }

  @Test func `nodes of broken documents can be asked`() {
    for source in Sample.broken + [
      "# c\na = [1 # d", "a = \"\"\"\n# x", "# c\n[a", "a = {b = 1 # c",
    ] {
      for entry in Document(recovering: source).root.entries {
        let ranges = entry.value.leadingComments + [entry.value.trailingComment ?? 0..<0]
        #expect(ranges.allSatisfy { $0.upperBound <= source.utf8.count })
      }
    }
  }
}
