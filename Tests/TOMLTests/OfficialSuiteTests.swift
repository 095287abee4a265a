import Foundation
import TOML
import TaggedJSON
import Testing

/// The official suite of TOML, read from outside the repository.
struct OfficialSuite {
  static let hint: Comment = """
    clone https://github.com/toml-lang/toml-test (d168c2a) to a folder named toml-test, and set \
    ATTUNE_CORPORA to the folder that holds it
    """

  static let folder = ProcessInfo.processInfo.environment["ATTUNE_CORPORA"].map {
    URL(filePath: $0).appending(path: "toml-test/tests")
  }

  static let isPresent = folder.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

  /// The names of the cases for one edition, without the ending.
  static func cases(_ version: Version, _ kind: String) throws -> [String] {
    let list = try text(of: version == .v10 ? "files-toml-1.0.0" : "files-toml-1.1.0")
    return list.split(separator: "\n").filter { $0.hasPrefix(kind) && $0.hasSuffix(".toml") }
      .map { String($0.dropLast(5)) }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let folder = try #require(folder)
    return [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }
}

@Suite(.enabled(if: OfficialSuite.isPresent, OfficialSuite.hint))
struct OfficialSuiteTests {
  @Test(arguments: [(Version.v10, 210), (.v11, 220)])
  func `every valid file gives the tree it should`(version: Version, count: Int) throws {
    let cases = try OfficialSuite.cases(version, "valid/")
    #expect(cases.count == count)
    for name in cases {
      let document = Document(
        recovering: try OfficialSuite.bytes(of: name + ".toml"), version: version)
      #expect(document.diagnostics.isEmpty, "\(name)")
      let tree = JSON(tagging: document.root.node)
      let expected = try JSON(reading: try OfficialSuite.bytes(of: name + ".json"))
      #expect(tree.uniform.text == expected.uniform.text, "\(name)")
      #expect(document.bytes == (try OfficialSuite.bytes(of: name + ".toml")), "\(name)")
    }
  }

  @Test(arguments: [(Version.v10, 499), (.v11, 492)])
  func `every invalid file is refused with a place`(version: Version, count: Int) throws {
    let cases = try OfficialSuite.cases(version, "invalid/")
    #expect(cases.count == count)
    for name in cases {
      let bytes = try OfficialSuite.bytes(of: name + ".toml")
      let document = Document(recovering: bytes, version: version)
      #expect(!document.isValid, "\(name)")
      #expect(document.diagnostics.allSatisfy { $0.range.upperBound <= bytes.count }, "\(name)")
    }
  }
}
