import CivilTime

/// Which prompt it is, and how personal.
extension Explanation {
  func practice(of draw: Occurrence.Draw) -> Reason {
    guard let practice = draw.practice else {
      return Reason(
        .practice,
        draw.way == .plan
          ? "It is one of your own plans, whose turn it \(occurrence.shownAt == nil ? "is" : "was")."
          : "No prompt suited just then, so it only asks for a kind thought of \(person.name).")
    }
    return Reason(
      .practice,
      ["Its practice is \(practice.inWords)\(last(draw)).", way(of: draw), own(draw)]
        .compactMap { $0 }.joined(separator: " "))
  }

  /// The practice of the one before, where there was one.
  private func last(_ draw: Occurrence.Draw) -> String {
    let last = before.last { $0.openedAt != nil && $0.draw?.practice != nil }?.draw?.practice
    guard let last else { return "" }
    return last == draw.practice
      ? ", as that of the one before" : "; the one before was \(last.inWords)"
  }

  private func way(of draw: Occurrence.Draw) -> String? {
    switch draw.way {
    case .mix: lately ?? "It was drawn by the mix of the seven practices."
    case .goesFirst:
      "It was the turn of a question to \(person.name). Before a question you tell something of your "
        + "own, no less personal, so this comes first."
    case .anyKind: "It was drawn by the mix; no other kind of prompt was left to vary with."
    case .anyPractice: "Nothing of another practice was left, so this one may follow itself."
    case .again: "All that suits was seen lately, so it is one of those that were longest ago."
    case .plan, .greeting: nil
    }
  }

  /// What the user said lately that narrows the choice.
  private var lately: String? {
    guard restedAsks, let rest = remembered.asksRestUntil else { return nil }
    return
      "You said that it was not their moment, so until \(day(rest)) it is patience or support, "
      + "and no questions."
  }

  private func own(_ draw: Occurrence.Draw) -> String? {
    plan.deck.contains { $0.id == draw.prompt && $0.origin == .user }
      ? "It is a prompt of your own." : nil
  }

  func depth(of draw: Occurrence.Draw) -> Reason? {
    guard draw.practice != nil else { return nil }
    return Reason(.depth, "It is \(draw.depth.inWords). \(limit)")
  }

  /// What bounds the depth now.
  private var limit: String {
    let deepest = person.relation.deepest
    if deepest == .everyday { return "With a colleague nothing more personal comes." }
    guard Selection.isKnown(remembered, at: now) else {
      return "Nothing more personal comes until \(Pace.deeperAfter.done) were done and "
        + "\(Pace.deeperAfter.days) days have passed."
    }
    if let gentle = remembered.gentle, now < gentle.until {
      return
        "Until \(day(gentle.until)) it goes no deeper than that: a step down, after what you said."
    }
    switch engine.depth(of: number, at: now) {
    case .everyday: return "More personal ones come only if you say so: attune depth \(person.id) 2"
    case deepest where deepest == .personal: return "With a child nothing more personal comes."
    case .personal: return "You agreed to personal ones; the most personal come only if you say so."
    case .tender: return "You agreed to all three depths."
    }
  }
}

extension Practice {
  /// As it is said in a sentence.
  package var inWords: String {
    switch self {
    case .safeSpace: "making it safe to speak"
    case .listening: "listening"
    case .vulnerability: "going first"
    case .questions: "open questions"
    case .patience: "patience"
    case .support: "support"
    case .appreciation: "appreciation"
    }
  }
}

extension Depth {
  /// As it is said in a sentence.
  package var inWords: String {
    switch self {
    case .everyday: "everyday, depth 1 of 3"
    case .personal: "personal, depth 2 of 3"
    case .tender: "tender, depth 3 of 3"
    }
  }
}
