import CivilTime
import Core
import Testing

@Suite struct ConsentTests {
  @Test func `what was agreed to, what it comes to and from when`() throws {
    let plan = Sample.plan(Sample.person())
    var bench = Bench(plan)
    let alex = plan.people[0]
    let start = bench.now
    bench.send(.consented(Sample.alex, .personal))
    let told = bench.engine.consent(about: alex, at: bench.now)
    #expect(told.agreed == .personal && told.deepest == .tender && told.now == .everyday)
    #expect(told.from == start + .seconds(14 * 86_400) && told.doneLeft == 6)
    let later = bench.engine.consent(about: alex, at: start + .seconds(14 * 86_400))
    #expect(later.from == nil && later.now == .everyday && later.doneLeft == 6)
  }

  @Test func `those about whom something rests, in the order of the plan`() {
    var bench = Bench(Sample.plan(Sample.person(), Sample.person("mum"), Sample.person("sam")))
    bench.send(.rested(Person.ID("sam"), .asks))
    bench.send(.rested(Sample.alex, .all))
    #expect(bench.engine.resting.map(\.id.description) == ["alex", "sam"])
    #expect(bench.engine.topicsResting(about: Person.ID("mum")).isEmpty)
  }

  @Test func `a prompt is told by its line, a plan by what it says, and a lost one by none`() {
    let plan = IfThenPlan(when: "it rains", then: "call")
    let alex = Sample.person(plans: [plan])
    let engine = Bench(Sample.plan(alex)).engine
    let prompt = Sample.deck[0]
    #expect(engine.summary(of: prompt.id, about: alex) == "\(prompt.practice.rawValue) for Alex")
    #expect(engine.summary(of: prompt.id, about: nil) == prompt.summary)
    #expect(engine.summary(of: Prompt.ID("gone"), about: alex) == nil)
  }

  /// Someone well known, with whom everything was agreed to.
  private func known(
    gentle: PersonState.Gentle? = nil, offer: Offer? = nil, in plan: Plan
  ) -> Bench {
    let person = PersonState(
      number: 1, id: Sample.alex, firstSeen: Sample.at("Mon 09:00") - .days(60),
      consent: .tender, done: 6, gentle: gentle, offer: offer, wasOfferedDeeper: true)
    return Bench(plan, state: State(seed: 7, people: [person]))
  }

  @Test func `asking for less does not take back a step down, asking again does`() {
    let gentle = PersonState.Gentle(.everyday, until: Sample.at("Mon 09:00") + .days(20))
    var bench = known(gentle: gentle, in: Sample.plan(Sample.person()))
    bench.send(.consented(Sample.alex, .personal))
    #expect(bench.engine.depth(of: 1, at: bench.now) == .everyday)
    bench.send(.consented(Sample.alex, .personal))
    #expect(bench.engine.depth(of: 1, at: bench.now) == .personal)
  }

  @Test func `what felt heavy, everyday as it was, keeps everything everyday for a while`() {
    var bench = known(in: Sample.plan(Sample.person()))
    bench.send(.asked(Sample.alex, .checkIn))
    #expect(bench.engine.current?.draw?.depth == .everyday)
    #expect(bench.engine.depth(of: 1, at: bench.now) == .tender)
    _ = bench.answer(.done(.heavy))
    #expect(bench.engine.depth(of: 1, at: bench.now) == .everyday)
    #expect(bench.engine.depth(of: 1, at: bench.now + .days(30)) == .tender)
  }

  @Test func `prompts that are everyday can be skipped without a step down`() {
    var bench = known(in: Sample.plan(Sample.person()))
    for _ in 0..<3 {
      bench.send(.asked(Sample.alex, .checkIn))
      _ = bench.answer(.skip)
      bench.now = bench.now + .seconds(60)
    }
    #expect(bench.engine.depth(of: 1, at: bench.now) == .tender)
  }

  @Test func `more depth is not offered any more once the relation does not bear it`() {
    var person = Sample.person()
    var bench = known(
      offer: Offer(.deeper, since: Sample.at("Mon 09:00")), in: Sample.plan(person))
    #expect(bench.engine.offers.map(\.offer.kind) == [.deeper])
    person.relation = .colleague
    bench.send(.planReplaced(Sample.plan(person)))
    #expect(bench.engine.offers.isEmpty && bench.written.people.first?.offer == nil)
  }
}
