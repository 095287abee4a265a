import CSystemd
import Glibc

/// A connection to a message bus that waits for every answer, for programs without a loop.
package final class BlockingBus {
  private let pointer: OpaquePointer

  package init(_ address: BusAddress) throws(SystemError) { pointer = try address.open() }

  deinit {
    sd_bus_close(pointer)
    sd_bus_unref(pointer)
  }

  /// Calls a method and waits for its values.
  package func call(
    _ call: BusCall, timeout: Duration = .seconds(25)
  ) throws(BusError) -> [BusValue] {
    let message: BusMessage
    do throws(SystemError) {
      message = try BusMessage(call, on: pointer)
    } catch {
      throw BusError(error)
    }
    return try reply(to: message, timeout: timeout).get()
  }

  private func reply(
    to message: BusMessage, timeout: Duration
  ) -> Result<[BusValue], BusError> {
    var error = sd_bus_error()
    defer { sd_bus_error_free(&error) }
    var reply: OpaquePointer?
    let answer = sd_bus_call(pointer, message.pointer, timeout.microseconds, &error, &reply)
    if answer >= 0, let reply { return BusMessage(owning: reply).result }
    guard let name = error.name else {
      return .failure(BusError(SystemError("call \(message.member)", code: -answer)))
    }
    let text = error.message.map { String(cString: $0) } ?? ""
    return .failure(BusError(name: String(cString: name), message: text))
  }
}
