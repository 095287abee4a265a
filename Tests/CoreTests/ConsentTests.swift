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
}
