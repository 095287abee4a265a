extension Bus {
  /// Reads a property of an object.
  package func property(
    _ property: String, of interface: String, at path: String, on destination: String,
    timeout: Duration = .seconds(5),
    reply: @escaping @Sendable (Result<BusValue, BusError>) -> Void
  ) {
    let call = BusCall.property(property, of: interface, at: path, on: destination)
    self.call(call, timeout: timeout) { result in
      reply(
        result.flatMap { values in
          guard let value = values.first?.unwrapped else { return .failure(.noValue(of: property)) }
          return .success(value)
        })
    }
  }

  /// Tells the unique name of a name's owner, `nil` for nobody: first as it is, then whenever it
  /// changes.
  package func followOwner(
    of name: String, handler: @escaping @Sendable (String?) -> Void
  ) -> BusSubscription {
    let owner = FollowedOwner(handler)
    let subscription = match(
      sender: "org.freedesktop.DBus", path: "/org/freedesktop/DBus",
      interface: "org.freedesktop.DBus", member: "NameOwnerChanged", arg0: name
    ) { signal in
      if signal.arguments.count == 3 { owner.learned(signal.arguments[2].text) }
    }
    // The bus answers in order: the rule holds by now, so no change falls between the two.
    call(.broker("GetNameOwner", [.string(name)])) { [weak subscription] result in
      guard subscription != nil else { return }
      owner.learned(try? result.get().first?.text)
    }
    return subscription
  }
}

/// The owner of a name, as far as it was told.
///
/// `@unchecked`: touched in the handlers of a bus only, which run on its loop.
private final class FollowedOwner: @unchecked Sendable {
  private let handler: @Sendable (String?) -> Void
  private var last: String??

  init(_ handler: @escaping @Sendable (String?) -> Void) { self.handler = handler }

  func learned(_ name: String?) {
    let owner = name == "" ? nil : name
    guard last != .some(owner) else { return }
    last = owner
    handler(owner)
  }
}

extension BusError {
  fileprivate static func noValue(of property: String) -> BusError {
    BusError(name: "org.freedesktop.DBus.Error.InvalidArgs", message: "No value of \(property)")
  }
}
