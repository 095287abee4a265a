/// Who the service is; answers the calls to `org.varlink.service`.
package struct ServiceDescription: Equatable, Sendable {
  package let vendor: String
  package let product: String
  package let version: String
  package let url: String

  package init(
    vendor: String = "Attune", product: String = "attuned", version: String, url: String = ""
  ) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
  }

  /// The parameters of the reply.
  func answer(_ message: CallMessage) throws(ServiceError) -> [JSON.Member] {
    guard let name = Interface.service.member(message.method) else {
      throw .interfaceNotFound(Self.interface(of: message.method))
    }
    switch name {
    case "GetInfo":
      try read(message) { fields throws(Mismatch) in try fields.end() }
      return information
    case "GetInterfaceDescription":
      let interface = try read(message) { fields throws(Mismatch) in
        let interface: String = try fields.take("interface")
        try fields.end()
        return interface
      }
      return try Self.description(of: interface)
    default: throw .methodNotFound(message.method)
    }
  }

  private func read<Value>(
    _ message: CallMessage, _ body: (inout Fields) throws(Mismatch) -> Value
  ) throws(ServiceError) -> Value {
    do {
      var fields = try Fields(message.parameters)
      return try body(&fields)
    } catch {
      throw ServiceError(error)
    }
  }

  private var information: [JSON.Member] {
    [
      .init("vendor", vendor), .init("product", product), .init("version", version),
      .init("url", url), .init("interfaces", Interface.all.map(\.name)),
    ]
  }

  private static func description(of interface: String) throws(ServiceError) -> [JSON.Member] {
    guard let known = Interface.all.first(where: { $0.name == interface }) else {
      throw .interfaceNotFound(interface)
    }
    return [.init("description", known.description)]
  }

  private static func interface(of method: String) -> String {
    method.lastIndex(of: ".").map { String(method[..<$0]) } ?? ""
  }
}
