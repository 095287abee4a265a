import CivilTime

/// The words of what no prompt was written for.
package enum Wording {
  static func text(of prompt: Prompt, for person: Person) -> Text {
    Text(
      summary: prompt.summary.replacing(person.name), body: prompt.body.replacing(person.name))
  }

  static func text(of plan: IfThenPlan, for person: Person) -> Text {
    Text(
      summary: "Your plan with \(person.name)", body: "When \(plan.when), then \(plan.then).")
  }

  static func text(of reminder: FixedReminder) -> Text {
    Text(summary: reminder.summary, body: reminder.body)
  }

  static func text(of followUp: FollowUp, for person: Person) -> Text {
    Text(
      summary: comingBack(to: person),
      body: "Your note: \(followUp.text)\nIf it is not the moment for them, let it be.")
  }

  /// What is left of a follow-up whose words are forgotten.
  static func used(for person: Person) -> Text {
    Text(summary: comingBack(to: person), body: "Your note was for one time, and is not kept.")
  }

  private static func comingBack(to person: Person) -> String {
    "You wanted to come back to \(person.name)"
  }

  /// What is offered, on one line, with the command that takes it up.
  ///
  /// Without a person it is about several, and names none of them.
  package static func line(for offer: Offer.Kind, about person: Person?) -> String {
    let id = person?.id.description ?? "NAME"
    return switch offer {
    case .deeper:
      "If you like, prompts about \(person?.name ?? "someone") can become more personal: attune depth \(id) 2"
    case .fewer:
      "Another pace or another time of day may suit you better: attune cadence, or attune pause"
    case .review:
      "Still helpful? Keep it so, have fewer (attune cadence), or stop (attune rest \(id)). Any answer is fine."
    }
  }

  /// A date's words depend on how far away it is, never on how many years it has been.
  static func text(of date: SpecialDate, for person: Person, on day: CivilDate, today: CivilDate)
    -> Text
  {
    let days = day.dayNumber - today.dayNumber
    let when = "\(day.weekday.fullName), \(day.day) \(day.monthName)"
    switch days {
    case ..<0:
      return Text(
        summary: "\(person.name): \(date.label) was on \(when)",
        body: "A few kind words are welcome a little later, too.")
    case 0:
      return Text(
        summary: "\(person.name): \(date.label), today",
        body: "Mark it in whatever way suits you both. A few words can be enough.")
    case 1...3:
      return Text(
        summary: "\(person.name): \(date.label) on \(when)",
        body: "A card, a call, a small plan: which of them feels like the two of you?")
    default:
      return Text(
        summary: "\(person.name): \(date.label) on \(when)",
        body: "There is time for something that fits them. What have they enjoyed lately?")
    }
  }

  /// What is shown when no prompt suits: never nothing, and nothing that turns to them, for it may
  /// be night where they are.
  static func open(for person: Person) -> Text {
    Text(
      summary: "A kind thought of \(person.name)",
      body: "Take one quiet minute to think of something good about them. Nothing else is needed.")
  }

  static let test = Text(
    summary: "Attune can reach you",
    body: "This is only a test. Your reminders will come at the pace you chose.")
}

extension String {
  /// Puts a name in place of every `{name}`.
  fileprivate func replacing(_ name: String) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("{name}") {
        result += name
        rest = rest.dropFirst(6)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }
}

extension CivilDate {
  var monthName: String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names[month - 1]
  }
}

extension Weekday {
  var fullName: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}
