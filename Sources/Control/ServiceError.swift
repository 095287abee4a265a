/// The errors that every Varlink service has, of the interface `org.varlink.service`.
package enum ServiceError: VarlinkError {
  case interfaceNotFound(String)
  case methodNotFound(String)
  case methodNotImplemented(String)
  /// The parameter is missing, of another type, out of its range, or not one of the method's.
  case invalidParameter(String)
  case permissionDenied
  /// The method answers more than once and must be called so.
  case expectedMore

  package init(_ mismatch: Mismatch) {
    self = .invalidParameter(
      mismatch.path.isEmpty ? "parameters" : mismatch.path.joined(separator: "."))
  }
}

extension ServiceError {
  package var qualifiedName: String { "\(Interface.service.name).\(name)" }

  private var name: String {
    switch self {
    case .interfaceNotFound: "InterfaceNotFound"
    case .methodNotFound: "MethodNotFound"
    case .methodNotImplemented: "MethodNotImplemented"
    case .invalidParameter: "InvalidParameter"
    case .permissionDenied: "PermissionDenied"
    case .expectedMore: "ExpectedMore"
    }
  }

  package var parameters: [JSON.Member] {
    switch self {
    case .interfaceNotFound(let interface): [.init("interface", interface)]
    case .methodNotFound(let method), .methodNotImplemented(let method):
      [.init("method", method)]
    case .invalidParameter(let parameter): [.init("parameter", parameter)]
    case .permissionDenied, .expectedMore: []
    }
  }

  package init?(qualifiedName: String, parameters: JSON) {
    guard let name = Interface.service.member(qualifiedName) else { return nil }
    do {
      var fields = try Fields(parameters)
      guard let error = try Self.error(name, &fields) else { return nil }
      self = error
    } catch {
      return nil
    }
  }

  private static func error(_ name: String, _ fields: inout Fields) throws(Mismatch) -> Self? {
    switch name {
    case "InterfaceNotFound": .interfaceNotFound(try fields.take("interface"))
    case "MethodNotFound": .methodNotFound(try fields.take("method"))
    case "MethodNotImplemented": .methodNotImplemented(try fields.take("method"))
    case "InvalidParameter": .invalidParameter(try fields.take("parameter"))
    case "PermissionDenied": .permissionDenied
    case "ExpectedMore": .expectedMore
    default: nil
    }
  }
}
