import Foundation
import TOML
import Testing

/// What the documentation says is so.
@Suite struct ArticleTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func article(_ name: String) throws -> String {
    try text("Sources/TOML/TOML.docc/\(name).md")
  }

  private struct Config: Decodable {
    struct Job: Decodable {
      var source: String
      var keep: Int
      var at: LocalTime
      var days: [String]
    }
    var job: [String: Job]
  }

  private struct Backup: Decodable {
    var source: String
    var note: String?
    var keptCopies: Int

    enum CodingKeys: String, CodingKey {
      case source, note
      case keptCopies = "kept-copies"
    }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      source = try keys.decode(String.self, forKey: .source)
      note = try keys.decodeIfPresent(String.self, forKey: .note)
      keptCopies = try keys.decodeIfPresent(Int.self, forKey: .keptCopies) ?? 4
    }
  }

  private let source = """
    # Where the photos are
    [job.photos]
    source = '/srv/photos'
    keep = 4              # copies
    at = 09:00            # and once more at noon
    days = ["Mon", "Thu"]
    """

  @Test func `the overview is true`() throws {
    let document = try Document(parsing: "greeting = \"hello\"  # to everyone")
    #expect(document.root["greeting"]?.string == "hello")
    let source = try document.setting(["greeting"], to: "good evening").source
    #expect(source == "greeting = \"good evening\"  # to everyone")
  }

  @Test func `a document is read and decoded`() throws {
    let document = try Document(parsing: source)
    let photos: Path = ["job", "photos"]
    #expect(document[photos]?.table?["keep"]?.integer == 4)
    #expect(document[["job", "photos", "days", 0]]?.string == "Mon")
    #expect(document[["job", "photos", "at"]]?.localTime == LocalTime(hour: 9, minute: 0))
    #expect(document[["job", "photos", "at"]]?.string == nil)
    let config = try TOMLDecoder().decode(Config.self, from: document)
    #expect(config.job["photos"]?.keep == 4)
    let comments = document.tokens.filter { $0.kind == .comment }
    #expect(comments.count == 3)
  }

  @Test func `a missing key has a default, and a key another name than its property`() throws {
    let backup = try TOMLDecoder().decode(Backup.self, from: "source = '/srv/photos'")
    #expect(backup.keptCopies == 4)
    #expect(backup.source == "/srv/photos" && backup.note == nil)
    let written = try TOMLDecoder().decode(Backup.self, from: "source = '/'\nkept-copies = 7")
    #expect(written.keptCopies == 7)
  }

  @Test func `what is in variables leads to nodes and is set`() throws {
    let document = try Document(parsing: source)
    let photos: Path = ["job", "photos"]
    let name = "photos"
    let position = 1
    #expect(document[["job", .key(name), "days", .index(position)]]?.string == "Thu")
    #expect(document[["job"]]?[name]?["days"]?[position]?.string == "Thu")
    #expect(document[photos.appending("days")]?.count == 2)
    let copies = 7
    let days = ["Tue", "Fri"]
    let other = try document.setting(["job", .key(name), "keep"], to: Value(copies))
    let again = try other.setting(["job", .key(name), "days"], to: Value(days.map { Value($0) }))
    #expect(again.source.contains("keep = 7              # copies"))
    #expect(again.source.contains(#"days = ["Tue", "Fri"]"#))
  }

  @Test func `what is wrong is said all at once`() throws {
    let broken = source.replacing("keep = 4", with: "kep = 4")
    var shown = ""
    func print(_ text: String) { shown = text }
    do {
      _ = try TOMLDecoder().decode(Config.self, from: broken)
    } catch {
      print(error.diagnostics.rendered(source: Array(broken.utf8), path: "config.toml"))
    }
    #expect(!shown.isEmpty)
    #expect(try Self.article("GettingStarted").contains("```\n\(shown)```"))
  }

  @Test func `an edit and a new document are as shown`() throws {
    let document = try Document(parsing: source)
    let edited = try document.setting(["job", "photos", "keep"], to: 12)
    #expect(edited.source.contains("keep = 12             # copies"))
    let fresh = try Document(writing: ["title": "Photos", "job": ["keep": 4]])
    #expect(fresh.source == "title = \"Photos\"\n\n[job]\nkeep = 4\n")
  }

  @Test func `the article on mistakes lists every code and no other`() throws {
    let article = try Self.article("Mistakes")
    let listed = article.matches(of: #/\n\| `([a-z0-9-]+)` \|/#).map { String($0.1) }
    let folder = Self.root.appending(path: "Sources/TOML").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    var used: Set<String> = []
    for name in names where name.hasSuffix(".swift") {
      let code = try Self.text("Sources/TOML/\(name)").split(separator: "\n")
        .filter { !$0.contains("///") }.joined(separator: "\n")
      used.formUnion(code.matches(of: #/"([a-z]+(-[a-z0-9]+)+)"/#).map { String($0.1) })
    }
    #expect(used.count > 40)
    #expect(listed == used.sorted())
  }
}
