import CSystemd
import Glibc

/// A signal that came over the bus.
package struct BusSignal: Equatable, Sendable {
  /// The unique name of the sender.
  package let sender: String
  package let path: String
  package let interface: String
  package let member: String
  package let arguments: [BusValue]
}

/// Signals that keep coming until this is cancelled or dropped.
package final class BusSubscription: Sendable {
  private let loop: Loop
  private let cancellation: @Sendable () -> Void

  init(on loop: Loop, cancellation: @escaping @Sendable () -> Void) {
    self.loop = loop
    self.cancellation = cancellation
  }

  deinit { loop.async(cancellation) }

  /// Ends it at once; call it on the loop.
  package func cancel() {
    loop.checkIsolated()
    cancellation()
  }
}

extension Bus {
  /// Has the bus send us the signals that match everything given.
  ///
  /// A `sender` may be a well-known name; `arg0` is what the first argument, a string, must be.
  /// If the bus refuses the rule, the connection ends.
  package func match(
    sender: String? = nil, path: String? = nil, interface: String? = nil, member: String? = nil,
    arg0: String? = nil, handler: @escaping @Sendable (BusSignal) -> Void
  ) -> BusSubscription {
    let parts = [
      ("sender", sender), ("path", path), ("interface", interface), ("member", member),
      ("arg0", arg0),
    ]
    let rule = parts.reduce("type='signal'") { rule, part in
      guard let value = part.1 else { return rule }
      precondition(!value.contains { "'\\\0".contains($0) }, "a match rule with \(part)")
      return "\(rule),\(part.0)='\(value)'"
    }
    guard let number = addMatch(rule, SignalReceiver(handler)) else {
      return BusSubscription(on: loop) {}
    }
    return BusSubscription(on: loop) { [weak self] in self?.removeMatch(number) }
  }
}

/// Who a match rule's signals go to; sd-bus holds it as long as the rule.
final class SignalReceiver {
  private let handler: @Sendable (BusSignal) -> Void

  init(_ handler: @escaping @Sendable (BusSignal) -> Void) { self.handler = handler }

  /// Installs the rule; `nil` when memory or the connection is gone.
  func install(_ rule: String, on bus: OpaquePointer) -> OpaquePointer? {
    let held = Unmanaged.passRetained(self)
    var slot: OpaquePointer?
    let answer = sd_bus_add_match_async(bus, &slot, rule, Self.received, nil, held.toOpaque())
    precondition(answer != -EINVAL, "a malformed match rule: \(rule)")
    guard answer >= 0, let slot else {
      held.release()
      return nil
    }
    sd_bus_slot_set_destroy_callback(slot) { context in
      if let context { Unmanaged<SignalReceiver>.fromOpaque(context).release() }
    }
    return slot
  }

  private static let received: sd_bus_message_handler_t = { message, context, _ in
    guard let message, let context else { return 0 }
    let receiver = Unmanaged<SignalReceiver>.fromOpaque(context).takeUnretainedValue()
    receiver.receive(BusMessage(borrowing: message))
    return 0
  }

  /// Hands a signal on, unless its arguments are nested beyond reason.
  private func receive(_ message: BusMessage) {
    guard let arguments = try? message.values() else { return }
    handler(
      BusSignal(
        sender: message.sender, path: message.path, interface: message.interface,
        member: message.member, arguments: arguments))
  }
}
