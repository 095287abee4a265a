extension Interface {
  static let peopleText = """
    # A person of the plan.
    type Someone (
      # The id in the configuration.
      person: string,
      # The name in the configuration.
      name: string
    )

    # Something that Attune offers once, and never presses.
    type Offer (
      # The person it is about.
      someone: Someone,
      # deeper: more personal prompts. fewer: another pace. review: to go on so, or not.
      kind: (deeper, fewer, review),
      # All of it in one sentence or two, with the command that takes it up.
      line: string
    )

    # Something the user wants to come back to with someone.
    type FollowUp (
      # Tells it from the others.
      number: int,
      # The person.
      someone: Someone,
      # When it comes: where it falls due in quiet hours, when they end.
      dueUSec: int,
      # The same by the daemon's local time, for reading: "Tue 2026-11-24 18:42".
      local: string,
      # The user's words; null where they were not asked for.
      text: ?string
    )

    # A prompt that is never to come again.
    type Excluded (
      # The prompt's id.
      prompt: string,
      # One line of it; null if no deck holds it any more.
      summary: ?string,
      # The person about whom it does not come; null for everybody.
      someone: ?Someone
    )

    # Let something about a person rest, besides what rests already. It is kept as a set of
    # topics, without a reason.
    method Rest(
      # The person's id or name.
      person: string,
      # Which prompts rest; null means everything at once, dates and follow-ups too.
      topics: ?[](asks, vulnerability, apology, patience)
    ) -> (
      # The person.
      someone: Someone,
      # Whether everything about them rests now.
      everything: bool
    )

    # Nothing rests about a person any more. Nothing has piled up.
    method Return(
      # The person's id or name.
      person: string
    ) -> (
      # The person.
      someone: Someone,
      # What falls due next about them; null if nothing does.
      next: ?Reminder
    )

    # The user was in touch with someone: check-ins count from now.
    method Contact(
      # The person's id or name.
      person: string
    ) -> (
      # The person.
      someone: Someone,
      # What falls due next about them; null if nothing does.
      next: ?Reminder
    )

    # Say, or change, how personal prompts about someone may become: 1 everyday, 2 personal,
    # 3 tender.
    method Depth(
      # The person's id or name.
      person: string,
      # What the user agrees to, 1 to 3; null changes nothing.
      depth: ?int
    ) -> (
      # The person.
      someone: Someone,
      # What the user agreed to.
      agreed: int,
      # What their relation bears at most.
      deepest: int,
      # What prompts may be now.
      now: int,
      # When enough days will have passed for more than 1; null if they have.
      fromUSec: ?int,
      # How many prompts are still to be done before there is more than 1.
      doneLeft: int,
      # Until when it is a step lower, since something felt heavy; null if it is not.
      gentleUntilUSec: ?int
    )

    # What the user wants to come back to, in the order in which it falls due.
    method GetFollowUps(
      # Whether to tell the words as well; null means no.
      texts: ?bool
    ) -> (
      # Those that were not used or dropped.
      followUps: []FollowUp
    )

    # Come back to something with someone, once. Its words are forgotten after that.
    method MakeFollowUp(
      # The person's id or name.
      person: string,
      # When; it must lie ahead.
      dueUSec: int,
      # The user's words: at most 500 characters, in one line or a few.
      text: string
    ) -> (
      # What was made, without the words.
      followUp: FollowUp
    )

    # Forget something the user wanted to come back to.
    method DropFollowUp(
      # Its number.
      number: int
    ) -> ()

    # The prompts that are never to come again; SessionLocked while the session is locked.
    method GetExcluded() -> (
      # In the order in which they were excluded.
      prompts: []Excluded
    )

    # Let a prompt come again that was never to.
    method Include(
      # The prompt's id.
      prompt: string,
      # The id or name of the person about whom; null means everybody.
      person: ?string
    ) -> ()

    # Know nothing of a person any more, in any file of the daemon's. Take them out of the
    # configuration first, or they would be remembered anew.
    method Forget(
      # The person's id.
      person: string
    ) -> ()

    # Everything about that person rests; Return ends it.
    error Resting (
      # The person's id.
      person: string
    )

    # The relation to that person does not bear prompts as personal as that.
    error TooDeep (
      # The relation.
      relation: (partner, friend, parent, child, sibling, colleague),
      # What it bears at most.
      deepest: int
    )

    # No prompt was drawn that could be excluded: the words are the user's own, or nothing suited.
    error NotAPrompt (
      # The kind of reminder, which says where its words were written.
      kind: (appreciation, checkIn, fixed, date, followUp, test)
    )

    # There is no follow-up of that number.
    error UnknownFollowUp (
      # What was asked for.
      number: int
    )

    # That prompt is not excluded, or not for that person alone.
    error NotExcluded (
      # What was asked for.
      prompt: string
    )

    # The plan still holds that person.
    error StillPlanned (
      # The person's id.
      person: string
    )

    """
}
