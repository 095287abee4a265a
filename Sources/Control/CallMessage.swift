/// A Varlink call as it stands in the stream, before anyone knows the method.
package struct CallMessage: Equatable, Sendable {
  /// With its interface.
  package let method: String
  package let parameters: JSON
  /// The client wants no reply, not even an error.
  package let oneway: Bool
  /// The client takes any number of replies.
  package let more: Bool

  package init(
    _ method: String, _ parameters: [JSON.Member] = [], oneway: Bool = false, more: Bool = false
  ) {
    self.method = method
    self.parameters = .object(parameters)
    self.oneway = oneway
    self.more = more
  }

  /// Reads one message, without its NUL.
  ///
  /// A key that no call has, a flag that is no boolean, flags that contradict each other and a wish
  /// to leave the protocol are refused.
  package init(parsing bytes: [UInt8]) throws(ProtocolError) {
    let json = try JSON(message: bytes)
    do throws(Mismatch) {
      var fields = try Fields(json)
      method = try fields.take("method")
      parameters = try fields.take("parameters") ?? JSON.object([])
      oneway = try fields.take("oneway") ?? false
      more = try fields.take("more") ?? false
      let upgrade = try fields.take("upgrade") ?? false
      try fields.end()
      if oneway && more { throw Mismatch("oneway") }
      if upgrade { throw Mismatch("upgrade") }
    } catch {
      throw ProtocolError(error)
    }
  }

  /// What goes into the stream, NUL included; flags only where they are set.
  package var bytes: [UInt8] {
    var members = [JSON.Member("method", method), JSON.Member("parameters", parameters)]
    if oneway { members.append(.init("oneway", true)) }
    if more { members.append(.init("more", true)) }
    return JSON.object(members).message
  }
}
