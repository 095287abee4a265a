import CSystemd
import Glibc

/// A reply that is waited for; sd-bus holds it until the reply came or the connection ended.
final class PendingReply {
  private let loop: Loop
  private var handler: (@Sendable (Result<[BusValue], BusError>) -> Void)?

  init(on loop: Loop, _ handler: @escaping @Sendable (Result<[BusValue], BusError>) -> Void) {
    self.loop = loop
    self.handler = handler
  }

  deinit {
    fail(
      BusError(
        name: "org.freedesktop.DBus.Error.Disconnected", message: "The connection was closed"))
  }

  /// Fails later, so that no handler runs inside the call it belongs to.
  func fail(_ error: BusError) {
    guard let handler else { return }
    self.handler = nil
    loop.async { handler(.failure(error)) }
  }

  func send(
    _ message: BusMessage, on bus: OpaquePointer, timeout: Duration
  ) throws(SystemError) {
    let held = Unmanaged.passRetained(self)
    var slot: OpaquePointer?
    let answer = sd_bus_call_async(
      bus, &slot, message.pointer, Self.received, held.toOpaque(), timeout.microseconds)
    guard answer >= 0, let slot else {
      held.release()
      throw SystemError("call \(message.member)", code: answer < 0 ? -answer : ENOMEM)
    }
    sd_bus_slot_set_destroy_callback(slot) { context in
      if let context { Unmanaged<PendingReply>.fromOpaque(context).release() }
    }
    // Floating, the slot belongs to the bus and goes with the reply.
    sd_bus_slot_set_floating(slot, 1)
    sd_bus_slot_unref(slot)
  }

  private static let received: sd_bus_message_handler_t = { message, context, _ in
    guard let message, let context else { return 0 }
    let pending = Unmanaged<PendingReply>.fromOpaque(context).takeUnretainedValue()
    pending.handle(BusMessage(borrowing: message).result)
    return 0
  }

  private func handle(_ result: Result<[BusValue], BusError>) {
    guard let handler else { return }
    self.handler = nil
    handler(result)
  }
}

extension BusMessage {
  /// What a reply says.
  var result: Result<[BusValue], BusError> {
    if let error { return .failure(error) }
    do throws(SystemError) {
      return .success(try values())
    } catch {
      return .failure(BusError(error))
    }
  }
}
