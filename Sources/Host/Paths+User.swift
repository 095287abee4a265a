package import Configuration
import Linux

extension Paths {
  /// Where everything of the user lies who runs this process.
  package static var ofThisUser: Paths {
    Paths(
      environment: ThisProcess.environment, home: ThisProcess.homeDirectory,
      user: ThisProcess.userID)
  }
}
