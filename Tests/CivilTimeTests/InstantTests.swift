import CivilTime
import Testing

struct InstantTests {
  @Test func `durations move an instant by whole microseconds`() {
    let start = Instant(microseconds: 1_000_000)
    #expect(start + .seconds(2) == Instant(microseconds: 3_000_000))
    #expect(start - .milliseconds(1) == Instant(microseconds: 999_000))
    #expect(start + .nanoseconds(1999) == Instant(microseconds: 1_000_001))
    #expect(start - start == .zero)
  }

  @Test func `arithmetic stops at the ends of time`() {
    let last = Instant(microseconds: .max)
    let first = Instant(microseconds: .min)
    #expect(last + .seconds(1) == last)
    #expect(first - .seconds(1) == first)
    #expect(last + .seconds(Int64.max) == last)
    #expect(first + .seconds(Int64.min) == first)
    #expect(last - first == .microseconds(Int64.max) - .microseconds(Int64.min))
  }
}
