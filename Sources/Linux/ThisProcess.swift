package import Glibc

/// What the process can learn about itself.
package enum ThisProcess {
  /// The effective user.
  package static var userID: uid_t { geteuid() }

  package static var processID: pid_t { getpid() }

  /// A variable of the environment; `nil` when it is not set.
  package static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The user's home as the password database has it; the root directory if it has none.
  package static var homeDirectory: String {
    guard let entry = getpwuid(geteuid()), let home = entry.pointee.pw_dir else { return "/" }
    return String(cString: home)
  }

  /// Where the running program lies.
  package static func executablePath() throws(SystemError) -> String {
    try Files.readLink("/proc/self/exe")
  }

  /// Bytes nobody can foresee.
  package static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
