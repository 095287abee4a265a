import CivilTime
import Core
import Linux

/// One run of a hook, from the start of its unit to the end of everything in it.
///
/// `@unchecked`: the state is touched on the loop only, where its bus and its timers call back.
final class HookRun: @unchecked Sendable {
  /// How it failed, if it did, without a word of what the hook said.
  typealias Ending = @Sendable (_ failure: String?) -> Void

  let job: HookJob
  let unit: HookUnit
  private let bus: Bus
  private let loop: Loop
  private var onEnd: Ending?
  private var changes: BusSubscription?
  private var reader: DescriptorReader?
  private var outputSize: String?
  private var guardTimer: LoopTimer?
  private var state = State()
  private var isOver = false

  /// What the service manager said of the unit last.
  struct State {
    var activity = ""
    var hasJob = true
    var result = "success"
    var status = 0
  }

  /// What a hook may print before the rest is thrown away unread.
  private static let outputLimit = 65_536
  private static let pageSize = 4_096

  init(_ job: HookJob, unit: HookUnit, on bus: Bus, loop: Loop, onEnd: @escaping Ending) {
    self.job = job
    self.unit = unit
    self.bus = bus
    self.loop = loop
    self.onEnd = onEnd
  }

  func start() {
    changes = bus.match(
      sender: BusCall.manager, path: unit.path, interface: "org.freedesktop.DBus.Properties",
      member: "PropertiesChanged"
    ) { [weak self] in self?.changed($0.arguments) }
    do throws(SystemError) {
      let output = try Pipe()
      let input = try job.input.map { bytes throws(SystemError) in try Self.filled(bytes) }
      let call = unit.start(job, input: input, output: output.writeEnd)
      bus.call(call, timeout: .seconds(10)) { [weak self] in self?.started($0) }
      reader = DescriptorReader(
        descriptor: output.readEnd, on: loop, limit: Self.outputLimit
      ) { [weak self] bytes, isCut in self?.read(bytes.count, isCut: isCut) }
    } catch {
      endLater("could not be started: \(error)")
    }
  }

  /// A pipe with `bytes` in it and its end.
  ///
  /// Nobody reads yet, so they must fit: a page always does (pipe(7)), and texts are far shorter.
  private static func filled(_ bytes: [UInt8]) throws(SystemError) -> Descriptor {
    guard bytes.count <= pageSize else { throw SystemError.tooLarge("give the text to a hook") }
    let pipe = try Pipe()
    try pipe.writeEnd.write(bytes)
    return pipe.readEnd
  }

  private func started(_ result: Result<[BusValue], BusError>) {
    if case .failure(let error) = result {
      return end("could not be started: \(error.name)")
    }
    let timeout = job.hook.timeout
    guard !isOver, timeout < TimeSpan(microseconds: 1 << 60) else { return }
    // The service manager ends it; this is for a service manager that went away meanwhile.
    guardTimer = LoopTimer(on: loop, after: timeout.duration + .seconds(15)) { [weak self] in
      self?.end("was lost sight of")
    }
  }

  private func changed(_ arguments: [BusValue]) {
    guard arguments.count == 3 else { return }
    let properties = arguments[1]
    state.result = properties["Result"]?.text ?? state.result
    state.status = properties["ExecMainStatus"]?.integer ?? state.status
    state.activity = properties["ActiveState"]?.text ?? state.activity
    if let number = properties["Job"]?.elements?.first?.integer { state.hasJob = number != 0 }
    guard state.activity == "inactive" || state.activity == "failed", !state.hasJob else { return }
    isOver = true
    // Something that left the unit may hold the output open: it is not waited for.
    guardTimer = LoopTimer(on: loop, after: .seconds(1)) { [weak self] in
      self?.outputSize = "some"
      self?.endWhenRead()
    }
    endWhenRead()
  }

  private func read(_ size: Int, isCut: Bool) {
    outputSize = isCut ? "more than \(size) bytes" : "\(size) bytes"
    endWhenRead()
  }

  /// Nothing that is left in the unit holds the output open when it is over.
  private func endWhenRead() {
    guard isOver, let outputSize else { return }
    end(failure.map { "\($0), \(outputSize) of output" })
  }

  private var failure: String? {
    switch state.result {
    case "success": nil
    case "exit-code" where state.status == 203: "names a program that cannot be run"
    case "exit-code": "failed with exit status \(state.status)"
    case "timeout": "took longer than \(job.hook.timeout)"
    case "signal", "core-dump": "was ended by signal \(state.status)"
    default: "failed (\(state.result))"
    }
  }

  private func endLater(_ failure: String) {
    loop.async { [weak self] in self?.end(failure) }
  }

  private func end(_ failure: String?) {
    guard let onEnd else { return }
    self.onEnd = nil
    changes = nil
    reader = nil
    guardTimer = nil
    bus.call(.manager("UnrefUnit", [.string(unit.name)])) { _ in }
    onEnd(failure)
  }
}
