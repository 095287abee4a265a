import Configuration
import Control
import Host
import Linux

/// What still names someone and is not Attune's to change.
struct Remains {
  /// Files in the configuration's directory, with the lines that hold the name or the id.
  let places: [(file: String, lines: [Int])]
  /// Where the configuration really lies, if that is elsewhere.
  let target: String?

  /// Looks through the directory of the configuration and the decks in it.
  init(of words: [String], paths: Paths = Places.paths) {
    let folders = [paths.configDirectory, paths.userDeckDirectory]
    places = folders.flatMap { folder in
      ((try? Files.list(folder)) ?? []).compactMap { name in
        let path = "\(folder)/\(name)"
        // A file that cannot be read, or is far too large to be a text, is not looked into.
        let bytes = (try? OwnedFile(opening: path)).flatMap {
          $0.isRegular ? try? $0.read(limit: 1 << 20) : nil
        }
        let lines = Self.lines(of: bytes ?? [], naming: words)
        return lines.isEmpty ? nil : (path, lines)
      }
    }
    let place = try? Files.destination(of: paths.configFile)
    target = place == paths.configFile ? nil : place
  }

  /// The numbers, from 1, of the lines that hold one of some words as a whole word.
  static func lines(of bytes: [UInt8], naming words: [String]) -> [Int] {
    let lines = String(decoding: bytes, as: UTF8.self).lowercased()
      .split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = words.map { $0.lowercased() }
    return lines.indices.filter { index in wanted.contains { lines[index].holds($0) } }
      .map { $0 + 1 }
  }

  var told: [String] {
    let found = places.flatMap { place in
      let lines = place.lines.prefix(8).map(String.init).joined(separator: ", ")
      let what = place.lines.count == 1 ? "line \(lines)" : "lines \(lines)"
      return "  \(Places.short(place.file)), \(what)".wrapped(to: 76).enumerated().map {
        ($0.offset == 0 ? "  " : "    ") + $0.element
      }
    }
    let files =
      found.isEmpty ? [] : ["These still hold the name; they are yours to change:"] + found
    let link = target.map {
      "The configuration is a link: where it leads, \(Places.short($0)), older versions may lie."
    }
    return files + (link?.wrapped(to: 80) ?? [])
      + """
      Out of reach: backups and copies elsewhere, what your desktop keeps of earlier \
      notifications, and what your shell keeps of commands.
      """.wrapped(to: 80)
  }

  var json: JSON {
    .array(
      places.map { place in
        .object([.init("file", place.file), .init("lines", place.lines)])
      })
  }
}

extension Substring {
  /// Whether a text stands in it with no letter or digit at either end.
  fileprivate func holds(_ word: String) -> Bool {
    guard !word.isEmpty else { return false }
    var rest = self
    while let range = rest.range(of: word) {
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      let isWhole = [before, after].allSatisfy {
        !($0?.isLetter ?? false) && !($0?.isNumber ?? false)
      }
      if isWhole { return true }
      rest = rest[rest.index(after: range.lowerBound)...]
    }
    return false
  }

  /// Where a text stands first.
  private func range(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) {
        return start..<(index(start, offsetBy: word.count))
      }
      start = index(after: start)
    }
    return nil
  }
}
