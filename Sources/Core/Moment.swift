package import CivilTime

/// An instant as the daemon knows it: the wall clock and the boot clock, read together once per event.
///
/// The wall clock may step back and says so with an event; the boot clock never does.
package struct Moment: Equatable, Sendable {
  package var wall: Instant
  /// Time since boot, suspension included.
  package var boot: Duration

  package init(wall: Instant, boot: Duration) {
    self.wall = wall
    self.boot = boot
  }
}
