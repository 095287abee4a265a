import Foundation
import TOML
import Testing

@Suite struct ForeignTypeTests {
  @Test func `a type of Foundation is not made the fault of the file`() {
    #expect(
      refusal(of: "a = 'https://example.org'", as: [String: URL].self) == """
        error[wrong-type]: `a` is decoded as `URL`, which cannot read a string
         --> job.toml:1:5
          |
        1 | a = 'https://example.org'
          |     ^^^^^^^^^^^^^^^^^^^^^
        help: the program should decode it as `String` and make the `URL` of that

        """)
    #expect(
      refusal(of: "a = 2025-01-01T09:00:00Z", as: [String: Date].self).contains(
        "help: the program should decode it as `OffsetDateTime` and make the `Date` of that"))
  }

  @Test func `whatever shape they ask for, no foreign type asks the file to change`() {
    for report in [
      refusal(of: "a = '1h'", as: [String: Duration].self),
      refusal(of: "a = 'AQID'", as: [String: Data].self),
      refusal(of: "a = 1.5", as: [String: Decimal].self),
      refusal(of: "a = ['x']", as: [String: [URL]].self),
      refusal(of: "a = 'x'", as: [String: Located<URL>].self),
    ] {
      #expect(report.contains("which cannot read a") && report.contains("help: the program"))
    }
    struct Mirror: Decodable { var address: URL }
    let missing = refusal(of: "", as: Mirror.self)
    #expect(missing.contains("`address` is missing") && !missing.contains("help"))
  }

  @Test func `a foreign type that reads a text is told as any other`() {
    let report = refusal(of: "a = 7", as: [String: UUID].self)
    #expect(report.contains("`a` takes a string, this is a whole number"))
    #expect(refusal(of: "a = 'x'", as: [String: UUID].self).contains("invalid-value"))
  }

  private struct Mirror: Decodable {
    var address: URL

    enum CodingKeys: CodingKey { case address }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let text = try container.decode(Located<String>.self, forKey: .address)
      guard let address = URL(string: text.value) else {
        let mistake = Diagnostic(code: "no-address", "this is no address", at: text.range)
        throw TOMLError(diagnostics: [mistake])
      }
      self.address = address
    }
  }

  @Test func `a text is converted, and one that cannot be is told where it stands`() throws {
    let mirror = try TOMLDecoder().decode(Mirror.self, from: "address = 'https://example.org'")
    #expect(mirror.address.host() == "example.org")
    #expect(
      refusal(of: "address = ''", as: Mirror.self) == """
        error[no-address]: this is no address
         --> job.toml:1:11
          |
        1 | address = ''
          |           ^^

        """)
  }
}
