import CivilTime
import Core
import Testing

@testable import attune

/// What is next of one cadence, in words that tell far away from never.
struct ForesightTests {
  private let alex = Person.ID("alex")
  private let now = Moment(wall: Instant(microseconds: 1_795_376_520_000_000), boot: .zero)

  private func next(_ checkIn: Cadence, after events: [Event] = []) -> Foresight.Next {
    let person = Person(
      id: alex, name: "Alex", relation: .friend, appreciation: .off, checkIn: checkIn)
    var engine = Engine(plan: Plan(people: [person]), state: State(seed: 1), zone: .utc, at: now)
    for event in [.started] + events { _ = engine.handle(event, at: now) }
    return Foresight.next(of: .checkIn, about: alex, in: engine, from: now)
  }

  private func words(_ checkIn: Cadence, after events: [Event] = []) -> String {
    next(checkIn, after: events).words(now: now.wall)
  }

  @Test func `what comes is told by its time`() {
    #expect(next(.rate(count: 1, per: .week)).reminder != nil)
  }

  @Test func `what is far away is told otherwise than what is off`() {
    let rare = Cadence.every(CalendarSpan(months: 24), latest: nil)
    #expect(words(rare, after: [.contacted(alex)]) == "more than a year away")
    #expect(words(.off) == "nothing")
  }

  @Test func `what rests or is paused says so`() {
    let weekly = Cadence.rate(count: 1, per: .week)
    #expect(
      words(weekly, after: [.rested(alex, .all)])
        == "nothing, as everything about them rests (attune return)")
    #expect(
      words(weekly, after: [.paused(until: nil)])
        == "nothing, as Attune is paused (attune resume)")
  }
}
