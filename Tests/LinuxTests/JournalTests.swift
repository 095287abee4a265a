import Testing

@testable import Linux

@Suite struct JournalTests {
  @Test(arguments: ["MESSAGE", "ATTUNED_EVENT", "A1", String(repeating: "A", count: 64)])
  func `a field name of capitals, digits and underscores is taken`(name: String) {
    #expect(Journal.isFieldName(name))
  }

  @Test(
    arguments: ["", "_UID", "1BAD", "lower", "A B", "A=", "Ä", String(repeating: "A", count: 65)])
  func `a field name the journal would drop is refused`(name: String) {
    #expect(!Journal.isFieldName(name))
  }

  @Test func `control characters do not reach the journal`() {
    let value = "a\nb\tc\u{0}\u{1b}[1m\u{7f}\u{9b}é\r\n."
    #expect(String(decoding: Journal.cleaned(value), as: UTF8.self) == "a b c[1mé  .")
  }

  @Test func `a long value is cut between characters`() {
    let value = Journal.cleaned(String(repeating: "é", count: 5_000))
    #expect(value.count == Journal.valueLimit)
    #expect(Journal.cleaned("a" + String(repeating: "é", count: 5_000)).count == 8_191)
  }

  @Test func `an entry is sent, or goes nowhere, without an error`() throws {
    try Journal.send([
      ("MESSAGE", "A test of Attune"), ("PRIORITY", "7"), ("SYSLOG_IDENTIFIER", "attune-test"),
      ("ATTUNED_EVENT", "test\n_UID=0"),
    ])
  }

  @Test func `without a service manager nothing is told and no watchdog waits`() {
    ServiceManager.ready()
    ServiceManager.status("two\nlines")
    #expect(ServiceManager.watchdogInterval == nil)
  }
}
