import TOML
import Testing

/// Decodes a source and shows what is wrong with it.
func refusal<T: Decodable>(
  of source: String, as type: T.Type, _ decoder: TOMLDecoder = TOMLDecoder()
) -> String {
  do throws(TOMLError) {
    return "decoded: \(try decoder.decode(type, from: source))"
  } catch {
    return error.diagnostics.rendered(source: Array(source.utf8), path: "job.toml")
  }
}

private struct Job: Decodable {
  enum Cadence: String, Decodable, CaseIterable {
    case hourly, daily, weekly
  }

  struct Retry: Decodable {
    var times: UInt8
    var wait: Double
  }

  var name: String
  var keep: Int
  var cadence: Cadence
  var paths: [String]
  var active: Bool?
  var since: LocalDate?
  var retry: Retry?
}

private struct Plan: Decodable {
  var job: [String: Job]
}

@Suite struct DecoderMistakeTests {
  @Test func `all that is wrong is told at once, where it stands`() {
    let source = """
      [job.photos]
      name = "Photos"
      keep = "4"
      cadance = "daily"
      paths = "~/Pictures"
      active = "yes"

      [job.mail]
      name = 7
      cadence = "dailly"
      paths = ["~/Mail", 1, 2025-12-31]
      keep = 1.5
      since = "2025-01-01"
      retry = { times = 300, wait = 2 }

      """
    #expect(refusal(of: source, as: Plan.self) == "")
  }

  @Test func `what is missing or of another shape is told with an example`() {
    let source = """
      [job]
      a = 3
      [[job.b]]
      [job.c]
      [job.c.retry]
      times = 1
      [job.d.paths]
      x = 1

      """
    #expect(refusal(of: source, as: Plan.self) == "")
  }

  @Test func `keys that nobody asks for are told with those there are`() {
    let source = "naem = 'x'\ncolour = 1\nx.y = 2\n"
    struct Person: Decodable {
      var name: String?
      var age: Int?
    }
    #expect(refusal(of: source, as: Person.self) == "")
  }
}
