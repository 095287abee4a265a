/// The words about a name that no zone goes by.
enum ZoneName {
  static func refusal(of name: String) -> String {
    "“\(name)” is not a time zone that is installed"
  }

  static let hint = "write a name such as Europe/Berlin, or UTC"
}
