/// Where everything of one user lies, by the XDG Base Directory Specification 0.8.
///
/// Paths are absolute and have no trailing slash. Nothing here looks at a file system.
package struct Paths: Equatable, Sendable {
  package let configDirectory: String
  package let stateDirectory: String
  package let runtimeDirectory: String

  /// The places that an environment names.
  ///
  /// A variable that is unset, empty or not absolute counts for nothing (section 3), and its default
  /// takes over: `home` is what the password database says, `user` the number of the user.
  package init(environment: (String) -> String?, home: String, user: UInt32) {
    func place(_ name: String, otherwise: String) -> String {
      environment(name).flatMap(Self.absolute) ?? otherwise
    }
    let home = place("HOME", otherwise: home)
    configDirectory = place("XDG_CONFIG_HOME", otherwise: home + "/.config") + "/attune"
    stateDirectory = place("XDG_STATE_HOME", otherwise: home + "/.local/state") + "/attune"
    runtimeDirectory = place("XDG_RUNTIME_DIR", otherwise: "/run/user/\(user)") + "/attune"
    share = environment("ATTUNE_SHARE").flatMap(Self.absolute)
  }

  package var configFile: String { configDirectory + "/attune.toml" }
  package var userDeckDirectory: String { configDirectory + "/prompts" }
  package var stateFile: String { stateDirectory + "/state.sqlite" }
  package var socketPath: String { runtimeDirectory + "/org.attune.Control" }

  /// What was installed beside an executable, given its absolute path without symbolic links.
  ///
  /// That is `$ATTUNE_SHARE` if set, `PREFIX/share/attune` for `PREFIX/bin/attuned`, and the
  /// repository's `config` for an executable somewhere below its `.build`.
  package func shareDirectory(executable: String) -> String {
    share ?? Self.repository(of: executable).map { $0 + "/config" }
      ?? Self.parent(of: Self.parent(of: executable)) + "/share/attune"
  }

  /// The prompts that came with an executable, one deck per file.
  package func builtinDeckDirectory(executable: String) -> String {
    let isBuildTree = share == nil && Self.repository(of: executable) != nil
    return shareDirectory(executable: executable) + (isBuildTree ? "/prompts" : "/prompts/en")
  }

  private let share: String?

  private static func absolute(_ path: String) -> String? {
    guard path.hasPrefix("/") else { return nil }
    var path = path[...]
    while path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// The directory that holds the `.build` (or `.build-…`) in which an executable lies.
  private static func repository(of executable: String) -> String? {
    var path = parent(of: executable)
    while let slash = path.lastIndex(of: "/") {
      let name = path[slash...].dropFirst()
      path = String(path[..<slash])
      if name.hasPrefix(".build") { return path }
    }
    return nil
  }
}
