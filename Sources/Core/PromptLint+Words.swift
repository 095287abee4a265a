extension PromptLint {
  /// Words and phrases that one rule keeps out, and how to mend a text that has one.
  private struct Ban {
    let rule: Rule
    let phrases: Phrases
    let remedy: String
  }

  /// The rules on words, for what a notification shows.
  static func checkWords(of prompt: Prompt, into report: inout Report) {
    for passage in shown(of: prompt) {
      let words = words(in: passage.text)
      for ban in [person, gender, presumption, pressure] {
        guard let phrase = ban.phrases.first(in: words) else { continue }
        report.add(ban.rule, passage.field, "\"\(phrase)\" \(ban.remedy)")
      }
      if let opening = readyWords(in: passage.text) {
        report.add(
          .ownWords, passage.field,
          "\"\(opening)\" puts words in the user's mouth; say what to tell, and let them word it.")
      }
    }
  }

  private static let person = Ban(
    rule: .secondPerson,
    phrases: ["we", "us", "our", "ours", "ourselves", "let's", "the user"],
    remedy: "speaks for others; speak to the user as you, and of the person as {name} or they.")

  private static let gender = Ban(
    rule: .gendered,
    phrases: [
      "he", "she", "him", "her", "his", "hers", "himself", "herself", "man", "men", "woman",
      "women", "boy", "boys", "girl", "girls", "guy", "guys", "lady", "ladies", "gentleman",
      "gentlemen", "husband", "wife", "hubby", "boyfriend", "girlfriend", "spouse", "spouses",
      "fiancé", "fiancée", "bride", "groom", "married", "marriage", "marry", "wedding", "divorce",
      "mum", "mom", "mother", "dad", "father", "brother", "sister", "son", "daughter", "uncle",
      "aunt", "grandmother", "grandfather", "grandma", "grandpa",
    ],
    remedy: "names a sex or a civil status; write {name} or they.")

  private static let presumption = Ban(
    rule: .presumption,
    phrases: [
      // Living together.
      "your home", "our home", "shared home", "home together", "house together", "live together",
      "same roof", "come home", "comes home", "came home", "get home", "gets home", "bedroom",
      "in bed", "to bed",
      // Sexuality and children.
      "sex", "sexy", "sexual", "make love", "kids", "your children", "your child",
      "the children", "the baby", "parenting",
      // Ability.
      "eye contact", "in the eye", "in the eyes", "into their eyes",
      // Income.
      "buy", "purchase", "expensive", "restaurant", "salary", "spend money",
      // Drink.
      "wine", "beer", "beers", "whisky", "cocktail", "cocktails", "champagne", "pub",
      // Religion.
      "church", "mosque", "synagogue", "temple", "pray", "prayer", "prayers", "bless", "blessed",
      "blessing", "blessings", "god", "christmas", "easter", "ramadan",
    ],
    remedy: "presumes something about their lives; choose a detail that fits anyone.")

  private static let pressure = Ban(
    rule: .pressure,
    phrases: [
      // Guilt.
      "overdue", "you haven't", "you have not", "you didn't", "you forgot", "don't forget",
      "do not forget", "should", "shouldn't", "must", "mustn't", "ought", "finally", "streak",
      "neglect", "neglected", "neglecting", "it's been * day", "it's been * days",
      "it's been * week", "it's been * weeks", "it's been * month", "it's been * months",
      "it has been * days", "it has been * weeks", "it has been * months", "days since",
      "weeks since", "months since", "still not", "still haven't", "last chance", "too late",
      "guilty", "ashamed",
      // Pressure on the other person.
      "get them to", "get {name} to", "get them talking", "make them", "make {name} talk",
      "make {name} tell", "make {name} open", "make {name} say", "until they", "until {name}",
      "why won't they", "why won't {name}", "why don't they", "why doesn't {name}", "they owe",
      "{name} owes", "prove", "proves", "test them", "test {name}", "secretly", "check their phone",
      "check {name}'s phone", "insist", "demand", "convince",
    ],
    remedy: "carries guilt or pressure; leave both people free.")

  /// The first word in the first person that opens a sentence, a quotation or a passage after a
  /// colon, as the start of a message the user could send as it stands.
  private static func readyWords(in text: String) -> String? {
    text.split(whereSeparator: { ".?!:;\"\u{201C}\u{201D}\u{00AB}\u{00BB}\n".contains($0) })
      .compactMap { words(in: String($0)).first }
      .first { ["i", "my", "me"].contains($0.stem) }?.whole
  }
}
