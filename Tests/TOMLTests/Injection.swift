import TOML

/// A kind of mistake to put between the statements of a document.
struct Injection: Sendable, CustomStringConvertible {
  let code: String
  /// What to write; `KEY` stands for a key that nothing else uses.
  let text: String
  /// Which of its lines is to blame, from zero.
  let line: Int

  init(_ code: String, _ text: String, line: Int = 0) {
    self.code = code
    self.text = text
    self.line = line
  }

  var description: String { text.debugDescription }

  /// What is answered with exactly one message.
  static let kinds = values + strings + keys + brackets + tables + cascades

  private static let values = [
    Injection("missing-equals", "KEY 1"),
    Injection("missing-equals", "KEY: 'v'"),
    Injection("missing-equals", "KEY"),
    Injection("missing-value", "KEY ="),
    Injection("missing-value", "KEY = # none"),
    Injection("extra-equals", "KEY == 1"),
    Injection("extra-equals", "KEY => 1"),
    Injection("invalid-boolean", "KEY = yes"),
    Injection("invalid-boolean", "KEY = True"),
    Injection("invalid-value", "KEY = null"),
    Injection("unquoted-string", "KEY = word"),
    Injection("unquoted-string", "KEY = two words # or three"),
    Injection("unquoted-string", "KEY = /srv/photos"),
    Injection("unquoted-string", "KEY = 5GB"),
    Injection("unquoted-string", "KEY = 1.2.3"),
    Injection("invalid-number", "KEY = 04"),
    Injection("invalid-number", "KEY = 1_"),
    Injection("invalid-number", "KEY = .5"),
    Injection("integer-out-of-range", "KEY = 99999999999999999999"),
    Injection("float-out-of-range", "KEY = 1e999"),
    Injection("lookalike-character", "KEY = \u{2212}1"),
    Injection("invalid-time", "KEY = 9:00:00"),
    Injection("invalid-time", "KEY = 9pm"),
    Injection("invalid-time", "KEY = 25:00:00"),
    Injection("invalid-date", "KEY = 2025-02-30"),
    Injection("invalid-date", "KEY = 2025/12/31"),
    Injection("unexpected-text", "KEY = 1,"),
    Injection("unexpected-text", "KEY = 1;"),
    Injection("unexpected-text", "KEY = 'a' // b"),
    Injection("unexpected-text", "KEY = 1 KEY2 = 2"),
  ]

  private static let strings = [
    Injection("unclosed-string", "KEY = \"abc"),
    Injection("unclosed-string", "KEY = 'abc # d"),
    Injection("unclosed-string", "KEY = \"C:\\\""),
    Injection("curly-quotes", "KEY = “v”"),
    Injection("invalid-escape", "KEY = \"C:\\Users\\q\""),
    Injection("invalid-escape", "KEY = \"\"\"\na\n\\q\n\"\"\"", line: 2),
    Injection("unicode-blank", "KEY =\u{A0}1"),
    Injection("unicode-blank", "\u{200B}KEY = 1"),
  ]

  private static let keys = [
    Injection("missing-key", "= 1"),
    Injection("missing-key", "KEY..a = 1"),
    Injection("missing-key", "// no comment"),
    Injection("missing-key", "}"),
    Injection("unquoted-key", "KEYé = 1"),
    Injection("unclosed-string", "\"KEY = 1"),
    Injection("duplicate-key", "KEY = 1\nKEY = 2", line: 1),
    Injection("not-a-table", "KEY = 1\nKEY.a = 2", line: 1),
    Injection("closed-table", "KEY = { a = 1 }\nKEY.b = 2", line: 1),
  ]

  private static let brackets = [
    Injection("unclosed-array", "KEY = [1, 2"),
    Injection("unclosed-array", "KEY = [\n  1,\n  2"),
    Injection("unclosed-array", "KEY = [\n  1,"),
    Injection("unclosed-array", "KEY = ["),
    Injection("unclosed-array", "KEY = [\n  [1, 2],\n  [3, 4\n]"),
    Injection("unclosed-inline-table", "KEY = { a = 1"),
    Injection("mismatched-bracket", "KEY = [1, 2}"),
    Injection("mismatched-bracket", "KEY = { a = 1 ]"),
    Injection("missing-comma", "KEY = [1 2 3]"),
    Injection("missing-comma", "KEY = [\n  'a',\n  'b'\n  'c'\n]", line: 2),
    Injection("missing-comma", "KEY = { a = 1 b = 2 }"),
    Injection("extra-comma", "KEY = [1,, 2]"),
    Injection("extra-comma", "KEY = [,]"),
    Injection("unopened-bracket", "KEY = ]"),
    Injection("invalid-boolean", "KEY = [\n  1,\n  yes,\n]", line: 2),
    Injection("missing-equals", "KEY = { a 1 }"),
    Injection("missing-value", "KEY = { a = }"),
    Injection("duplicate-key", "KEY = { a = 1, a = 2 }"),
    Injection("unclosed-string", "KEY = [\n  'a',\n  'b\n]", line: 2),
  ]

  private static let tables = [
    Injection("unclosed-header", "[KEY"),
    Injection("unclosed-header", "[[KEY]"),
    Injection("missing-key", "[]"),
    Injection("missing-key", "[KEY.]"),
    Injection("unexpected-text", "[KEY] a"),
    Injection("unquoted-key", "[KEYé]"),
    Injection("duplicate-table", "[KEY]\n[KEY]", line: 1),
    Injection("duplicate-table", "[KEY]\n[[KEY]]", line: 1),
    Injection("duplicate-table", "[[KEY]]\n[KEY]", line: 1),
    Injection("not-a-table", "KEY = 1\n[xKEY]\n[xKEY.y]\nz = 1\n[xKEY.y.z.a]", line: 4),
  ]

  /// What is one mistake, though reading on carelessly would find more.
  private static let cascades = [
    Injection("unclosed-array", "KEY = [1, 2\n'LKEY' = 1"),
    Injection("unclosed-array", "KEY = [\n  1,\n'LKEY' = 1"),
    Injection("unclosed-inline-table", "KEY = { a = 1\n'LKEY' = 1"),
    Injection("unclosed-inline-table", "KEY = { a = 1\n\tLKEY = 1"),
    Injection("mismatched-bracket", "KEY = [{ a = 1 ]"),
    Injection("mismatched-bracket", "KEY = { a = [1, 2 }"),
    Injection("mismatched-bracket", "KEY = { a = [1, 2}, b = 3 }"),
    Injection("mismatched-bracket", "KEY = [\n  { a = 1 },\n  { a = 2\n]", line: 3),
    Injection("pair-in-array", "KEY = [\n  LKEY = 1,\n]", line: 1),
    Injection("unclosed-string", "KEY = 'a\nb'"),
    Injection("unclosed-string", "KEY = \"a\nb\nc\""),
    Injection("unclosed-string", "KEY = [\n  'a\n  'b'\n]", line: 1),
    Injection("missing-equals", "KEY += 1"),
    Injection("missing-equals", "KEY := 1"),
    Injection("missing-equals", "KEY -> 1"),
    Injection("missing-equals", "KEY' = 1"),
    Injection("missing-equals", "'KEY' 'L' = 1"),
    Injection("missing-equals", "let KEY = 1"),
    Injection("missing-equals", "KEY = { 'a': 1, 'b': 2 }"),
    Injection("missing-value", "KEY =\n  1"),
    Injection("missing-equals", "KEY\n= 1"),
    Injection("missing-equals", "first KEY = 'v'"),
    Injection("missing-equals", "KEY]"),
    Injection("missing-equals", "KEY - 1"),
    Injection("missing-comma", "KEY = {\nb = 1\nc = 2\n}", line: 1),
    Injection("missing-comma", "KEY = {\nb = 1,\nc = 2\nd = { e = 3 }\n}", line: 2),
    Injection("unclosed-inline-table", "KEY = {\nb = 1\nLKEY = 2"),
    Injection("mismatched-bracket", "KEY = [1, 2)"),
    Injection("mismatched-bracket", "KEY = { a = 1)"),
    Injection("mismatched-bracket", "KEY = ['a')"),
    Injection("unexpected-text", "[KEY]]"),
    Injection("unexpected-text", "KEY = 'x' 'y'"),
    Injection("unexpected-text", "KEY = 'x' + 'y'"),
    Injection("missing-value", "KEY = { a =\n 1 }"),
    Injection("missing-equals", "KEY = { a\n = 1 }"),
    Injection("integer-out-of-range", "KEY = 99999999999999999999#c"),
    Injection("invalid-date", "KEY = 2023-02-30#c"),
    Injection("invalid-boolean", "KEY = yes#c"),
    Injection("unquoted-string", "KEY = http://x/y#z"),
    Injection("unclosed-header", "[KEY\n]"),
    Injection("merge-conflict", "<<<<<<< HEAD\nKEY = 1\n=======\nKEY = 2\n>>>>>>> b"),
    Injection(
      "merge-conflict", "<<<<<<< a\nKEY = 1\n||||||| b\nKEY = 3\n=======\nKEY = 2\n>>>>>>> c"),
  ]
}
