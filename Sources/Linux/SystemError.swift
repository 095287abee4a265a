import CSystemd
import Glibc

/// A call into the system that failed: what was tried, and the positive `errno` it ended with.
package struct SystemError: Error, Equatable {
  package let operation: String
  package let code: CInt

  package init(_ operation: String, code: CInt) {
    self.operation = operation
    self.code = code
  }

  /// What an operation ends with that was given more than it can take.
  package static func tooLarge(_ operation: String) -> SystemError {
    SystemError(operation, code: EMSGSIZE)
  }

  /// The symbolic name of the code, such as `ENOENT`.
  package var name: String { strerrorname_np(code).map { String(cString: $0) } ?? "E\(code)" }
}

extension SystemError: CustomStringConvertible {
  package var description: String { "\(operation): \(reason) (\(name))" }

  /// What the system calls it, such as "Permission denied".
  package var reason: String {
    strerrordesc_np(code).map { String(cString: $0) } ?? "Unknown error"
  }
}

extension SystemError {
  /// Makes a call that answers −1 and sets `errno`; repeats it when a signal interrupts it.
  @discardableResult
  static func attempt<Answer: SignedInteger>(
    _ operation: @autoclosure () -> String, _ call: () -> Answer
  ) throws(SystemError) -> Answer {
    while true {
      let answer = call()
      if answer >= 0 { return answer }
      let code = errno
      guard code == EINTR else { throw SystemError(operation(), code: code) }
    }
  }

  /// Takes the answer of a libsystemd call, which is a negative `errno` when it failed.
  @discardableResult
  static func check(
    _ operation: @autoclosure () -> String, _ answer: CInt
  ) throws(SystemError) -> CInt {
    guard answer < 0 else { return answer }
    throw SystemError(operation(), code: -answer)
  }
}
