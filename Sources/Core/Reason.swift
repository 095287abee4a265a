/// One reason for which a reminder comes as it does, in plain sentences.
package struct Reason: Equatable, Sendable {
  package let topic: Topic
  package let sentence: String

  package init(_ topic: Topic, _ sentence: String) {
    self.topic = topic
    self.sentence = sentence
  }

  /// What a reason is about, in the order in which reasons are told.
  package enum Topic: String, CaseIterable, Sendable {
    /// Which window, hours or fixed time it comes in.
    case time
    /// What its cadence is, and what that counts from.
    case cadence
    /// What slows it down just now.
    case pace
    /// What it has to wait for, or had to.
    case held
    /// Which practice it is of, and why that one.
    case practice
    /// How personal it is, and why.
    case depth
    /// That something rests at the user's wish, never what.
    case rest
    /// What is known about prompts like it.
    case evidence
    /// A number that had a part in it, and why it is that number.
    case number
  }
}
