import CivilTime
import Configuration
import Core
import Linux

/// The configuration as it lies on disk.
enum ConfigurationFile {
  /// Far more than anyone writes by hand.
  private static let sizeLimit = 1 << 20

  static var reader: PlanReader {
    PlanReader(zone: { Places.zone(named: $0) }, zoneNames: Places.zoneNames, here: Places.zone)
  }

  static func load(_ path: String) throws(Ending) -> LoadedPlan {
    let file = try read(path)
    return reader.read(file, deck: Decks.load().merged)
  }

  /// Reads a file that only its owner may write to.
  static func read(_ path: String) throws(Ending) -> ConfigFile {
    let file: OwnedFile
    let bytes: [UInt8]
    do {
      file = try OwnedFile(opening: path)
      bytes = try file.read(limit: sizeLimit)
    } catch {
      guard error.name != "ENOENT" else {
        throw Ending("There is no \(Places.short(path)): run 'attune setup'.")
      }
      throw Ending("\(error)")
    }
    try judge(file, path)
    return ConfigFile(path: path, bytes: bytes)
  }

  private static func judge(_ file: OwnedFile, _ path: String) throws(Ending) {
    guard file.isRegular else { throw Ending("\(Places.short(path)) is no file.") }
    guard !file.isForeign else { throw Ending("\(Places.short(path)) belongs to somebody else.") }
    guard !file.isWritableByOthers else {
      throw Ending("Others may write to \(Places.short(path)): run chmod go-w '\(path.escaped)'")
    }
  }
}

/// The prompts of the library and the user's own.
struct Decks {
  let library: [LoadedDeck]
  let user: [LoadedDeck]

  static func load() -> Decks {
    let executable = (try? ThisProcess.executablePath()) ?? ""
    return Decks(
      library: read(Places.paths.builtinDeckDirectory(executable: executable), .library),
      user: read(Places.paths.userDeckDirectory, .user))
  }

  var merged: [Prompt] {
    DeckReader.merged(library: library.flatMap(\.prompts), user: user.flatMap(\.prompts))
  }

  /// A directory that is not there holds no decks.
  private static func read(_ directory: String, _ origin: Prompt.Origin) -> [LoadedDeck] {
    let names = (try? Files.list(directory)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.compactMap { name in
      let path = "\(directory)/\(name)"
      guard let bytes = try? Files.read(path, limit: 1 << 20) else { return nil }
      return DeckReader.read(ConfigFile(path: path, bytes: bytes), origin: origin)
    }
  }
}
