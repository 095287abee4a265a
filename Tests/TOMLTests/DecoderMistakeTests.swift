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
  private static let typicalMistakes = """
    error[wrong-type]: `keep` takes a whole number, this is a string
     --> job.toml:3:8
      |
    3 | keep = "4"
      |        ^^^
    help: keep = 4

    error[unknown-key]: unknown key `cadance` in [job.photos]
     --> job.toml:4:1
      |
    4 | cadance = "daily"
      | ^^^^^^^
    help: did you mean `cadence`?

    error[wrong-type]: `paths` takes an array, this is a string
     --> job.toml:5:9
      |
    5 | paths = "~/Pictures"
      |         ^^^^^^^^^^^^
    help: paths = ["~/Pictures"]

    error[wrong-type]: `active` takes true or false, this is a string
     --> job.toml:6:10
      |
    6 | active = "yes"
      |          ^^^^^
    help: active = true

    error[wrong-type]: `name` takes a string, this is a whole number
     --> job.toml:9:8
      |
    9 | name = 7
      |        ^
    help: name = "7"

    error[invalid-value]: `dailly` is nothing `cadence` can be
      --> job.toml:10:11
       |
    10 | cadence = "dailly"
       |           ^^^^^^^^
    help: cadence = "daily"

    error[wrong-type]: `paths[1]` takes a string, this is a whole number
      --> job.toml:11:20
       |
    11 | paths = ["~/Mail", 1, 2025-12-31]
       |                    ^
    help: write it as `"1"`

    error[wrong-type]: `paths[2]` takes a string, this is a date
      --> job.toml:11:23
       |
    11 | paths = ["~/Mail", 1, 2025-12-31]
       |                       ^^^^^^^^^^
    help: write it as `"2025-12-31"`

    error[wrong-type]: `keep` takes a whole number, this is a number with a point
      --> job.toml:12:8
       |
    12 | keep = 1.5
       |        ^^^

    error[wrong-type]: `since` takes a date, this is a string
      --> job.toml:13:9
       |
    13 | since = "2025-01-01"
       |         ^^^^^^^^^^^^
    help: since = 2025-01-01

    error[out-of-range]: `times` takes 0 to 255, this is 300
      --> job.toml:14:19
       |
    14 | retry = { times = 300, wait = 2 }
       |                   ^^^

    """

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
    #expect(
      refusal(of: source, as: Plan.self) == Self.typicalMistakes)
  }

  private static let shapes = """
    error[wrong-type]: `a` takes a table, this is a whole number
     --> job.toml:2:5
      |
    2 | a = 3
      |     ^
    help: write a table of its own: `[job.a]`

    error[wrong-type]: `b` takes a table, this is an array
     --> job.toml:3:1
      |
    3 | [[job.b]]
      | ^^^^^^^^^
    help: write a table of its own: `[job.b]`

    error[missing-key]: `name` is missing in [job.c]
     --> job.toml:4:1
      |
    4 | [job.c]
      | ^^^^^^^
    help: add for example `name = "text"`

    error[missing-key]: `keep` is missing in [job.c]
     --> job.toml:4:1
      |
    4 | [job.c]
      | ^^^^^^^
    help: add for example `keep = 1`

    error[missing-key]: `cadence` is missing in [job.c]
     --> job.toml:4:1
      |
    4 | [job.c]
      | ^^^^^^^
    help: add for example `cadence = "hourly"`

    error[missing-key]: `paths` is missing in [job.c]
     --> job.toml:4:1
      |
    4 | [job.c]
      | ^^^^^^^
    help: add for example `paths = []`

    error[missing-key]: `wait` is missing in [job.c.retry]
     --> job.toml:5:1
      |
    5 | [job.c.retry]
      | ^^^^^^^^^^^^^
    help: add for example `wait = 1.5`

    error[wrong-type]: `paths` takes an array, this is a table
     --> job.toml:7:1
      |
    7 | [job.d.paths]
      | ^^^^^^^^^^^^^

    error[missing-key]: `name` is missing in [job.d]
     --> job.toml:7:6
      |
    7 | [job.d.paths]
      |      ^
    help: add for example `name = "text"`

    error[missing-key]: `keep` is missing in [job.d]
     --> job.toml:7:6
      |
    7 | [job.d.paths]
      |      ^
    help: add for example `keep = 1`

    error[missing-key]: `cadence` is missing in [job.d]
     --> job.toml:7:6
      |
    7 | [job.d.paths]
      |      ^
    help: add for example `cadence = "hourly"`

    """

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
    #expect(
      refusal(of: source, as: Plan.self) == Self.shapes)
  }

  @Test func `keys that nobody asks for are told with those there are`() {
    let source = "naem = 'x'\ncolour = 1\nx.y = 2\n"
    struct Person: Decodable {
      var name: String?
      var age: Int?
    }
    #expect(
      refusal(of: source, as: Person.self) == """
        error[unknown-key]: unknown key `naem`
         --> job.toml:1:1
          |
        1 | naem = 'x'
          | ^^^^
        help: did you mean `name`?

        error[unknown-key]: unknown key `colour`
         --> job.toml:2:1
          |
        2 | colour = 1
          | ^^^^^^
        help: keys here: name, age

        error[unknown-key]: unknown key `x`
         --> job.toml:3:1
          |
        3 | x.y = 2
          | ^
        help: keys here: name, age

        """)
  }

  @Test func `corrections make what was meant`() throws {
    let source = """
      [job.mail]
      name = 7
      cadance = "dailly"
      paths = "~/Mail"
      keep = "4"
      active = "yes"
      since = "2025-01-01"

      """
    var text = source
    for round in 1... {
      do throws(TOMLError) {
        let job = try TOMLDecoder().decode(Plan.self, from: text).job["mail"]
        #expect(job?.name == "7" && job?.cadence == .daily && job?.paths == ["~/Mail"])
        #expect(job?.keep == 4 && job?.active == true && round == 3)
        break
      } catch {
        var bytes = Array(text.utf8)
        let corrections = error.diagnostics.compactMap(\.correction)
        try #require(corrections.count == error.diagnostics.count && round < 3)
        for correction in corrections.reversed() {
          bytes.replaceSubrange(correction.range, with: Array(correction.text.utf8))
        }
        text = String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  @Test(arguments: ["color = 1\ncolour = 2", "[colour]\nx = 1", "[[colour]]\n[[colour]]"])
  func `a key is not corrected where that could break another`(source: String) throws {
    struct Paint: Decodable { var color: Value? }
    let error = #expect(throws: TOMLError.self) {
      try TOMLDecoder().decode(Paint.self, from: source)
    }
    #expect(error?.diagnostics.count == 1 && error?.diagnostics.first?.correction == nil)
  }

  @Test func `an array of other elements is not offered`() {
    #expect(!refusal(of: "a = 5", as: [String: [String]].self).contains("help"))
    #expect(refusal(of: "a = 5", as: [String: [Int]].self).contains("help: a = [5]"))
    #expect(refusal(of: "[a]\nb = 5", as: [String: [[String: Int]]].self).contains("help: [[a]]"))
  }
}
