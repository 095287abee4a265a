import Host

/// What the command line of the daemon asks for.
///
/// It has a handful of options and is read by hand: the argument parser that `attune` uses brings a part of
/// Foundation, which costs a process that runs all day 4 MB.
enum Invocation: Equatable {
  case run(config: String?)
  /// Show one real reminder at once, and keep nothing.
  case demonstrate
  case say(String)
  case refuse(String)

  init(_ arguments: [String]) { self = Self.parse(arguments) }

  private static func parse(_ arguments: [String]) -> Self {
    var found = Self.run(config: nil)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": return .say(help)
      case "--version": return .say("attuned \(Release.version)")
      case "--demonstration": found = .demonstrate
      case "--config":
        guard let path = rest.popFirst() else { return .refuse("--config takes a path") }
        found = .run(config: path)
      case _ where argument.hasPrefix("--config="):
        found = .run(config: String(argument.dropFirst("--config=".count)))
      default: return .refuse("attuned does not know \(argument)")
      }
    }
    return found
  }

  private static let help = """
    Reminds you, at a pace you choose, to appreciate and check in with those you love.

    Usage: attuned [--config PATH] [--demonstration]

      --config PATH     Read this file instead of ~/.config/attune/attune.toml.
      --demonstration   Show one real reminder at once, without a config; keep nothing.
      --version         Say which release this is.
      --help            Say this.

    Your service manager starts it: systemctl --user enable --now attuned
    Started in a terminal, it shows its reminders there too. Talk to it with attune.
    """
}
