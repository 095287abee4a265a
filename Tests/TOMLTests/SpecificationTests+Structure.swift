import TOML

extension Rule {
  private static let date = LocalDate(year: 1979, month: 5, day: 27)
  private static let seconds = LocalTime(hour: 7, minute: 32, second: 1)
  private static let minutes = LocalTime(hour: 7, minute: 32)

  private static func instant(_ time: LocalTime, _ offset: Int) -> Value {
    .offsetDateTime(OffsetDateTime(date: date, time: time, offsetInMinutes: offset))
  }

  private static func fraction(_ nanosecond: Int) -> Value {
    .localTime(LocalTime(hour: 7, minute: 32, second: 1, nanosecond: nanosecond))
  }

  static let timeRules: [Rule] = [
    Rule(
      "date-time: with an offset",
      "a = [1979-05-27T07:32:01Z, 1979-05-27t07:32:01z, 1979-05-27 07:32:01-07:30]",
      ["a": [instant(seconds, 0), instant(seconds, 0), instant(seconds, -450)]]),
    newer(
      "date-time: seconds may be left out", "a = 1979-05-27T07:32+01:00",
      [
        "a": instant(minutes, 60)
      ]),
    Rule(
      "date-time: local", "a = 1979-05-27T07:32:01",
      [
        "a": .localDateTime(LocalDateTime(date: date, time: seconds))
      ]),
    newer(
      "date-time: local, seconds left out", "a = 1979-05-27 07:32",
      [
        "a": .localDateTime(LocalDateTime(date: date, time: minutes))
      ]),
    Rule("date-time: a date", "a = 1979-05-27", ["a": .localDate(date)]),
    Rule("date-time: a time", "a = 07:32:01", ["a": .localTime(seconds)]),
    newer("date-time: a time, seconds left out", "a = 07:32", ["a": .localTime(minutes)]),
    Rule(
      "date-time: fractions of a second", "a = [07:32:01.5, 07:32:01.000001]",
      [
        "a": [fraction(500_000_000), fraction(1_000)]
      ]),
    Rule(
      "date-time: what is finer is cut off", "a = 07:32:01.9999999999",
      [
        "a": fraction(999_999_999)
      ]),
    refused("date-time: a fraction has digits", "a = 07:32:01."),
    refused("date-time: every field has its digits", "a = 7:32:01"),
    refused("date-time: days are those of the month", "a = 1979-02-29"),
    refused("date-time: hours end at 23", "a = 24:00:00"),
    refused("date-time: offsets end at 23:59", "a = 1979-05-27T07:32:01+24:00"),
    refused("date-time: a time alone has no offset", "a = 07:32:01Z"),
  ]

  static let arrayRules: [Rule] = [
    Rule("array: of nothing", "a = []\nb = [ ]", ["a": [], "b": []]),
    Rule(
      "array: of mixed kinds", "a = [1, 'x', [true], { b = 1 }]",
      [
        "a": [1, "x", [true], ["b": 1]]
      ]),
    Rule(
      "array: over many lines, with comments", "a = [ # c\n\n1 # c\n, # c\n2\n# c\n]",
      [
        "a": [1, 2]
      ]),
    Rule("array: a comma may come last", "a = [1,\n]", ["a": [1]]),
    refused("array: not two", "a = [1,,]"),
    refused("array: nor alone", "a = [,]"),
    refused("array: a comma parts elements", "a = [1 2]"),
    refused("array: it must be closed", "a = [1"),
  ]

  static let tableRules: [Rule] = [
    Rule("table: a header", "[a]\nb = 1\n[c]", ["a": ["b": 1], "c": [:]]),
    Rule("table: blanks in it are ignored", "[ a . 'b' ]", ["a": ["b": [:]]]),
    Rule("table: it stands alone, but for a comment", " [a] # c", ["a": [:]]),
    refused("table: no pair in its line", "[a] b = 1"),
    refused("table: its name must be there", "[]"),
    refused("table: it must be closed", "[a\nb = 1"),
    Rule("table: those above it need no header", "[a.b]", ["a": ["b": [:]]]),
    Rule("table: but may get one later", "[a.b]\n[a]\nc = 1", ["a": ["b": [:], "c": 1]]),
    refused("table: each header once", "[a]\n[a]"),
    refused("table: none for a table of dots", "a.b = 1\n[a]"),
    refused("table: none for a value", "a = 1\n[a]"),
    Rule(
      "table: one may stand in a table of dots", "[a]\nb.c = 1\n[a.d]",
      [
        "a": ["b": ["c": 1], "d": [:]]
      ]),
    Rule(
      "table: also within the dots", "a.b.c = 1\n[a.d]\n[a.b.e]",
      [
        "a": ["b": ["c": 1, "e": [:]], "d": [:]]
      ]),
    refused("table: dots add nothing to one with a header", "[a.b]\n[a]\nb.c = 1"),
    Rule("table: the root comes first", "b = 1\n[a]", ["b": 1, "a": [:]]),
    Rule(
      "inline table: one line", "a = { b = 1, c.d = 2 }\ne = {}",
      [
        "a": ["b": 1, "c": ["d": 2]], "e": [:],
      ]),
    newer(
      "inline table: many lines", "a = {\n  b = 1, # c\n\n  c = 2\n}",
      [
        "a": ["b": 1, "c": 2]
      ]),
    newer("inline table: a comma may come last", "a = { b = 1, }", ["a": ["b": 1]]),
    Rule("inline table: an array in it may span lines", "a = { b = [\n1 ] }", ["a": ["b": [1]]]),
    refused("inline table: a comma parts pairs", "a = { b = 1 c = 2 }"),
    refused("inline table: no comma alone", "a = { , }"),
    refused("inline table: each key once", "a = { b = 1, b = 2 }"),
    refused("inline table: it is complete", "a = { b = 1 }\na.c = 2"),
    refused("inline table: no header adds to it", "a = { b = 1 }\n[a.c]"),
    refused("inline table: nor do dots in it to another", "a = { b = {}, b.c = 1 }"),
    Rule(
      "array of tables: a header each", "[[a]]\nb = 1\n[[a]]\n[[a]]\nb = 3",
      [
        "a": [["b": 1], [:], ["b": 3]]
      ]),
    Rule(
      "array of tables: a table in the newest element", "[[a]]\n[a.b]\n[[a]]\n[a.b]\nc = 1",
      [
        "a": [["b": [:]], ["b": ["c": 1]]]
      ]),
    Rule(
      "array of tables: an array in an array", "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]",
      [
        "a": [["b": [[:], [:]]], ["b": [[:]]]]
      ]),
    refused("array of tables: the array comes first", "[a.b]\n[[a]]"),
    refused("array of tables: none for an array in brackets", "a = []\n[[a]]"),
    refused("array of tables: none for a table", "[a]\n[[a]]"),
    refused("array of tables: no table of its name", "[[a]]\n[a]"),
    refused("array of tables: no blank between its brackets", "[ [a] ]"),
  ]
}
