import Glibc
import TOML

/// Holds one input of the fuzzer against what is always true, and stops where it is not.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let breaches = Invariants.breaches(of: bytes)
  guard !breaches.isEmpty else { return 0 }
  for breach in breaches { print("broken: \(breach)") }
  fflush(nil)
  abort()
}
