internal import Glibc

/// Does some work on a thread with a stack of its own size, and waits for its end.
func onThread(stackBytes: Int, _ work: @escaping () -> Void) {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  precondition(pthread_attr_setstacksize(&attributes, stackBytes) == 0, "no such stack")
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(work)).toOpaque()
  let status = pthread_create(
    &thread, &attributes,
    { box in
      if let box { Unmanaged<Box>.fromOpaque(box).takeRetainedValue().work() }
      return nil
    }, box)
  precondition(status == 0, "no thread: \(status)")
  pthread_join(thread, nil)
}

/// Carries a closure through a pointer.
private final class Box {
  let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }
}
