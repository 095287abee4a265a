import Core
import Testing

/// A prompt that breaks exactly one rule, and its neighbour that keeps it.
struct LintCase: Sendable, CustomTestStringConvertible {
  let rule: PromptLint.Rule
  let field: PromptLint.Field
  let broken: Prompt
  let kept: Prompt

  init(_ rule: PromptLint.Rule, _ field: PromptLint.Field, _ broken: Prompt, not kept: Prompt) {
    self.rule = rule
    self.field = field
    self.broken = broken
    self.kept = kept
  }

  var testDescription: String { "\(rule.rawValue): \(broken.summary) / \(broken.body)" }
}

/// A prompt that keeps every rule, but for what a test changes.
private func prompt(
  id: String = "one", kind: Prompt.Kind = .act, depth: Depth = .everyday,
  relations: [Relation] = [.friend], minutes: Int = 5, summary: String = "Sit down for a while",
  body: String = "Sit with {name} for a few minutes and let them choose what to talk about.",
  because: String? = nil
) -> Prompt {
  Prompt(
    id: Prompt.ID(id), practice: .listening, type: .checkIn, kind: kind, depth: depth,
    relations: relations, setting: .either, minutes: minutes, summary: summary, body: body,
    because: because)
}

private func body(_ text: String) -> Prompt { prompt(body: text) }
private func summary(_ text: String) -> Prompt { prompt(summary: text) }

private let formCases: [LintCase] = [
  LintCase(.empty, .summary, summary(" "), not: summary("Sit down")),
  LintCase(.empty, .body, body(""), not: body("Sit with {name}.")),
  LintCase(
    .length, .summary, summary("Thank {name} " + String(repeating: "x", count: 38)),
    not: summary("Thank {name} " + String(repeating: "x", count: 37))),
  LintCase(
    .length, .body, body("Tell {name} " + String(repeating: "strengths ", count: 17) + "strength."),
    not: body("Tell {name} " + String(repeating: "strengths ", count: 17) + "scratch.")),
  LintCase(
    .length, .because, prompt(because: String(repeating: "a", count: 121)),
    not: prompt(because: String(repeating: "a", count: 120))),
  LintCase(
    .oneLine, .body, body("Sit with {name}.\nStay."), not: body("Sit with {name}. Stay.")),
  LintCase(
    .oneLine, .summary, summary("Sit \u{202E}down"), not: summary("Sit \u{2026} down")),
  LintCase(.markup, .summary, summary("Sit down!"), not: summary("Sit down.")),
  LintCase(.markup, .body, body("Sit & talk with {name}."), not: body("Sit with {name}.")),
  LintCase(
    .link, .body, body("Read example.org with {name}."),
    not: body("Read a page with {name}, e.g. a recipe.")),
  LintCase(
    .link, .body, body("Read gemini://a with {name}."),
    not: body("Read a page with {name}: one or two/three lines.")),
  LintCase(.link, .because, prompt(because: "See www.x"), not: prompt(because: "Aron (1997).")),
  LintCase(.emoji, .summary, summary("Sit down \u{1F600}"), not: summary("Sit down :-)")),
  LintCase(.emoji, .summary, summary("Sit \u{2764}\u{FE0F} down"), not: summary("Sit down 1 #")),
  LintCase(
    .capitals, .body, body("Do NOT hurry {name}."), not: body("Do not hurry {name} at the TV.")),
  LintCase(.placeholder, .body, body("Sit with {name} at {place}."), not: body("Sit with {name}.")),
]

private let wordCases: [LintCase] = [
  LintCase(.standsAlone, .body, body("It helps {name} to sit."), not: body("Sit with {name}.")),
  LintCase(.standsAlone, .body, body("Sit with them."), not: body("Sit with {name}; hear them.")),
  LintCase(.standsAlone, .summary, summary("Then sit down"), not: summary("Sit down then")),
  LintCase(
    .secondPerson, .body, body("Tell {name} about our day."), not: body("Hand {name} your tea.")),
  LintCase(.secondPerson, .summary, summary("Let's sit down"), not: summary("Let it settle")),
  LintCase(.gendered, .body, body("Sit with {name} and her dog."), not: body("Sit over there.")),
  LintCase(.gendered, .summary, summary("Your wife\u{2019}s day"), not: summary("A midwife's day")),
  LintCase(
    .presumption, .body, body("Sit with {name} over wine."), not: body("Sit with {name} to unwind.")
  ),
  LintCase(
    .presumption, .body, body("Greet {name} when they come home."),
    not: body("Greet {name} when they come in.")),
  LintCase(
    .pressure, .body, body("You should sit with {name}."), not: body("Give {name} your shoulder.")),
  LintCase(
    .pressure, .body, body("Call {name}, it's been nine days."),
    not: body("Call {name}; it's been a good summer.")),
  LintCase(
    .pressure, .body, body("Sit with {name} until they talk."), not: body("Sit until noon.")),
  LintCase(.pressure, .summary, summary("Prove your love"), not: summary("Improve your tea")),
  LintCase(
    .ownWords, .body, body("Tell {name} \"I love your laugh\"."),
    not: body("Tell {name} you love their laugh.")),
  LintCase(
    .ownWords, .body, body("Write {name} this: I'm glad of you."),
    not: body("Write {name} two lines that begin with I.")),
  LintCase(.ownWords, .summary, summary("My thanks to you"), not: summary("Say thanks")),
]

private let readingCases: [LintCase] = [
  LintCase(
    .sentences, .body, body("Sit with {name}. Stay. Look. Nod. Go."),
    not: body("Sit with {name}. Stay. Look. Nod.")),
  LintCase(
    .readingLevel, .body,
    body("Acknowledge the considerable emotional complexity underlying {name}'s communication."),
    not: body("Say that you saw how much lay under what {name} told you, and that it was a lot.")),
  LintCase(
    .readingLevel, .body,
    body(
      """
      Consider the particular difficulties {name} is experiencing currently and articulate an \
      appropriate appreciation of their perseverance.
      """),
    not: body("Think of what {name} finds hard just now. Tell them you see how they keep on.")),
]

private let fitCases: [LintCase] = [
  LintCase(.relations, .relations, prompt(relations: []), not: prompt(relations: [.friend])),
  LintCase(
    .relations, .relations, prompt(relations: [.friend, .friend]),
    not: prompt(relations: [.friend, .parent])),
  LintCase(
    .minutes, .minutes, prompt(depth: .personal, minutes: 21),
    not: prompt(depth: .personal, minutes: 20)),
  LintCase(.minutes, .minutes, prompt(minutes: 0), not: prompt(minutes: 1)),
  LintCase(.depthMinutes, .minutes, prompt(minutes: 16), not: prompt(minutes: 15)),
  LintCase(
    .wayOut, .body, prompt(kind: .ask, depth: .personal, body: "Ask {name} what they fear."),
    not: prompt(
      kind: .ask, depth: .personal, body: "Ask {name} what they fear. A no is welcome.")),
  LintCase(
    .childDepth, .depth, prompt(depth: .tender, relations: [.child]),
    not: prompt(depth: .personal, relations: [.child])),
  LintCase(
    .childSecrets, .body, prompt(relations: [.child], body: "Tell {name} a secret."),
    not: prompt(relations: [.friend], body: "Tell {name} a secret.")),
  LintCase(
    .colleagueDepth, .depth, prompt(depth: .personal, relations: [.colleague]),
    not: prompt(depth: .everyday, relations: [.colleague])),
  LintCase(
    .colleagueTouch, .body, prompt(relations: [.colleague], body: "Give {name} a hug."),
    not: prompt(relations: [.sibling], body: "Give {name} a hug.")),
  LintCase(
    .creditConsent, .body,
    prompt(relations: [.colleague], body: "Tell {name}'s work to others."),
    not: prompt(
      relations: [.colleague],
      body: "Ask {name} whether they would like their work named to others.")),
]

@Test(arguments: formCases + wordCases + readingCases + fitCases)
func `a prompt that breaks one rule is told so once, and its neighbour is not`(_ each: LintCase) {
  let found = PromptLint.findings(in: each.broken)
  #expect(found.map(\.rule) == [each.rule])
  #expect(found.map(\.field) == [each.field])
  #expect(found.map(\.prompt) == [each.broken.id])
  #expect(PromptLint.findings(in: each.kept) == [])
}

@Test func `every rule on one prompt has a case here`() {
  let tested = (formCases + wordCases + readingCases + fitCases).map(\.rule)
  let ofDecks: [PromptLint.Rule] = [.uniqueID, .uniqueSummary, .nearDuplicate]
  #expect(PromptLint.Rule.allCases.filter { !tested.contains($0) } == ofDecks)
}

@Test func `a message says what is wrong and how to mend it`() {
  let found = PromptLint.findings(in: body("You must sit with {name}!"))
  #expect(
    found.map(\.message) == [
      "Leave out \"!\"; say it in plain words.",
      "\"must\" carries guilt or pressure; leave both people free.",
    ])
}

@Test func `a depth-2 prompt that asks nothing needs no way out`() {
  #expect(PromptLint.findings(in: prompt(kind: .say, depth: .personal)) == [])
}

@Test func `a deck of different prompts has no findings`() {
  let other = prompt(
    id: "two", summary: "Send a picture", body: "Pick a picture {name} would like and send it.")
  #expect(PromptLint.findings(in: [prompt(), other]) == [])
  #expect(PromptLint.findings(in: [Prompt]()) == [])
}

@Test func `an id used twice is found at the second prompt`() {
  let other = prompt(summary: "Send a picture", body: "Pick one {name} would like.")
  let found = PromptLint.findings(in: [prompt(), other])
  #expect(found.map(\.rule) == [.uniqueID])
  #expect(found.map(\.field) == [.id])
}

@Test func `a summary used twice is found whatever its capitals`() {
  let other = prompt(id: "two", summary: "Sit Down for a while.", body: "Pick one {name} likes.")
  let found = PromptLint.findings(in: [prompt(), other])
  #expect(found.map(\.rule) == [.uniqueSummary])
  #expect(found.map(\.prompt) == [Prompt.ID("two")])
}

@Test func `prompts that share six words in ten are one prompt, and with fewer are two`() {
  let first = prompt(summary: "one two three", body: "four five six seven eight {name} nine")
  let near = prompt(id: "near", summary: "one two three four", body: "five six {name} ten eleven")
  let nearer = prompt(id: "nearer", summary: "one two three four", body: "five {name}")
  #expect(PromptLint.findings(in: [first, near]) == [])
  #expect(PromptLint.findings(in: [first, nearer]).map(\.rule) == [.nearDuplicate])
}

@Test func `findings of single prompts come before those of the deck`() {
  let loud = summary("Sit down!")
  #expect(
    PromptLint.findings(in: [loud, loud]).map(\.rule) == [
      .markup, .markup, .uniqueID, .uniqueSummary, .nearDuplicate,
    ])
}
