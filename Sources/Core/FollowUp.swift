package import CivilTime

/// Something the user wants to come back to with someone, once, in their own words.
///
/// The words are forgotten as soon as it has been used or its time has passed.
package struct FollowUp: Equatable, Sendable {
  /// Tells follow-ups apart: `attune follow-up --drop 3`.
  package let number: Int
  /// The person's number.
  package let person: Int
  package let due: Instant
  package let made: Instant
  package let text: String

  package init(number: Int, person: Int, due: Instant, made: Instant, text: String) {
    self.number = number
    self.person = person
    self.due = due
    self.made = made
    self.text = text
  }
}

/// A prompt that the user never wants to see again.
package struct Exclusion: Hashable, Sendable {
  package let prompt: Prompt.ID
  /// The number of the person about whom; `nil` for everybody.
  package let person: Int?

  package init(_ prompt: Prompt.ID, person: Int?) {
    self.prompt = prompt
    self.person = person
  }
}
