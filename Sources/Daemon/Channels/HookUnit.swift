import CivilTime
import Core
import Host
import Linux

/// The transient unit in which a hook runs (org.freedesktop.systemd1(5), systemd.exec(5)).
struct HookUnit {
  /// Opaque: unit names are seen by everybody on the machine.
  let name: String

  /// A name that no run before it had: one that is still running keeps its name.
  init(hook number: Int) {
    let run = ThisProcess.randomBytes(8).map { String($0, radix: 16) }.joined()
    name = "attune-hook-\(number)-\(run).service"
  }

  /// Where the unit is on the bus: whatever is no letter or digit is written as its code.
  var path: String {
    let label = name.utf8.map { byte in
      let isPlain =
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        default: false
        }
      let code = String(byte, radix: 16)
      return isPlain ? String(UnicodeScalar(byte)) : "_\(code.count < 2 ? "0" : "")\(code)"
    }
    return "/org/freedesktop/systemd1/unit/\(label.joined())"
  }

  /// The call that starts it; what it prints goes to `output`, and it reads `input`, or nothing.
  func start(_ job: HookJob, input: Descriptor?, output: Descriptor) -> BusCall {
    .manager(
      "StartTransientUnit",
      [
        .string(name), .string("fail"),
        .array(elementSignature: "(sv)", properties(job, input: input, output: output)),
        .array(elementSignature: "(sa(sv))", []),
      ])
  }

  private func properties(
    _ job: HookJob, input: Descriptor?, output: Descriptor
  ) -> [BusValue] {
    let executable = BusValue.structure([
      .string(job.hook.program(in: ThisProcess.environment("PATH"))), .strings(job.hook.command),
      .boolean(false),
    ])
    var properties: KeyValues = [
      ("Description", .string("Attune hook \(job.number)")), ("Type", .string("exec")),
      ("ExecStart", .array(elementSignature: "(sasb)", [executable])),
      ("Environment", .strings(job.environment)),
      ("StandardOutputFileDescriptor", .unixDescriptor(output)),
      ("StandardErrorFileDescriptor", .unixDescriptor(output)),
    ]
    properties.append(
      input.map { ("StandardInputFileDescriptor", .unixDescriptor($0)) }
        ?? ("StandardInput", .string("null")))
    properties += Self.limits
    properties.append(("RuntimeMaxUSec", .uint64(job.hook.timeout.microseconds)))
    return properties.map { .structure([.string($0.0), .variant($0.1)]) }
  }

  private typealias KeyValues = [(String, BusValue)]

  private static let limits: KeyValues = [
    ("TimeoutStopUSec", .uint64(2_000_000)), ("KillMode", .string("control-group")),
    ("TasksMax", .uint64(64)), ("MemoryMax", .uint64(512 << 20)), ("UMask", .uint32(0o077)),
    ("SyslogLevelPrefix", .boolean(false)), ("CollectMode", .string("inactive-or-failed")),
    ("AddRef", .boolean(true)),
  ]
}

extension BusCall {
  static let manager = "org.freedesktop.systemd1"

  /// A call of the user's service manager.
  static func manager(_ member: String, _ arguments: [BusValue]) -> BusCall {
    BusCall(
      destination: manager, path: "/org/freedesktop/systemd1",
      interface: "org.freedesktop.systemd1.Manager", member: member, arguments: arguments)
  }
}
