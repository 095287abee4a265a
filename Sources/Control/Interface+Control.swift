extension Interface {
  static let controlText = """
    # Talks to the Attune daemon, which reminds a person to appreciate and to check in with
    # those they love. Names and texts are private: they go to the user who owns the socket,
    # and nowhere else.
    #
    # Every time is in microseconds since 1970-01-01T00:00:00Z by the wall clock.
    interface org.attune.Control

    # One time a reminder falls due.
    type Reminder (
      # Names this one time across restarts; holds no name and no text.
      occurrence: string,
      # The person's id in the configuration; null for a test.
      person: ?string,
      # The person's name in the configuration; null for a test.
      name: ?string,
      # What sort of reminder it is: by cadence, the user's own, a date, something to come back
      # to, or a test.
      kind: (appreciation, checkIn, fixed, date, followUp, test),
      # What a date is called in the configuration, such as "birthday"; null for anything else,
      # and while the session is locked.
      label: ?string,
      # When it falls due.
      dueUSec: int,
      # The same by the daemon's local time, for reading: "Tue 2026-11-24 18:42".
      local: string
    )

    # Why a reminder that is due waits.
    type Hold (
      # settling: the session was unlocked or the machine resumed a moment ago.
      # fixedFirst: something the user fixed comes soon, or today for the same person.
      # retrying: the last delivery failed. asleep: nobody answered for long.
      reason: (
        paused, locked, doNotDisturb, noChannel, quietHours, outsideWindows, settling, minGap,
        personLimit, dayLimit, fixedFirst, cardShowing, retrying, asleep
      ),
      # When this reason ends; null where that is not known.
      untilUSec: ?int
    )

    # A reminder that is due and waits, or was put off.
    type Waiting (
      # The reminder.
      reminder: Reminder,
      # What says when it comes. pace: the user's hours and limits. fixed: a time that the user
      # gave it. asked: the user, who wanted it at once. putOff: the user, who put it off.
      turn: (pace, fixed, asked, putOff),
      # Every reason for which it waits.
      holds: []Hold
    )

    # The reminder whose card is up.
    type Showing (
      # The reminder.
      reminder: Reminder,
      # Whether its text was displayed, now or before.
      opened: bool,
      # Whether its text is up now.
      open: bool,
      # When the card was put up.
      sinceUSec: int
    )

    # A way to reach the user.
    type Channel (
      # desktop, journal, or the name of a hook.
      name: string,
      # waiting: asked, and no answer yet. off: not wanted.
      state: (ok, waiting, unavailable, off),
      # A few words: the server's name, or what is wrong. May be empty.
      detail: string
    )

    # A place between two characters of a file, in every way that editors count.
    type Position (
      # The line, from 1.
      line: int,
      # The column in Unicode scalar values, from 1.
      column: int,
      # The column in units of UTF-16, from 1; the Language Server Protocol counts the same from 0.
      utf16Column: int,
      # The bytes before it in the file.
      offset: int
    )

    # A stretch of a file.
    type Span (
      # Before its first character.
      start: Position,
      # Behind its last character; the same as the start of an empty one.
      end: Position
    )

    # A word about a stretch of a file.
    type Remark (
      # What to say of it.
      text: string,
      # Where it is.
      span: Span
    )

    # A change of a file.
    type Correction (
      # What to put in the place of the span; empty to remove it.
      text: string,
      # What to replace; empty to insert.
      span: Span
    )

    # Something found in the configuration.
    type Problem (
      # An error keeps the configuration from being used; a warning does not.
      severity: (error, warning),
      # Names the rule.
      code: string,
      # What is wrong.
      message: string,
      # The path of the file.
      file: string,
      # The line at which it begins, from 1.
      line: int,
      # The column at which it begins, in Unicode scalar values, from 1.
      column: int,
      # What would mend it.
      help: ?string,
      # All of it for reading, with the line and a caret.
      rendered: string,
      # The text that is wrong; null if the problem is with the file as a whole.
      span: ?Span,
      # What to say at the span.
      label: ?string,
      # A second place of the file that explains the first.
      related: ?Remark,
      # A change that would mend it, for an editor to offer; null if none is likely to be right.
      correction: ?Correction
    )

    # How the daemon is, and what it is about to do.
    method GetStatus() -> (
      # The daemon's version.
      version: string,
      # When it came up.
      sinceUSec: int,
      # The path of the configuration.
      configuration: string,
      # stale: it has mistakes, and the last good plan runs on. bad: it has mistakes, and there
      # is no plan. missing: there is no file, and no plan.
      configurationState: (good, stale, bad, missing),
      # What was found in the configuration when it was last read.
      problems: []Problem,
      # The IANA name of the daemon's time zone.
      zone: string,
      # How many people the plan holds.
      people: int,
      # What comes next, apart from what is due already and held; null if nothing does.
      next: ?Reminder,
      # What is up now; null if nothing is.
      showing: ?Showing,
      # What is due and waits.
      waiting: []Waiting,
      # Whether the user asked for silence.
      paused: bool,
      # When the silence ends; null if not paused, or paused until resumed.
      pausedUntilUSec: ?int,
      # Whether the session is locked, as far as is known.
      lock: (locked, unlocked, unknown),
      # Whether Do Not Disturb is on, as far as is known.
      doNotDisturb: (on, off, unknown),
      # Every way to reach the user.
      channels: []Channel,
      # Those about whom something rests; how much of it is not told.
      resting: []Someone,
      # Those about whom nothing comes by cadence until the user is back; Resume wakes it.
      asleep: []Someone,
      # What Attune offers.
      offers: []Offer
    )

    # What falls due, in order, as far as can be said today.
    method GetUpcoming(
      # How far to look, 1 to 366; null means 14.
      days: ?int,
      # How many at most, 1 to 1000; null means 100.
      limit: ?int
    ) -> (
      # In the order in which they fall due.
      reminders: []Reminder
    )

    # Send nothing for a while. Nothing piles up.
    method Pause(
      # When to go on; null means when Resume is called.
      untilUSec: ?int
    ) -> ()

    # End a pause, and wake the cadences that rest until the user is back.
    method Resume() -> ()

    # Say what the user did with a reminder.
    method Answer(
      # later: bring it back. notTheirMoment: no questions for that person for a while.
      # skip: not this prompt for now. never: this prompt never again.
      answer: (done, later, notTheirMoment, skip, never),
      # Which reminder; null means the one that was read last, or that is up, or that was
      # shown last.
      occurrence: ?string,
      # The id or the name of the person it is about; null means whoever it is about.
      person: ?string,
      # How doing it felt; only with done.
      felt: ?(light, fine, heavy),
      # When to bring it back; only with later, where null means in an hour.
      when: ?(hour, evening, morning),
      # Whether the prompt is never to come again about anybody; only with never, where null
      # means about this person.
      everyone: ?bool
    ) -> (
      # What was answered.
      reminder: Reminder,
      # What falls due next; null if nothing does.
      next: ?Reminder,
      # The id of its prompt; null where the words were the user's own.
      prompt: ?string
    )

    # The text of the reminder that is up, or else of the first that waits. It counts as opened.
    method Show(
      # The id or the name of the person it is about; null means whoever it is about.
      person: ?string
    ) -> (
      # The reminder.
      reminder: Reminder,
      # One line.
      summary: string,
      # A few sentences; may be empty.
      body: string,
      # What Attune offers beside it, in a sentence or two; mostly empty.
      note: string
    )

    # Make a reminder this moment, whatever the hour and the limits.
    method Now(
      # The id or the name of a person; null means whoever is next.
      person: ?string,
      # Of which kind; null means whichever is next.
      kind: ?(appreciation, checkIn)
    ) -> (
      # What was made.
      reminder: Reminder,
      # Why it waits; empty if it is being shown.
      holds: []Hold
    )

    # Show a card that says only that the channels work.
    method Test() -> (
      # Why it waits; empty if it is being shown.
      holds: []Hold
    )

    # Read the configuration again and run it, if it has no mistakes.
    method Reload() -> (
      # How many people the new plan holds.
      people: int,
      # Warnings.
      problems: []Problem
    )

    # Tell everything that happens, until the client hangs up. Must be called with "more", and
    # must be the last call on its connection.
    method Watch() -> (
      # When it happened.
      atUSec: int,
      # What happened. ready comes first: from then on everything is told.
      event: (
        ready, due, shown, opened, answered, ended, held, withdrawn, paused, unpaused, rested,
        forgotten, resumed, clockChanged, zoneChanged, planReplaced
      ),
      # What it happened to; null if to no one reminder.
      reminder: ?Reminder,
      # A few words more: the answer, the outcome, or why it waits. Never a reminder's text.
      detail: ?string
    )

    # No reminder is up or waiting that could be answered.
    error NothingToAnswer ()

    # The last one that was up has its answer.
    error AlreadyAnswered ()

    # No reminder is up whose text could be shown.
    error NothingToShow ()

    # The plan holds nobody by that id or name.
    error UnknownPerson (
      # What was asked for.
      person: string,
      # The ids of everybody in the plan.
      known: []string
    )

    # Several people in the plan have that name.
    error AmbiguousPerson (
      # What was asked for.
      name: string,
      # Their ids, by which they can be told apart.
      people: []string
    )

    # No reminder by that name can be answered: it never was, or it is over.
    error UnknownOccurrence (
      # What was asked for.
      occurrence: string
    )

    # The daemon has no plan: the configuration is missing, or had mistakes from the start.
    error NoPlan (
      # What was found; empty if there is no file.
      problems: []Problem
    )

    # The configuration has mistakes. What ran before runs on.
    error BadConfiguration (
      # What was found.
      problems: []Problem
    )

    # Nothing is shown while the session is locked.
    error SessionLocked ()

    # No prompt fits that person and kind now.
    error NothingEligible ()

    # What must survive a restart cannot be read or written.
    error StateUnavailable (
      # What the system said.
      reason: string
    )

    """
}
