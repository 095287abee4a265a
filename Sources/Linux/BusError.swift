/// How a call on the bus failed: the error's name, such as
/// `org.freedesktop.DBus.Error.ServiceUnknown`, and what it says.
///
/// A call that could not even be sent, or whose reply could not be read, bears the name
/// `System.Error.` and that of an `errno`.
package struct BusError: Error, Equatable, Sendable {
  package let name: String
  package let message: String

  package init(name: String, message: String) {
    self.name = name
    self.message = message
  }

  init(_ error: SystemError) {
    self.init(name: "System.Error.\(error.name)", message: "\(error)")
  }
}

extension BusError: CustomStringConvertible {
  package var description: String { message.isEmpty ? name : "\(message) (\(name))" }
}
