extension Interface {
  /// What may be asked about the why, the past and the whole of what is remembered.
  static let insightText = """
    # One reason for which a reminder comes as it does.
    type Reason (
      # What it is about. rest: something rests, and it is never told what. evidence: what is known
      # about prompts like it. number: a number of the rules, and why it is that number.
      topic: (time, cadence, pace, held, practice, depth, rest, evidence, number),
      # Plain sentences for the user.
      sentence: string
    )

    # Something the user did.
    type Act (
      # When they said so.
      atUSec: int,
      # The day by the daemon's local time: "2026-11-24".
      date: string,
      # The person's id in the configuration.
      person: string,
      # The person's name; null if they are not in the configuration now.
      name: ?string,
      # What sort of reminder it was.
      kind: (appreciation, checkIn, fixed, date, followUp, test),
      # Of which practice it was; null where the user wrote the words.
      practice: ?(
        safeSpace, listening, vulnerability, questions, patience, support, appreciation
      ),
      # How doing it felt, if they said so.
      felt: ?(light, fine, heavy)
    )

    # Say why a reminder comes, or came, when and as it does.
    method Why(
      # Which reminder; null means the one that was read last, or that is up, or that was
      # shown last.
      occurrence: ?string,
      # The id or the name of the person it is about; null means whoever it is about.
      person: ?string,
      # Whether it is about what comes next, as far as can be said today. So it is, too, where
      # nothing was shown yet.
      next: ?bool
    ) -> (
      # The reminder.
      reminder: Reminder,
      # In an order in which they can be read.
      reasons: []Reason
    )

    # What the user did, as far back as it is kept, oldest first.
    method GetHistory(
      # The id or the name of a person; null means everybody.
      person: ?string,
      # A year by the daemon's local time, 1 to 9999; null means all of them.
      year: ?int
    ) -> (
      # Only what was done.
      acts: []Act
    )

    # Everything that is remembered, as attune-export(5) describes it.
    method Export() -> (
      # The document.
      state: object
    )

    # Put another state in the place of everything that is remembered, and go on from there.
    method Import(
      # A document as Export answers it. All of it is checked first.
      state: object
    ) -> (
      # How many people it knows.
      people: int
    )

    # No reminder came yet, and none is to come.
    error NothingToExplain ()

    # The document is none that could be imported. Nothing was changed.
    error BadDocument (
      # Where it is wrong: "occurrences[3].dueUSec".
      path: string,
      # What is wrong there.
      reason: string
    )

    """
}
