import Configuration
import Core
import Foundation
import Testing

@testable import attune

/// A configuration in a directory of its own, which goes with it.
final class OwnConfiguration {
  static let text = """
    # kept
    [people.alex]
    name = "Alex"
    relation = "friend"
    appreciation = "off"
    check-in = "off"

    """

  let folder = FileManager.default.temporaryDirectory.appending(
    path: "attune-test-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(Self.text)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "attune.toml").path() }
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path()) }
  }
  var content: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}

@Suite(.timeLimit(.minutes(1))) struct ConfigurationChangeTests {
  private let own: OwnConfiguration

  init() throws { own = try OwnConfiguration() }

  @Test(.enabled(if: Program.isBuilt, "build attune"))
  func `of two changes made at once, through a link or not, neither is lost`() throws {
    let link = own.folder.appending(path: "link.toml").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: own.path)
    for days in 2...21 {
      let both = [("appreciation", own.path), ("check-in", link)].map { kind, path in
        Result {
          try Program.start(
            Program.url, ["cadence", "alex", kind, "every \(days) days", "--config", path])
        }
      }
      for started in both {
        let running = try started.get()
        running.process.waitUntilExit()
        #expect(running.process.terminationStatus == 0)
      }
      let text = try own.content
      #expect(text.contains("appreciation = \"every \(days) days\""), "round \(days)")
      #expect(text.contains("check-in = \"every \(days) days\""), "round \(days)")
    }
    #expect(try own.content.hasPrefix("# kept\n"))
    #expect(try own.names.sorted() == ["attune.toml", "link.toml"], "nothing is left behind")
  }

  @Test func `what another program saved meanwhile is left as it is`() throws {
    let saved = OwnConfiguration.text + "# saved meanwhile\n"
    let ending = #expect(throws: Ending.self) {
      try ConfigurationFile(own.path).change { reader, file in
        try? own.write(saved)
        return reader.settingCadence(of: Person.ID("alex"), .checkIn, to: "every 3 days", in: file)
      }
    }
    let text = ending?.text.replacing("\n", with: " ") ?? ""
    #expect(ending?.code == 1 && text.contains("by another program just now"))
    #expect(try own.content == saved)
    #expect(try own.names == ["attune.toml"])
  }

  @Test func `a change says what was before, as it was when it was made`() throws {
    let change = CadenceChange(person: Person.ID("alex"), type: .checkIn, value: "every 3 days")
    try own.write(
      OwnConfiguration.text.replacing("check-in = \"off\"", with: "check-in = \"every 2 weeks\""))
    let (old, new) = try ConfigurationFile(own.path).change { reader, file in
      reader.settingCadence(of: change.person, change.type, to: change.value, in: file)
    }
    #expect(old.plan?.people.first?.cadence(of: .checkIn).description == "every 2 weeks")
    #expect(new.plan?.people.first?.cadence(of: .checkIn).description == "every 3 days")
  }

  @Test func `a first configuration does not replace one that is there`() throws {
    #expect(throws: Ending.self) { try ConfigurationFile(own.path).begin(with: "") }
    #expect(try own.content == OwnConfiguration.text)
    let other = own.folder.appending(path: "other.toml").path()
    try ConfigurationFile(other).begin(with: "# new\n")
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "# new\n")
    let mode = try FileManager.default.attributesOfItem(atPath: other)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }
}
