/// A Varlink interface: its name, and its description in Varlink's interface language.
package struct Interface: Sendable {
  package let name: String
  package let description: String

  /// What the daemon and its clients say to each other.
  package static let control = Interface(
    name: "org.attune.Control", description: controlText + peopleText + insightText)
  /// What every Varlink service answers about itself.
  package static let service = Interface(name: "org.varlink.service", description: serviceText)
  package static let all = [service, control]

  /// `Member` of `interface.Member`, if the name belongs to this interface.
  package func member(_ qualifiedName: String) -> String? {
    guard let dot = qualifiedName.lastIndex(of: "."), qualifiedName[..<dot] == name else {
      return nil
    }
    return String(qualifiedName[qualifiedName.index(after: dot)...])
  }
}

private let serviceText = """
  # The Varlink Service Interface is provided by every Varlink service. It describes the service
  # and the interfaces it implements.
  interface org.varlink.service

  # Get a list of all the interfaces a service provides and information about the implementation.
  method GetInfo() -> (
    vendor: string,
    product: string,
    version: string,
    url: string,
    interfaces: []string
  )

  # Get the description of an interface that is implemented by this service.
  method GetInterfaceDescription(interface: string) -> (description: string)

  # The requested interface was not found.
  error InterfaceNotFound (interface: string)

  # The requested method was not found.
  error MethodNotFound (method: string)

  # The interface defines the requested method, but the service does not implement it.
  error MethodNotImplemented (method: string)

  # One of the passed parameters is invalid.
  error InvalidParameter (parameter: string)

  # Client is denied access.
  error PermissionDenied ()

  # Method is expected to be called with 'more' set to true, but wasn't.
  error ExpectedMore ()

  """
