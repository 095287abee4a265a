import CSystemd
import Dispatch
import Glibc

/// Waits for a loop's descriptors on a thread of its own, and handles them on the loop's queue.
///
/// Dispatch has sources for descriptors too, but on Linux it frees what the kernel's queue still
/// points to when a source ends while its peer hangs up (swift-corelibs-libdispatch 949), and it
/// tells of a hang-up only once, whatever is left to read. Here a descriptor that is ready is told
/// until it is no more.
///
/// `@unchecked`: the table is touched on the queue only, and epoll is safe to use from everywhere.
final class Poller: @unchecked Sendable {
  private let queue: DispatchQueue
  private let epoll: Descriptor
  private let end: Descriptor
  private var sources: [CInt: WeakSource] = [:]
  private var isEnded = false

  private struct WeakSource {
    weak var source: DescriptorSource?
  }

  init(on queue: DispatchQueue) {
    self.queue = queue
    epoll = Descriptor(owning: epoll_create1(CInt(EPOLL_CLOEXEC)))
    end = Descriptor(owning: eventfd(0, CInt(EFD_CLOEXEC) | CInt(EFD_NONBLOCK)))
    precondition(epoll.number >= 0 && end.number >= 0, "no descriptors are left for a loop")
    control(EPOLL_CTL_ADD, end, EPOLLIN.rawValue)
    startThread()
  }

  /// Ends the thread once it is idle.
  func stop() { eventfd_write(end.number, 1) }

  private func startThread() {
    let context = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Poller>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context)
    precondition(code == 0, "no thread for a loop: \(SystemError("pthread_create", code: code))")
    pthread_detach(thread)
  }

  private func run() {
    var events = [epoll_event](repeating: epoll_event(), count: 16)
    while !isEnded {
      let count = epoll_wait(epoll.number, &events, CInt(events.count), -1)
      if count > 0 { queue.sync { events.prefix(Int(count)).forEach(handle) } }
    }
  }

  private func handle(_ event: epoll_event) {
    guard event.data.fd != end.number else { return isEnded = true }
    sources[event.data.fd]?.source?.handle(Readiness(epoll: event.events))
  }
}

extension Poller {
  /// Begins to wait for a source; until then it is silent.
  func add(_ source: DescriptorSource) {
    sources[source.descriptor.number] = WeakSource(source: source)
    if !source.interest.isEmpty { control(EPOLL_CTL_ADD, source.descriptor, source.interest.epoll) }
  }

  func change(_ source: DescriptorSource, from old: Readiness) {
    // A hang-up cannot be masked, so a source that wants nothing is taken out.
    switch (old.isEmpty, source.interest.isEmpty) {
    case (true, true): break
    case (true, false): control(EPOLL_CTL_ADD, source.descriptor, source.interest.epoll)
    case (false, false): control(EPOLL_CTL_MOD, source.descriptor, source.interest.epoll)
    case (false, true): control(EPOLL_CTL_DEL, source.descriptor, 0)
    }
  }

  /// Forgets a descriptor, which stays open until that is done.
  func remove(_ descriptor: Descriptor) {
    queue.async {
      self.sources[descriptor.number] = nil
      self.control(EPOLL_CTL_DEL, descriptor, 0)
    }
  }

  private func control(_ operation: CInt, _ descriptor: Descriptor, _ events: UInt32) {
    var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor.number))
    epoll_ctl(epoll.number, operation, descriptor.number, &event)
  }
}

/// What a descriptor is ready for.
struct Readiness: OptionSet {
  let rawValue: Int

  static let reading = Readiness(rawValue: 1)
  static let writing = Readiness(rawValue: 2)
  /// What only some files have: there is something new, beside what can be read.
  static let news = Readiness(rawValue: 4)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// An error or a hang-up makes a descriptor ready for everything: trying tells which it was.
  init(epoll events: UInt32) {
    self = []
    let failed = events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
    if failed || events & EPOLLIN.rawValue != 0 { insert(.reading) }
    if failed || events & EPOLLOUT.rawValue != 0 { insert(.writing) }
    if failed || events & EPOLLPRI.rawValue != 0 { insert(.news) }
  }

  var epoll: UInt32 {
    (contains(.reading) ? EPOLLIN.rawValue : 0) | (contains(.writing) ? EPOLLOUT.rawValue : 0)
      | (contains(.news) ? EPOLLPRI.rawValue : 0)
  }
}

/// Tells when a descriptor is ready for what is of interest; it ends when it is dropped.
///
/// A descriptor has one source at a time, which keeps it open.
///
/// `@unchecked`: the state is touched on the loop only.
final class DescriptorSource: @unchecked Sendable {
  let descriptor: Descriptor
  private let poller: Poller
  private let handler: @Sendable (Readiness) -> Void
  private var isAdded = false

  /// What to wait for; change it on the loop.
  var interest: Readiness {
    didSet { if isAdded, interest != oldValue { poller.change(self, from: oldValue) } }
  }

  init(
    _ descriptor: Descriptor, for interest: Readiness, on loop: Loop, poller: Poller,
    handler: @escaping @Sendable (Readiness) -> Void
  ) {
    self.descriptor = descriptor
    self.interest = interest
    self.poller = poller
    self.handler = handler
    loop.async { [weak self] in self?.add() }
  }

  deinit { poller.remove(descriptor) }

  private func add() {
    isAdded = true
    poller.add(self)
  }

  func handle(_ readiness: Readiness) {
    let wanted = readiness.intersection(interest)
    if !wanted.isEmpty { handler(wanted) }
  }
}
