/// What is wrong with a backslash in a string.
struct EscapeFault {
  enum Reason: Equatable {
    case unknown
    case digits(Int)
    case scalar
  }

  let range: Range<Int>
  let reason: Reason
}
