import CSystemd
import Glibc

/// What happened to the clocks.
package enum ClockChange: Equatable, Sendable {
  /// The machine was suspended and runs again.
  case resumed
  /// Somebody set the wall clock.
  case set
}

/// Tells when the wall clock was set and when the machine resumed; costs nothing in between.
///
/// It is a `CLOCK_REALTIME` timer far away that the kernel cancels whenever the clock jumps
/// (timerfd_create(2), `TFD_TIMER_CANCEL_ON_SET`). After a change it looks away for a second, so
/// a clock that is set all the time is reported once a second.
///
/// `@unchecked`: after `init`, the state is touched on the loop only.
package final class ClockWatch: @unchecked Sendable {
  private let loop: Loop
  private let descriptor: Descriptor
  private let onChange: @Sendable (ClockChange) -> Void
  private var offsets = ClockOffsets.now()
  private var source: DescriptorSource?
  private var pause: LoopTimer?

  package init(
    on loop: Loop, onChange: @escaping @Sendable (ClockChange) -> Void
  ) throws(SystemError) {
    let number = try SystemError.attempt("make a clock watch") {
      timerfd_create(CLOCK_REALTIME, CInt(TFD_NONBLOCK) | CInt(TFD_CLOEXEC))
    }
    self.loop = loop
    self.onChange = onChange
    descriptor = Descriptor(owning: number)
    source = loop.source(descriptor) { [weak self] _ in self?.looked() }
    setTimer(armed: true)
  }

  private func looked() {
    _ = try? descriptor.read(8)
    setTimer(armed: false)
    pause = LoopTimer(on: loop, after: .seconds(1)) { [weak self] in self?.resumeLooking() }
    report()
  }

  private func resumeLooking() {
    pause = nil
    setTimer(armed: true)
    report()
  }

  private func report() {
    let offsets = ClockOffsets.now()
    let changes = self.offsets.changes(to: offsets)
    self.offsets = offsets
    for change in changes { onChange(change) }
  }

  private func setTimer(armed: Bool) {
    var time = itimerspec()
    time.it_value.tv_sec = armed ? Self.farAway : 0
    timerfd_settime(descriptor.number, armed ? Self.untilClockIsSet : 0, &time, nil)
  }

  private static let untilClockIsSet =
    CInt(TFD_TIMER_ABSTIME) | CInt(TFD_TIMER_CANCEL_ON_SET)

  /// The year 2262: near the end of what the kernel's clock can count.
  private static let farAway = 9_214_646_400
}

/// How far the clocks are apart: constant, but for suspension and for setting the wall clock.
struct ClockOffsets: Equatable {
  var bootOverMonotonic: Duration
  var wallOverBoot: Duration

  static func now() -> ClockOffsets {
    let monotonic = Clocks.monotonicClock()
    let boot = Clocks.bootClock()
    return ClockOffsets(
      bootOverMonotonic: boot - monotonic, wallOverBoot: Clocks.wallClock() - boot)
  }

  /// What happened between this reading and a later one.
  ///
  /// The readings are not simultaneous, which blurs them by microseconds.
  func changes(to later: ClockOffsets) -> [ClockChange] {
    var changes: [ClockChange] = []
    if later.bootOverMonotonic - bootOverMonotonic > .seconds(1) { changes.append(.resumed) }
    let jump = later.wallOverBoot - wallOverBoot
    if jump > .milliseconds(50) || jump < .milliseconds(-50) { changes.append(.set) }
    return changes
  }
}
