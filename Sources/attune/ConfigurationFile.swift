import Configuration
import Control
import Core
import Host
import Linux

/// The configuration as it lies on disk, or a sentence why it cannot be read.
struct ConfigurationFile {
  let files: ConfigurationFiles

  init(_ path: String? = nil) { files = ConfigurationFiles(paths: Places.paths, config: path) }

  static var reader: PlanReader { ConfigurationFiles.reader(here: Places.zone) }

  func load() throws(Ending) -> LoadedPlan {
    do throws(FileRefusal) {
      return Self.reader.read(try files.readConfig(), deck: files.readDecks().merged)
    } catch {
      switch error {
      case .missing(let path):
        let isUsual = path == Places.paths.configFile
        let hint = isUsual ? ": run 'attune setup'." : "."
        throw Ending("There is no \(isUsual ? "" : "file ")\(Places.short(path))\(hint)")
      case .unusable: throw Ending("\(error)".escaped)
      }
    }
  }
}

extension LoadedPlan {
  /// The plan, or every reason why there is none.
  func wholePlan() throws(Ending) -> Plan {
    guard let plan else { throw Ending(problems.map(\.rendered).joined(separator: "\n")) }
    return plan
  }
}

extension ConfigurationFile {
  /// Changes the file, and says what it said before and says now.
  ///
  /// There is no other way to change it: two that want to do so one after the other, and what an
  /// editor saved between reading and writing is left alone.
  func change(
    _ edit: (PlanReader, ConfigFile) -> Result<LoadedPlan, Refusal>
  ) throws(Ending) -> (old: LoadedPlan, new: LoadedPlan) {
    let lock = try Self.lock(files.config)
    defer { withExtendedLifetime(lock) {} }
    let old = try load()
    switch edit(Self.reader, old.file) {
    case .success(let new):
      try write(new.file.bytes, replacing: old.file.bytes)
      return (old, new)
    case .failure(let refusal):
      throw Ending(refusal.text.escapedLines)
    }
  }

  /// Makes the file, with nobody allowed to read it but its owner; one that is there is left alone.
  func begin(with text: String) throws(Ending) {
    let lock = try Self.lock(files.config)
    defer { withExtendedLifetime(lock) {} }
    guard !Files.exists(files.config) else {
      throw Ending("\(Places.short(files.config)) was made by another program just now.")
    }
    try write(Array(text.utf8))
  }

  private func write(_ bytes: [UInt8], replacing old: [UInt8]? = nil) throws(Ending) {
    do {
      try Files.writeAtomically(bytes, to: files.config, replacing: old)
    } catch {
      throw .unwritten(files.config, error)
    }
  }

  /// The lock that lies where the file really is, whatever links lead there; `nil` where there can be
  /// none, as on some file systems.
  private static func lock(_ path: String) throws(Ending) -> DirectoryLock? {
    do {
      return try DirectoryLock(Files.directory(of: try Files.destination(of: path)))
    } catch {
      guard error.name == "ETIMEDOUT" else { return nil }
      throw Ending("Another attune is changing \(Places.short(path)): try again in a moment.")
    }
  }
}
