import Configuration
import Core
internal import Glibc

/// The library, read from a folder.
enum Deck {
  static func read(_ folder: String) -> [Prompt] {
    Practice.allCases.flatMap { practice -> [Prompt] in
      let path = "\(folder)/\(practice.rawValue).toml"
      let bytes = bytes(of: path)
      let deck = DeckReader.read(
        ConfigFile(path: path, bytes: bytes), origin: .library, linting: false)
      return deck.prompts
    }
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}
