import CSystemd
import Dispatch
import Glibc

/// A connection to a message bus; every call on it is made on the loop.
///
/// It costs nothing while nobody speaks. Dropping it closes it.
///
/// `@unchecked`: sd-bus and the state are touched on the loop only, which every call checks.
package final class Bus: @unchecked Sendable {
  let loop: Loop
  private let onDisconnect: @Sendable (SystemError) -> Void
  private var pointer: OpaquePointer?
  private var slots: [Int: OpaquePointer] = [:]
  private var slotsMade = 0
  private var sources: Sources?

  private struct Sources {
    let socket: DescriptorSource
    let timer: TimerSource
  }

  /// Begins to connect to the user's bus; see `init`.
  package static func session(
    on loop: Loop, onDisconnect: @escaping @Sendable (SystemError) -> Void = { _ in }
  ) throws(SystemError) -> Bus {
    try Bus(.session, on: loop, onDisconnect: onDisconnect)
  }

  /// Begins to connect to the system's bus; see `init`.
  package static func system(
    on loop: Loop, onDisconnect: @escaping @Sendable (SystemError) -> Void = { _ in }
  ) throws(SystemError) -> Bus {
    try Bus(.system, on: loop, onDisconnect: onDisconnect)
  }

  /// Begins to connect; what is called before the bus has answered waits its turn.
  ///
  /// `onDisconnect` is called once when the bus has gone or refuses us, after all replies that
  /// were waited for have failed; not after `close()`.
  package init(
    _ address: BusAddress, on loop: Loop,
    onDisconnect: @escaping @Sendable (SystemError) -> Void = { _ in }
  ) throws(SystemError) {
    loop.checkIsolated()
    self.loop = loop
    self.onDisconnect = onDisconnect
    let pointer = try address.open()
    self.pointer = pointer
    // A copy, as sd-bus may close its own before the loop has forgotten it.
    let descriptor = try Descriptor(duplicating: sd_bus_get_fd(pointer))
    sources = Sources(
      socket: loop.source(descriptor) { [weak self] _ in self?.process() },
      timer: loop.timer { [weak self] in self?.process() })
    settle()
  }

  deinit { release() }

  /// The name the bus gave us; `nil` until it has answered.
  package var uniqueName: String? {
    loop.checkIsolated()
    var name: UnsafePointer<CChar>?
    guard let pointer, sd_bus_is_ready(pointer) > 0, sd_bus_get_unique_name(pointer, &name) >= 0
    else { return nil }
    return name.map { String(cString: $0) }
  }

  package var isOpen: Bool { pointer != nil }

  /// Ends the connection; replies still waited for fail, and signals no longer come.
  package func close() {
    loop.checkIsolated()
    release()
  }
}

extension Bus {
  /// How many messages are handled before the loop's other sources have their turn.
  private static let turn = 64

  private func process() {
    for _ in 0..<Self.turn {
      guard let pointer else { return }
      let answer = sd_bus_process(pointer, nil)
      if answer < 0 { return disconnected(code: -answer) }
      if answer == 0 { break }
    }
    settle()
  }

  /// Sets the sources to what sd-bus now waits for.
  private func settle() {
    guard let pointer, let sources else { return }
    let events = max(0, sd_bus_get_events(pointer))
    sources.socket.interest = (events & POLLIN != 0 ? Readiness.reading : [])
      .union(events & POLLOUT != 0 ? .writing : [])
    var microseconds: UInt64 = .max
    let answer = sd_bus_get_timeout(pointer, &microseconds)
    sources.timer.set(
      answer < 0 || microseconds == .max
        ? .distantFuture
        : DispatchTime(uptimeNanoseconds: max(1, min(microseconds, .max / 2_000) * 1_000)))
  }

  private func disconnected(code: CInt) {
    guard pointer != nil else { return }
    release()
    let error = SystemError("speak with the bus", code: code)
    loop.async { [onDisconnect] in onDisconnect(error) }
  }

  /// Lets everything go; the replies that are still waited for fail with it.
  private func release() {
    sources = nil
    for slot in slots.values { sd_bus_slot_unref(slot) }
    slots = [:]
    guard let pointer else { return }
    self.pointer = nil
    sd_bus_close(pointer)
    sd_bus_unref(pointer)
  }
}

extension Bus {
  /// Calls a method; `reply` is called exactly once, later, with its values or how it failed.
  ///
  /// No answer within `timeout` is `org.freedesktop.DBus.Error.NoReply`, as with the bus gone;
  /// a call that cannot be sent fails as `System.Error.…`.
  package func call(
    _ call: BusCall, timeout: Duration = .seconds(5),
    reply: @escaping @Sendable (Result<[BusValue], BusError>) -> Void
  ) {
    loop.checkIsolated()
    precondition(timeout > .zero, "a call of \(call.member) with a timeout of \(timeout)")
    let pending = PendingReply(on: loop, reply)
    do throws(SystemError) {
      guard let pointer else { throw SystemError("call \(call.member)", code: ENOTCONN) }
      let message = try BusMessage(call, on: pointer)
      try pending.send(message, on: pointer, timeout: timeout)
    } catch {
      pending.fail(BusError(error))
    }
    settle()
  }

  /// Installs a match rule; the number it is known by, or `nil` when the bus is gone.
  func addMatch(_ rule: String, _ receiver: SignalReceiver) -> Int? {
    loop.checkIsolated()
    guard let pointer else { return nil }
    guard let slot = receiver.install(rule, on: pointer) else {
      loop.async { [weak self] in self?.disconnected(code: ENOMEM) }
      return nil
    }
    slotsMade += 1
    slots[slotsMade] = slot
    settle()
    return slotsMade
  }

  func removeMatch(_ number: Int) {
    loop.checkIsolated()
    guard let slot = slots.removeValue(forKey: number) else { return }
    sd_bus_slot_unref(slot)
    settle()
  }
}
