package import CivilTime
package import Configuration
package import Core
import Linux

/// The user's config and the decks, as they lie on disk.
package struct ConfigurationFiles: Sendable {
  package let config: String
  package let library: String
  package let user: String

  package init(config: String, library: String, user: String) {
    self.config = config
    self.library = library
    self.user = user
  }

  /// The usual places, with another config if one is named.
  package init(paths: Paths, config: String? = nil) {
    let executable = (try? ThisProcess.executablePath()) ?? ""
    self.init(
      config: config ?? paths.configFile,
      library: paths.builtinDeckDirectory(executable: executable), user: paths.userDeckDirectory)
  }

  /// Reads the config's bytes: a file that only its owner may write to, itself or through links.
  package func readConfig() throws(FileRefusal) -> ConfigFile {
    do {
      let file = try OwnedFile(opening: config)
      let bytes = try file.read(limit: Self.sizeLimit)
      try judge(file)
      return ConfigFile(path: config, bytes: bytes)
    } catch let refusal as FileRefusal {
      throw refusal
    } catch let error as SystemError where error.name == "ENOENT" {
      throw .missing(path: config)
    } catch {
      throw .unusable(reason: "\(error)")
    }
  }

  private func judge(_ file: OwnedFile) throws(FileRefusal) {
    guard file.isRegular else { throw .unusable(reason: "\(config) is not a file.") }
    guard !file.isForeign else { throw .unusable(reason: "\(config) belongs to somebody else.") }
    guard !file.isWritableByOthers else {
      throw .unusable(
        reason: "Others may write to \(config), so it cannot be trusted",
        remedy: "chmod go-w '\(config)'")
    }
  }

  /// The prompts that came with the program, and the user's own.
  ///
  /// Linting costs many times the reading: it is for whoever shows what was found.
  package func readDecks(linting: Bool = false) -> Decks {
    Decks(
      library: decks(in: library, .library, linting), user: decks(in: user, .user, linting))
  }

  /// The bytes of everything of the user's that a plan is made from, to tell a change from a touch.
  package func fingerprint() -> [[UInt8]] {
    // No deck holds a NUL either.
    let decks = deckFiles(in: user).map { $0.file?.bytes ?? [0] + Array($0.path.utf8) }
    do throws(FileRefusal) {
      return [try readConfig().bytes] + decks
    } catch {
      // No config holds a NUL, so why there is none is no config.
      return [[0] + Array("\(error)".utf8)] + decks
    }
  }

  private func decks(
    in directory: String, _ origin: Prompt.Origin, _ linting: Bool
  ) -> [LoadedDeck] {
    deckFiles(in: directory).map { found in
      guard let file = found.file else { return DeckReader.unreadable(found.path) }
      return DeckReader.read(file, origin: origin, linting: linting)
    }
  }

  /// Each deck, with its text if that can be read; a directory that is not there holds none.
  private func deckFiles(in directory: String) -> [(path: String, file: ConfigFile?)] {
    let names = (try? Files.list(directory)) ?? []
    return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.map { name in
      let path = "\(directory)/\(name)"
      let bytes = try? Files.read(path, limit: Self.sizeLimit)
      return (path, bytes.map { ConfigFile(path: path, bytes: $0) })
    }
  }

  /// Reads plans with the zones of a directory.
  package static func reader(
    here: Zone, zones directory: String = InstalledZones.directory
  ) -> PlanReader {
    PlanReader(
      zone: { InstalledZones.zone(named: $0, in: directory) }, zoneNames: { InstalledZones.names },
      here: here, now: Clocks.now())
  }

  /// Far more than anyone writes by hand.
  private static let sizeLimit = 1 << 20
}

/// Every deck that was found.
package struct Decks: Sendable {
  package let library: [LoadedDeck]
  package let user: [LoadedDeck]

  package var merged: [Prompt] {
    DeckReader.merged(library: library.flatMap(\.prompts), user: user.flatMap(\.prompts))
  }
}

/// Why a file was not read.
package enum FileRefusal: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  /// A sentence, or what becomes one with the command that mends it.
  case unusable(reason: String, remedy: String? = nil)

  package var description: String {
    switch self {
    case .missing(let path): "There is no \(path)."
    case .unusable(let reason, let remedy): remedy.map { "\(reason): run \($0)" } ?? reason
    }
  }
}
