import Glibc
import Testing

@testable import Linux

@Suite(.timeLimit(.minutes(1))) struct TimerTests {
  let loop = Loop(label: "test")
  let seen = Recorder<String>()

  @Test func `a wake timer expires and can be set again`() async throws {
    let timer = try WakeTimer(on: loop) { [seen] in seen.record("woke") }
    let start = Clocks.wallClock()
    timer.set(start + .milliseconds(20))
    #expect(await seen.next() == "woke")
    #expect(Clocks.wallClock() - start >= .milliseconds(20))
    timer.set(Clocks.wallClock() + .milliseconds(5))
    #expect(await seen.next() == "woke")
  }

  @Test(arguments: [Duration.zero, .seconds(-5), .nanoseconds(1), .seconds(1_000_000)])
  func `a wake timer set to the past expires at once`(deadline: Duration) async throws {
    let timer = try WakeTimer(on: loop) { [seen] in seen.record("woke") }
    timer.set(deadline)
    #expect(await seen.next() == "woke")
    withExtendedLifetime(timer) {}
  }

  @Test func `a wake timer set to nothing does not expire`() async throws {
    let timer = try WakeTimer(on: loop) { [seen] in seen.record("woke") }
    timer.set(Clocks.wallClock() + .milliseconds(20))
    timer.set(nil)
    let other = LoopTimer(on: loop, after: .milliseconds(80)) { [seen] in seen.record("waited") }
    #expect(await seen.next() == "waited")
    withExtendedLifetime((timer, other)) {}
  }

  @Test(arguments: [Duration.seconds(1 << 40), .seconds(Int64.max)])
  func `a wake timer set to the far future does not expire`(deadline: Duration) async throws {
    let timer = try WakeTimer(on: loop) { [seen] in seen.record("woke") }
    timer.set(deadline)
    let other = LoopTimer(on: loop, after: .milliseconds(40)) { [seen] in seen.record("waited") }
    #expect(await seen.next() == "waited")
    withExtendedLifetime((timer, other)) {}
  }

  @Test func `a repeating timer repeats until it is dropped`() async {
    let timer = LoopTimer(on: loop, every: .milliseconds(5)) { [seen] in seen.record("tick") }
    for _ in 0..<3 { #expect(await seen.next() == "tick") }
    timer.cancel()
  }

  @Test func `the boot clock is never behind the monotonic one`() {
    let monotonic = Clocks.monotonicClock()
    #expect(Clocks.bootClock() >= monotonic)
    #expect(Clocks.monotonicClock() >= monotonic)
    #expect(Clocks.wallClock() > .seconds(1_700_000_000))
  }

  @Test func `a resumed machine is told from a clock that was set`() {
    let before = ClockOffsets(bootOverMonotonic: .seconds(10), wallOverBoot: .seconds(1_000))
    var after = before
    #expect(before.changes(to: after) == [])
    after.bootOverMonotonic += .seconds(30)
    #expect(before.changes(to: after) == [.resumed])
    after.wallOverBoot -= .seconds(3_600)
    #expect(before.changes(to: after) == [.resumed, .set])
    after = before
    after.wallOverBoot += .seconds(1)
    #expect(before.changes(to: after) == [.set])
  }

  @Test func `a clock watch says nothing while nothing happens`() async throws {
    let watch = try ClockWatch(on: loop) { [seen] _ in seen.record("changed") }
    let timer = LoopTimer(on: loop, after: .milliseconds(40)) { [seen] in seen.record("waited") }
    #expect(await seen.next() == "waited")
    withExtendedLifetime((watch, timer)) {}
  }

  @Test func `signals reach the loop`() async throws {
    let signals = Recorder<CInt>()
    let source = try SignalSource([SIGUSR1, SIGUSR2], on: loop) { signals.record($0) }
    for number in [SIGUSR1, SIGUSR2, SIGUSR1] {
      kill(getpid(), number)
      #expect(await signals.next() == number)
    }
    withExtendedLifetime(source) {}
  }
}
