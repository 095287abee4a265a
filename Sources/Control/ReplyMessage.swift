/// A Varlink reply as it stands in the stream, before anyone knows its type.
package struct ReplyMessage: Equatable, Sendable {
  package let parameters: JSON
  /// Whether another reply to the same call follows.
  package let continues: Bool
  /// The error's name with its interface; `nil` if the method was done.
  package let error: String?

  package init(_ parameters: [JSON.Member], continues: Bool = false, error: String? = nil) {
    self.parameters = .object(parameters)
    self.continues = continues
    self.error = error
  }

  /// Reads one message, without its NUL.
  package init(parsing bytes: [UInt8]) throws(ProtocolError) {
    let json = try JSON(message: bytes)
    do throws(Mismatch) {
      var fields = try Fields(json)
      parameters = try fields.take("parameters") ?? JSON.object([])
      continues = try fields.take("continues") ?? false
      error = try fields.take("error")
      try fields.end()
      if continues && error != nil { throw Mismatch("continues") }
    } catch {
      throw ProtocolError(error)
    }
  }

  /// What goes into the stream, NUL included; always with `parameters`, which some clients need.
  package var bytes: [UInt8] {
    var members: [JSON.Member] = []
    if let error { members.append(.init("error", error)) }
    members.append(.init("parameters", parameters))
    if continues { members.append(.init("continues", true)) }
    return JSON.object(members).message
  }

  /// What the method answered.
  package func result<R: Reply>(_: R.Type = R.self) throws(CallError) -> R {
    if let error { throw CallError(error, parameters) }
    do {
      return try R(json: parameters)
    } catch {
      throw .unreadable("the reply's \(error.path.joined(separator: "."))")
    }
  }
}

/// Why a call brought no result.
package enum CallError: Error, Equatable {
  /// The daemon refused.
  case control(ControlError)
  /// The daemon did not understand.
  case service(ServiceError)
  /// What came back is not what this version knows; says what.
  case unreadable(String)

  fileprivate init(_ name: String, _ parameters: JSON) {
    if let error = ControlError(qualifiedName: name, parameters: parameters) {
      self = .control(error)
    } else if let error = ServiceError(qualifiedName: name, parameters: parameters) {
      self = .service(error)
    } else {
      self = .unreadable("the error \(name)")
    }
  }
}
