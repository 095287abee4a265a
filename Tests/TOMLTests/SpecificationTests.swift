import TOML
import Testing

/// One rule of the specification, and a document that it is about.
struct Rule: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let source: String
  /// What the document says in the editions that have the rule; `nil` if no edition allows it.
  let value: Value?
  let versions: [Version]

  init(
    _ rule: String, _ source: String, _ value: Value?, in versions: [Version] = Version.allCases
  ) {
    testDescription = rule
    self.source = source
    self.value = value
    self.versions = value == nil ? [] : versions
  }

  static func refused(_ rule: String, _ source: String) -> Rule { Rule(rule, source, nil) }

  static func newer(_ rule: String, _ source: String, _ value: Value) -> Rule {
    Rule(rule, source, value, in: [.v11])
  }
}

/// The specification from its first heading to its last, one rule after the other.
@Suite struct SpecificationTests {
  @Test(
    arguments: Rule.keyRules + Rule.stringRules + Rule.numberRules + Rule.timeRules
      + Rule.arrayRules + Rule.tableRules)
  func `a rule holds in the editions that have it, and the others refuse it`(rule: Rule) {
    for version in Version.allCases {
      let document = Document(recovering: rule.source, version: version)
      let isAllowed = rule.versions.contains(version)
      #expect(document.isValid == isAllowed, "\(version): \(report(rule.source, version))")
      if isAllowed { #expect(document.root.node.value == rule.value, "\(version)") }
    }
  }
}

extension Rule {
  static let keyRules: [Rule] = [
    Rule("spec: an empty document is a table", "", [:]),
    Rule("spec: a byte order mark at the start is ignored", "\u{FEFF}a = 1", ["a": 1]),
    refused("spec: anywhere else it is not", "a = 1\n\u{FEFF}b = 2"),
    Rule("spec: keys differ by case", "a = 1\nA = 2", ["a": 1, "A": 2]),
    Rule("spec: blanks are spaces and tabs", "\t a\t=\t 1\t ", ["a": 1]),
    refused("spec: other blanks are none", "a =\u{A0}1"),
    Rule("spec: lines end with LF or CRLF", "a = 1\r\nb = 2\n", ["a": 1, "b": 2]),
    refused("spec: a carriage return alone ends none", "a = 1\rb = 2"),
    refused("spec: nor does a line separator", "a = 1\u{2028}b = 2"),
    Rule("comment: a hash begins one outside strings", "# c\na = '#' # c", ["a": "#"]),
    Rule("comment: it may hold any other text", "# \t é 🚲 = [", [:]),
    refused("comment: but no control character", "# \u{7}"),
    refused("comment: not even DEL", "# \u{7F}"),
    Rule("pair: one stands on a line", "a = 1\nb = 2", ["a": 1, "b": 2]),
    refused("pair: two on a line do not", "a = 1 b = 2"),
    refused("pair: the value must be there", "a ="),
    refused("pair: and on the same line", "a =\n1"),
    refused("pair: key and equals sign too", "a\n= 1"),
    Rule(
      "keys: a bare one has ASCII letters, digits, `_`, `-`", "Az-_09 = 1\n1234 = 2",
      ["Az-_09": 1, "1234": 2]),
    refused("keys: it has no others", "ä = 1"),
    refused("keys: it cannot be empty", "= 1"),
    Rule(
      "keys: a quoted one may be anything", "'a b' = 1\n\"ʎ\\u0041\" = 2\n'' = 3",
      ["a b": 1, "ʎA": 2, "": 3]),
    refused("keys: it cannot span lines", "'''a''' = 1"),
    Rule("keys: quoted and bare may be the same", "'a'.b = 1\na.'c' = 2", ["a": ["b": 1, "c": 2]]),
    refused("keys: and then there are two", "a = 1\n'a' = 2"),
    Rule("keys: dots make tables", "a.b.'c.d' = 1", ["a": ["b": ["c.d": 1]]]),
    Rule("keys: blanks around dots are ignored", "a . b\t.c = 1", ["a": ["b": ["c": 1]]]),
    refused("keys: a dot needs a key on both sides", "a. = 1"),
    Rule(
      "keys: a dotted one may come out of order", "a.x = 1\nb = 2\na.y = 3",
      [
        "a": ["x": 1, "y": 3], "b": 2,
      ]),
    Rule("keys: numbers and dots make tables too", "3.14 = 'pi'", ["3": ["14": "pi"]]),
    refused("keys: a value has no keys", "a = 1\na.b = 2"),
    refused("keys: a table of dots is no value", "a.b = 1\na = 2"),
  ]

  static let stringRules: [Rule] = [
    Rule("string: basic", #"a = "x \b\t\n\f\r\"\\ é""#, ["a": "x \u{8}\t\n\u{C}\r\"\\ é"]),
    Rule("string: escapes of code points", #"a = "\u00E9\U0001F6B2""#, ["a": "é🚲"]),
    refused("string: no surrogates", #"a = "\uD83D""#),
    refused("string: nor what is beyond Unicode", #"a = "\U00110000""#),
    refused("string: all digits must be there", #"a = "\u00E""#),
    refused("string: other escapes are reserved", #"a = "\a""#),
    newer("string: \\e", #"a = "\e""#, ["a": "\u{1B}"]),
    newer("string: \\xHH", #"a = "\x41\xfF""#, ["a": "A\u{FF}"]),
    Rule("string: a tab may stand in one", "a = \"\t\"\nb = '\t'", ["a": "\t", "b": "\t"]),
    refused("string: other control characters may not", "a = \"\u{1}\""),
    refused("string: basic ones end with their line", "a = \"x\ny\""),
    refused("string: literal ones too", "a = 'x\ny'"),
    Rule("string: literal ones have no escapes", #"a = 'C:\new\"x"'"#, ["a": #"C:\new\"x""#]),
    Rule("string: many lines, the first end trimmed", "a = \"\"\"\nx\ny\"\"\"", ["a": "x\ny"]),
    Rule("string: only the first", "a = \"\"\"\n\nx\"\"\"", ["a": "\nx"]),
    Rule("string: ends of lines are normalised", "a = \"\"\"x\r\ny\"\"\"", ["a": "x\ny"]),
    Rule("string: a backslash ends a line", "a = \"\"\"x\\ \t\n\n  y\"\"\"", ["a": "xy"]),
    refused("string: with nothing but blanks behind it", "a = \"\"\"x\\ z\ny\"\"\""),
    Rule("string: one or two quotes inside", "a = \"\"\"x\"y\"\"z\"\"\"", ["a": "x\"y\"\"z"]),
    Rule("string: and two at the end", "a = \"\"\"x\"\"\"\"\"", ["a": "x\"\""]),
    refused("string: three end it", "a = \"\"\"x\"\"\"\"\"\""),
    Rule("string: literal, many lines", "a = '''\nx\\n'\n''y'''", ["a": "x\\n'\n''y"]),
    Rule("string: two quotes at its end", "a = '''x'''''", ["a": "x''"]),
    refused("string: no control characters", "a = '''\u{0}'''"),
  ]

  static let numberRules: [Rule] = [
    Rule("integer: with or without a sign", "a = [+1, 0, -17, +0, -0]", ["a": [1, 0, -17, 0, 0]]),
    Rule("integer: underscores between digits", "a = 1_000_0", ["a": 10_000]),
    refused("integer: one at a time", "a = 1__0"),
    refused("integer: not at the end", "a = 1_"),
    refused("integer: no zero first", "a = 01"),
    Rule("integer: other bases", "a = [0xFf_0, 0o17, 0b1_0, 0x0]", ["a": [0xFF0, 15, 2, 0]]),
    refused("integer: without a sign", "a = +0x1"),
    refused("integer: their letter is small", "a = 0X1"),
    refused("integer: digits of their base", "a = 0o8"),
    refused("integer: no underscore behind the prefix", "a = 0x_1"),
    Rule(
      "integer: all of 64 bits", "a = [9223372036854775807, -9223372036854775808]",
      ["a": [.integer(.max), .integer(.min)]]),
    refused("integer: no more than 64 bits", "a = 9223372036854775808"),
    Rule(
      "float: fraction, exponent or both", "a = [1.5, -0.25, 5e+2, 1E-2, 6.5e1_0]",
      ["a": [1.5, -0.25, 500.0, 0.01, 6.5e10]]),
    refused("float: digits before the point", "a = .5"),
    refused("float: and behind it", "a = 5."),
    refused("float: no zero first", "a = 03.14"),
    refused("float: underscores between digits", "a = 1_.5"),
    Rule(
      "float: infinite", "a = [inf, +inf, -inf]",
      [
        "a": [.float(.infinity), .float(.infinity), .float(-.infinity)]
      ]),
    refused("float: in small letters", "a = Inf"),
    refused("float: within the range of 64 bits", "a = 1e400"),
    Rule("float: too small is zero", "a = 1e-400", ["a": 0.0]),
    Rule("boolean: true and false", "a = true\nb = false", ["a": true, "b": false]),
    refused("boolean: in small letters", "a = True"),
  ]
}
