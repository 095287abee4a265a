/// The words about a name that no zone goes by.
enum ZoneName {
  static func refusal(of name: String) -> String {
    isAbbreviation(name)
      ? "“\(name)” is an abbreviation, which names no one time zone"
      : "“\(name)” is not a time zone that is installed"
  }

  /// Whether it is written as clocks show it, such as `CEST`.
  private static func isAbbreviation(_ name: String) -> Bool {
    (2...5).contains(name.utf8.count) && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  static let hint = "write a name such as Europe/Berlin, or UTC"
}
