import Core
import Testing

/// Drives the engine through random weeks of a moody desktop and a moody user, and checks what must
/// always hold.
///
/// A failure names its seed; run that seed alone to replay it.
@Suite struct EngineSimulation {
  @Test func `invariants hold through months of everything`() {
    for seed in UInt64(0)..<12 {
      var simulation = Simulation(seed: seed)
      simulation.run(days: 60)
    }
  }

  @Test func `invariants hold through steps of the clock, zones, plans and restarts`() {
    for seed in UInt64(300)..<314 {
      var simulation = Simulation(seed: seed)
      simulation.isTurbulent = true
      simulation.run(days: 40)
    }
  }

  @Test func `the same seed gives the same trace`() {
    for seed in UInt64(0)..<4 {
      #expect(Simulation.trace(seed: seed) == Simulation.trace(seed: seed), "seed \(seed)")
    }
  }

  @Test func `spurious wakeups change nothing`() {
    for seed in UInt64(100)..<104 {
      let spurious = Simulation.trace(seed: seed) { $0.wakesSpuriously = true }
      #expect(Simulation.trace(seed: seed) == spurious, "seed \(seed)")
    }
  }

  @Test func `what was recorded is what is known`() {
    for seed in UInt64(200)..<204 {
      var simulation = Simulation(seed: seed)
      simulation.run(days: 30)
      let known = simulation.bench.engine.state
      let written = simulation.bench.written
      #expect(known.people == written.people, "seed \(seed)")
      #expect(known.schedules == written.schedules, "seed \(seed)")
      #expect(known.pause == written.pause, "seed \(seed)")
      let sorted = { (state: State) in state.occurrences.sorted { $0.id < $1.id } }
      #expect(sorted(known) == sorted(written), "seed \(seed)")
    }
  }
}
