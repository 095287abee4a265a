import Foundation
import TOML
import Testing

/// The mistakes that people make most, as files, each beside the whole text it is answered with.
///
/// `name.txt` is the answer to `name.toml`; where TOML 1.0 has another answer, it is `name.1.0.txt`.
/// What is TOML, but not what a program takes, is answered by the decoder.
struct MistakeFile: CustomTestStringConvertible {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Mistakes")

  static let all: [MistakeFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.sorted().map { MistakeFile(name: $0) }
  }()

  let name: String

  var testDescription: String { name }

  func source() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
  }

  /// The text to expect from one edition.
  func answer(_ version: Version) throws -> String {
    let base = String(name.dropLast(".toml".count))
    let older = Self.folder.appending(path: base + ".1.0.txt")
    let hasOlder = version == .v10 && FileManager.default.fileExists(atPath: older.path)
    let file = hasOlder ? older : Self.folder.appending(path: base + ".txt")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}

@Suite struct MistakeFileTests {
  private struct Plan: Decodable {
    struct Job: Decodable {
      var source: String
      var cadence: String?
      var keep: Int
    }
    var job: [String: Job]
  }

  /// What is wrong with a file: with its text, or in those of the decoder with its meaning.
  private func mistakes(_ file: MistakeFile, _ version: Version) throws -> [Diagnostic] {
    let document = Document(recovering: try file.source(), version: version)
    guard ["09-typo.toml", "10-wrong-type.toml"].contains(file.name) else {
      return document.diagnostics
    }
    do throws(TOMLError) {
      _ = try TOMLDecoder().decode(Plan.self, from: document)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test(arguments: MistakeFile.all) func `a mistake has its answer`(file: MistakeFile) throws {
    let source = try file.source()
    for version in Version.allCases {
      let found = try mistakes(file, version)
      #expect(found.rendered(source: source, path: file.name) == (try file.answer(version)))
    }
  }

  @Test func `every file is there, and each answer belongs to one`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: MistakeFile.folder.path)
    let answers = names.filter { $0.hasSuffix(".txt") }.map {
      $0.replacing(".1.0.txt", with: "").replacing(".txt", with: "")
    }
    #expect(MistakeFile.all.count == 20)
    #expect(Set(answers) == Set(MistakeFile.all.map { $0.name.replacing(".toml", with: "") }))
  }
}
