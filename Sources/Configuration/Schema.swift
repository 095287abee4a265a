import TOML

/// Which keys each table of the files of Attune may have.
enum Schema {
  static let file = [
    Field("hours", .table, "[hours]"), Field("limits", .table, "[limits]"),
    Field("defaults", .table, "[defaults]"), Field("people", .table, "[people.alex]"),
    Field("channels", .table, "[channels]"), Field("history", .table, "[history]"),
  ]

  static let history = [Field("keep", .text, #""400 days""#)]

  static let hours = [
    Field("weekdays", .texts, #"["17:30-20:30"]"#), Field("weekends", .texts, #"["11:00-14:00"]"#),
    Field("quiet", .text, #""21:30-08:30""#),
  ]

  static let limits = [
    Field("per-day", .integer, "2"), Field("per-person-per-day", .integer, "1"),
    Field("min-gap", .text, #""2h""#),
  ]

  static let defaults = [
    Field("appreciation", .text, #""2 a week""#), Field("check-in", .text, #""1 a week""#),
    Field("discreet", .truth, "true"),
  ]

  static let person =
    [
      Field("name", .text, #""Alex""#, isRequired: true),
      Field("relation", .text, #""friend""#, isRequired: true),
      Field("setting", .text, #""together""#), Field("time-zone", .text, #""Europe/Lisbon""#),
      Field("hours", .text, #""09:00-21:00""#),
    ] + defaults + [
      Field("dates", .tables, #"[{ label = "birthday", on = "03-09" }]"#),
      Field("plans", .tables, #"[{ when = "we eat", then = "put the phone away" }]"#),
      Field("reminders", .tables, "[[people.alex.reminders]]"),
    ]

  static let date = [
    Field("label", .text, #""birthday""#, isRequired: true),
    Field("on", .date, #""06-21""#, isRequired: true), Field("ahead", .texts, #"["10d", "0d"]"#),
  ]

  static let plan = [
    Field("when", .text, #""the kettle boils""#, isRequired: true),
    Field("then", .text, #""thank Alex for one exact thing""#, isRequired: true),
  ]

  static let reminder = [
    Field("id", .text, #""sunday-call""#, isRequired: true),
    Field("at", .text, #""Sun 17:00""#, isRequired: true),
    Field("summary", .text, #""Ring Mum""#, isRequired: true),
    Field("body", .text, #""Ask how the garden is doing.""#),
    Field("catch-up", .text, #""once""#), Field("max-age", .text, #""1d""#),
  ]

  static let channels = [
    Field("desktop", .truth, "true"), Field("journal", .truth, "true"),
    Field("hooks", .tables, "[[channels.hooks]]"),
  ]

  static let hook = [
    Field("name", .text, #""phone""#, isRequired: true),
    Field("command", .texts, #"["notify-send", "A small moment"]"#, isRequired: true),
    Field("as", .text, #""observer""#), Field("on", .texts, #"["due"]"#),
    Field("text", .truth, "false"), Field("timeout", .text, #""10s""#),
  ]

  static let deck = [Field("prompt", .tables, "[[prompt]]")]

  static let prompt = [
    Field("id", .text, #""let-the-pause-work""#, isRequired: true),
    Field("practice", .text, #""listening""#, isRequired: true),
    Field("type", .text, #""check-in""#, isRequired: true),
    Field("kind", .text, #""do""#, isRequired: true),
    Field("depth", .integer, "1", isRequired: true),
    Field("relations", .texts, #"["partner", "friend"]"#, isRequired: true),
    Field("setting", .text, #""either""#, isRequired: true),
    Field("minutes", .integer, "5", isRequired: true), Field("tags", .texts, "[]"),
    Field("summary", .text, #""Let the pause do the work""#, isRequired: true),
    Field("body", .text, #""Count to three before you speak.""#, isRequired: true),
    Field("because", .text, #""Pauses invite more than questions.""#),
  ]

  /// What to say of a key that many expect and no table has.
  static func known(_ key: String, in schema: [Field]) -> String? {
    if key == "depth" { return "`attune depth` says how personal prompts may become" }
    let hasCadences = schema.contains { $0.name == "check-in" }
    let isOften =
      closestMatch(to: key, among: ["cadence", "frequency", "interval", "every"]) != nil
    if hasCadences, isOften { return "`appreciation` and `check-in` say how often" }
    let isDate = closestMatch(to: key, among: ["birthday", "birthdate", "anniversary"]) != nil
    guard isDate, schema.contains(where: { $0.name == "dates" }) else { return nil }
    return "dates = [{ label = \"birthday\", on = \"03-09\" }]"
  }

  /// The table to which a key belongs that is unknown where it stands.
  static func home(of key: String) -> String? {
    let homes = [
      ("[hours]", hours), ("[limits]", limits), ("[channels]", channels), ("[history]", history),
      ("a person", person),
      ("a reminder", reminder), ("a hook", hook), ("a date", date), ("a plan", plan),
    ]
    return homes.first { $0.1.contains { $0.name == key } }?.0
  }
}
