extension Bus {
  /// Tells the value of a property, `nil` if it cannot be read: first as it is, then whenever the
  /// object says that it changed.
  ///
  /// `owner` is a unique name, or a name that keeps its owner while this is followed.
  package func followProperty(
    _ property: String, of interface: String, at path: String, on owner: String,
    handler: @escaping @Sendable (BusValue?) -> Void
  ) -> BusSubscription {
    let read: @Sendable (Bus) -> Void = { bus in
      bus.property(property, of: interface, at: path, on: owner) { handler(try? $0.get()) }
    }
    let subscription = match(
      sender: owner, path: path, interface: "org.freedesktop.DBus.Properties",
      member: "PropertiesChanged", arg0: interface
    ) { [weak self] signal in
      guard signal.arguments.count == 3 else { return }
      if let value = signal.arguments[1][property] { return handler(value) }
      let stale = signal.arguments[2].elements ?? []
      if let self, stale.contains(where: { $0.text == property }) { read(self) }
    }
    read(self)
    return subscription
  }
}
