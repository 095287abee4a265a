import Foundation
import TOML
import Testing

/// The documents from which the fuzzer starts, where there is no fuzzer too.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .appending(path: "../../Fuzz/corpus").standardizedFileURL

  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  @Test func `there are documents for valid and for broken TOML`() throws {
    let documents = try Self.names.map { Document(recovering: try Self.bytes(of: $0)) }
    #expect(documents.count(where: \.isValid) > 30)
    #expect(documents.count { !$0.isValid } > 30)
  }

  @Test(arguments: names) func `what the fuzzer holds is true of`(name: String) throws {
    let breaches = Invariants.breaches(of: try Self.bytes(of: name))
    #expect(breaches == [], "\(breaches)")
  }

  private static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
