import CivilTime
import Control
import Core
import Glibc
import Host
import Linux
import Testing

@testable import Daemon

/// Every way in which the zone of the machine changes is noticed.
@Suite(.timeLimit(.minutes(1)), .serialized) struct ZoneTests {
  /// A zone file whose rules are the footer alone (RFC 9636, section 3.3).
  static func rules(_ rule: String) -> [UInt8] {
    let magic = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0].repeated(4) + [0, 0, 0, 1, 0, 0, 0, 4]
    let block: [UInt8] = magic + counts + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block + Array("\n\(rule)\n".utf8)
  }

  /// A daemon whose `localtime` leads to the zone `One`, and `Two` beside it.
  static func start(
    with variable: String = "", prepare: (DaemonBench) throws -> Void = { _ in }
  ) async throws -> (DaemonBench, Daemon) {
    let bench = try DaemonBench { surroundings in
      let place = Files.directory(of: surroundings.zone.localtime)
      surroundings.zone = LocalZone.Source(
        variable: variable, localtime: place + "/etc/localtime", installed: place + "/zoneinfo")
    }
    for name in ["etc", "zoneinfo"] { mkdir(bench.home.path + "/" + name, 0o700) }
    try bench.home.write(Self.rules("ONE-1"), to: "zoneinfo/One")
    try bench.home.write(Self.rules("TWO-2"), to: "zoneinfo/Two")
    bench.home.link("etc/localtime", to: "../zoneinfo/One")
    try prepare(bench)
    let daemon = try await bench.start()
    #expect(await daemon.zone.zone.name == "One")
    return (bench, daemon)
  }

  /// Waits for another zone, and tells how many hours it is ahead of UTC.
  static func hours(_ bench: DaemonBench, _ daemon: Daemon) async -> Int? {
    _ = await bench.channel.deeds.next { $0.announces(.zoneChanged) }
    let zone = await daemon.engine?.zone
    return zone?.civil(at: Instant(microseconds: 0)).time.hour
  }

  @Test func `a link that is replaced by rename, as timedated does`() async throws {
    let (bench, daemon) = try await Self.start()
    for (name, hour) in [("Two", 2), ("One", 1)] {
      bench.home.link("etc/new", to: "../zoneinfo/\(name)")
      try Files.rename(bench.home.path + "/etc/new", to: bench.home.path + "/etc/localtime")
      #expect(await Self.hours(bench, daemon) == hour)
      #expect(await daemon.zone.zone.name == name)
    }
    await bench.stop(daemon)
  }

  @Test func `a link that is removed and made again, as ln does`() async throws {
    let (bench, daemon) = try await Self.start()
    try Files.remove(bench.home.path + "/etc/localtime")
    bench.home.link("etc/localtime", to: bench.home.path + "/zoneinfo/Two")
    #expect(await Self.hours(bench, daemon) == 2)
    await bench.stop(daemon)
  }

  @Test func `a copy in the place of the link`() async throws {
    let (bench, daemon) = try await Self.start()
    try bench.home.write(Self.rules("TWO-2"), to: "etc/new")
    try Files.rename(bench.home.path + "/etc/new", to: bench.home.path + "/etc/localtime")
    #expect(await Self.hours(bench, daemon) == 2)
    #expect(await daemon.zone.zone.name == "local")
    await bench.stop(daemon)
  }

  @Test func `a copy that is overwritten where it lies`() async throws {
    let (bench, daemon) = try await Self.start()
    try Files.remove(bench.home.path + "/etc/localtime")
    try bench.home.write(Self.rules("TWO-2"), to: "etc/localtime")
    #expect(await Self.hours(bench, daemon) == 2)
    try bench.home.write(Self.rules("THREE-3"), to: "etc/localtime")
    #expect(await Self.hours(bench, daemon) == 3)
    await bench.stop(daemon)
  }

  @Test func `new rules behind the same link, as a package brings them`() async throws {
    let (bench, daemon) = try await Self.start()
    try bench.home.write(Self.rules("ONE-3"), to: "zoneinfo/One.new")
    try Files.rename(bench.home.path + "/zoneinfo/One.new", to: bench.home.path + "/zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 3)
    try bench.home.write(Self.rules("ONE-4"), to: "zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 4)
    await bench.stop(daemon)
  }

  @Test func `the directory of zones, or one above it, that is replaced as a whole`() async throws {
    let (bench, daemon) = try await Self.start { bench in
      mkdir(bench.home.path + "/share", 0o700)
      try Files.rename(bench.home.path + "/zoneinfo", to: bench.home.path + "/share/zoneinfo")
      bench.home.link("zoneinfo", to: "share/zoneinfo")
    }
    for (directory, hour) in [("share/zoneinfo", 3), ("share", 4), ("share/zoneinfo", 5)] {
      let place = bench.home.path + "/" + directory
      mkdir(place + ".new", 0o700)
      let inner = directory == "share" ? "share.new/zoneinfo" : "share/zoneinfo.new"
      mkdir(bench.home.path + "/" + inner, 0o700)
      try bench.home.write(Self.rules("ONE-\(hour)"), to: inner + "/One")
      try Files.rename(place, to: "\(place).old\(hour)")
      try Files.rename(place + ".new", to: place)
      #expect(await Self.hours(bench, daemon) == hour)
    }
    await bench.stop(daemon)
  }

  @Test func `new rules of zones that the plan names, and of none else`() async throws {
    let (bench, daemon) = try await Self.start { bench in
      try bench.home.replace(
        "config/attune.toml",
        with: DaemonBench.config + """
          time-zone = "Two"

          [[people.alex.reminders]]
          id = "f"
          at = "18:00 Three"
          summary = "Ring"

          """)
      try bench.home.write(Self.rules("THREE-3"), to: "zoneinfo/Three")
    }
    func offsets() async -> [Duration] {
      let plan = await daemon.engine?.plan
      return (plan?.zones ?? []).map { $0.offset(at: Instant(microseconds: 0)) }
    }
    #expect(await offsets() == [.seconds(7_200), .seconds(10_800)])
    for (name, hour) in [("Two", 5), ("Three", 6), ("Two", 7)] {
      try bench.home.write(Self.rules("NEW-\(hour)"), to: "zoneinfo/new")
      try Files.rename(bench.home.path + "/zoneinfo/new", to: bench.home.path + "/zoneinfo/\(name)")
      while await !offsets().contains(.seconds(hour * 3_600)) { await daemon.settle() }
    }
    #expect(await offsets() == [.seconds(7 * 3_600), .seconds(6 * 3_600)])
    #expect(await daemon.zone.zone.name == "One")
    try Files.remove(bench.home.path + "/zoneinfo/Three")
    while await daemon.configuration.state != .stale { await daemon.settle() }
    #expect(await offsets().count == 2)
    try bench.home.write(Self.rules("THREE-8"), to: "zoneinfo/Three")
    while await daemon.configuration.state != .good { await daemon.settle() }
    #expect(await offsets() == [.seconds(7 * 3_600), .seconds(8 * 3_600)])
    await bench.stop(daemon)
  }

  @Test func `a zone that cannot be read is UTC and said, until it can`() async throws {
    let (bench, daemon) = try await Self.start()
    try Files.remove(bench.home.path + "/zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 0)
    #expect(await daemon.zone.trouble?.contains("times are in UTC") == true)
    try bench.home.write(Self.rules("ONE-1"), to: "zoneinfo/One")
    #expect(await Self.hours(bench, daemon) == 1)
    await bench.stop(daemon)
  }

  @Test(
    arguments: [
      ("Two", "Two", 2), (":Two", "Two", 2), ("HERE/zoneinfo/Two", "Two", 2),
      (":HERE/zoneinfo/Two", "Two", 2), ("HERE/copy", "local", 3), ("UTC", "UTC", 0),
      ("XYZ-4", "XYZ-4", 4), ("<+05>-5", "<+05>-5", 5), ("CET-1CEST,M3.5.0,M10.5.0/3", nil, 1),
      ("", "One", 1),
    ] as [(String, String?, Int)])
  func `a variable outweighs the link: a name, a path or a rule`(
    variable: String, name: String?, hour: Int
  ) async throws {
    let (bench, daemon) = try await Self.start()
    await bench.stop(daemon)
    try bench.home.write(Self.rules("COPY-3"), to: "copy")
    let variable = variable.replacing("HERE", with: bench.home.path)
    var source = bench.surroundings.zone
    source.variable = variable
    let found = source.read()
    #expect(found.zone.name == name ?? variable)
    #expect(found.zone.civil(at: Instant(microseconds: 0)).time.hour == hour)
    #expect(found.trouble == nil)
  }

  @Test(
    arguments: [
      "../etc/passwd", "Europe/Lisbonn", ":XYZ-4", "/nowhere", ":", "XYZ", "etc", "zone.tab",
      "Two ",
    ])
  func `a variable that is no zone is said, and the link counts`(variable: String) async throws {
    let (bench, daemon) = try await Self.start()
    await bench.stop(daemon)
    try bench.home.write("no zone", to: "zoneinfo/zone.tab")
    var source = bench.surroundings.zone
    source.variable = variable
    #expect(source.read().zone.name == "One")
    #expect(source.read().trouble?.hasPrefix("TZ is no time zone that is installed, so /") == true)
  }

  @Test func `what a variable names is watched, even before it is installed`() async throws {
    let (bench, daemon) = try await Self.start(with: "Three")
    #expect(await daemon.zone.zone.name == "One")
    try bench.home.write(Self.rules("THREE-3"), to: "zoneinfo/Three")
    #expect(await Self.hours(bench, daemon) == 3)
    #expect(await daemon.zone.trouble == nil)
    await bench.stop(daemon)
  }
}

extension [UInt8] {
  fileprivate func repeated(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in self } }
}

extension TemporaryTree {
  fileprivate func write(_ bytes: [UInt8], to name: String) throws {
    let file = try Descriptor(opening: "\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    try file.write(bytes)
  }
}
