import Linux

/// A screen saver, whoever runs it, and whether it covers the screen.
///
/// `@unchecked`: touched on the loop only.
final class ScreenSaver: @unchecked Sendable {
  /// The ones that desktops offer.
  static let known = [
    (name: "org.freedesktop.ScreenSaver", path: "/org/freedesktop/ScreenSaver"),
    (name: "org.gnome.ScreenSaver", path: "/org/gnome/ScreenSaver"),
  ]

  /// `nil` while nobody says.
  private(set) var isActive: Bool?
  /// Whether it was asked and answered once, if only that nobody is there.
  private(set) var hasAnswered = false
  private let name: String
  private let path: String
  private let bus: Bus
  private let onChange: @Sendable () -> Void
  private var owner: String?
  private var ownership: BusSubscription?
  private var signals: BusSubscription?

  init(name: String, path: String, on bus: Bus, onChange: @escaping @Sendable () -> Void) {
    self.name = name
    self.path = path
    self.bus = bus
    self.onChange = onChange
    ownership = bus.followOwner(of: name) { [weak self] in self?.owned(by: $0) }
  }

  private func owned(by owner: String?) {
    self.owner = owner
    signals = nil
    if owner == nil { hasAnswered = true }
    learned(nil)
    guard let owner else { return }
    // Without a path: some send it from an older one.
    signals = bus.match(sender: owner, interface: name, member: "ActiveChanged") {
      [weak self] signal in self?.learned(signal.arguments.first?.truth, from: owner)
    }
    let call = BusCall(destination: owner, path: path, interface: name, member: "GetActive")
    bus.call(call) { [weak self] result in
      guard let self, owner == self.owner else { return }
      hasAnswered = true
      learned((try? result.get().first?.truth) ?? isActive)
    }
  }

  private func learned(_ isActive: Bool?, from owner: String) {
    if owner == self.owner, isActive != nil { learned(isActive) }
  }

  private func learned(_ isActive: Bool?) {
    self.isActive = isActive
    onChange()
  }
}
