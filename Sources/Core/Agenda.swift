import CivilTime

/// One reminder of the plan.
///
/// It is a reference, for many of them are handed on in a row.
final class Entry: Sendable {
  let person: Int
  let reminder: ReminderKey
  let rhythm: Rhythm
  /// Tells it from every other without the user's words: "2/check-in", "2/fixed-9f3a0c".
  let name: String

  init(person: Int, reminder: ReminderKey, rhythm: Rhythm, name: String) {
    self.person = person
    self.reminder = reminder
    self.rhythm = rhythm
    self.name = name
  }
}

/// Every reminder of the plan with its schedule, and which of them comes next.
struct Agenda: Sendable {
  private struct Key: Hashable {
    let person: Int
    let reminder: ReminderKey
  }

  private(set) var entries: [Entry] = []
  /// The next slot of each entry.
  private(set) var slots: [Slot?] = []
  private(set) var schedules: [Schedule]
  /// Where the schedule of each entry is.
  private var scheduleOf: [Int] = []
  /// The entries from here on have not been planned since something changed for all of them.
  private(set) var unplanned = 0
  private var places = Lookup<Key, Int>()
  private var schedulePlaces = Lookup<Key, Int>()
  private var about = Lookup<Int, [Int]>()
  /// What the user fixed, and what comes by cadence.
  private var fixed = DueQueue(count: 0)
  private var cadences = DueQueue(count: 0)

  init(schedules: [Schedule] = []) {
    self.schedules = schedules
    locateSchedules()
  }

  /// The first slot of all.
  var first: (due: Instant, entry: Int)? {
    switch (fixed.first, cadences.first) {
    case (let a?, let b?):
      (b.due, b.item) < (a.due, a.item) ? (b.due, b.item) : (a.due, a.item)
    case (let only?, nil), (nil, let only?): (only.due, only.item)
    case (nil, nil): nil
    }
  }

  /// When the next thing comes that the user fixed.
  var firstFixed: Instant? { fixed.first?.due }

  /// Up to so many of the fixed ones that come before an instant.
  func fixed(before end: Instant, atMost limit: Int) -> [Entry] {
    fixed.items(before: end, atMost: limit).map { entries[$0] }
  }

  func index(of reminder: ReminderKey, for person: Int?) -> Int? {
    person.flatMap { places[Key(person: $0, reminder: reminder)] }
  }

  func entry(of reminder: ReminderKey, for person: Int?) -> Entry? {
    index(of: reminder, for: person).map { entries[$0] }
  }

  /// The entries about a person, by place.
  func entries(about person: Int?) -> [Int] { person.flatMap { about[$0] } ?? [] }

  func hasSchedule(for entry: Entry) -> Bool {
    schedulePlaces[Key(person: entry.person, reminder: entry.reminder)] != nil
  }

  /// Takes a plan's entries in the place of all there were; each of them has a schedule.
  mutating func replace(by new: [Entry]) {
    entries = []
    slots = []
    scheduleOf = []
    places = Lookup()
    about = Lookup()
    fixed = DueQueue(count: 0)
    cadences = DueQueue(count: 0)
    for entry in new { append(entry) }
    unplanned = 0
  }

  func schedule(at index: Int) -> Schedule { schedules[scheduleOf[index]] }

  /// Adds one entry, which has a schedule, to be planned by whoever adds it.
  mutating func append(_ entry: Entry) {
    let key = Key(person: entry.person, reminder: entry.reminder)
    guard let schedule = schedulePlaces[key] else {
      preconditionFailure("a schedule is added before its entry: \(entry.name)")
    }
    places[key] = entries.count
    about[entry.person] = (about[entry.person] ?? []) + [entries.count]
    entries.append(entry)
    slots.append(nil)
    scheduleOf.append(schedule)
    fixed.grow()
    cadences.grow()
  }

  mutating func add(_ schedule: Schedule) {
    schedulePlaces[Key(person: schedule.person, reminder: schedule.reminder)] = schedules.count
    schedules.append(schedule)
  }

  /// Changes the schedule of an entry; returns it if that made a difference.
  mutating func change(_ entry: Entry, _ change: (inout Schedule) -> Void) -> Schedule? {
    guard let place = index(of: entry.reminder, for: entry.person).map({ scheduleOf[$0] })
    else { return nil }
    let before = schedules[place]
    change(&schedules[place])
    return schedules[place] == before ? nil : schedules[place]
  }

  /// Changes every schedule, and returns those for which that made a difference.
  mutating func changeAll(_ change: (inout Schedule) -> Void) -> [Schedule] {
    schedules.indices.compactMap { index in
      let before = schedules[index]
      change(&schedules[index])
      return schedules[index] == before ? nil : schedules[index]
    }
  }

  mutating func plan(_ index: Int, next slot: Slot?) {
    slots[index] = slot
    if entries[index].rhythm.isFixed {
      fixed.set(index, due: slot?.due)
    } else {
      cadences.set(index, due: slot?.due)
    }
  }

  /// All entries are to be planned anew; what is known of them stays until then.
  mutating func unplan() { unplanned = 0 }

  mutating func notePlanned(upTo index: Int) { unplanned = index }

  /// The schedules of what is not in the plan any more, and was last used before an instant.
  func left(before horizon: Instant) -> [Schedule] {
    schedules.filter {
      index(of: $0.reminder, for: $0.person) == nil
        && max($0.anchor, $0.lastSlot ?? $0.anchor) < horizon
    }
  }

  /// Forgets a reminder, or everything about a person, with what was scheduled.
  mutating func drop(_ reminder: ReminderKey? = nil, of person: Int) {
    let isDropped: (Int, ReminderKey) -> Bool = { $0 == person && $1 == reminder ?? $1 }
    schedules.removeAll { isDropped($0.person, $0.reminder) }
    locateSchedules()
    let kept = entries.indices.filter { !isDropped(entries[$0].person, entries[$0].reminder) }
    let (left, known) = (kept.map { entries[$0] }, kept.map { slots[$0] })
    let planned = kept.count { $0 < unplanned }
    replace(by: left)
    for (index, slot) in known.enumerated() { plan(index, next: slot) }
    unplanned = planned
  }

  private mutating func locateSchedules() {
    schedulePlaces = Lookup()
    for (index, schedule) in schedules.enumerated() {
      schedulePlaces[Key(person: schedule.person, reminder: schedule.reminder)] = index
    }
  }
}
