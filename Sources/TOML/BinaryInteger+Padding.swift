extension BinaryInteger {
  /// The number with zeros before it, up to as many digits.
  func padded(to digits: Int) -> String {
    let text = description
    let count = text.utf8.count
    return count < digits ? String(repeating: "0", count: digits - count) + text : text
  }
}

extension Int {
  /// Appends the number in two digits, or in as many as it takes.
  func writeTwoDigits(to text: inout [UInt8]) {
    guard 0...99 ~= self else { return text += padded(to: 2).utf8 }
    text.append(.zero + UInt8(self / 10))
    text.append(.zero + UInt8(self % 10))
  }

  /// Appends the number in four digits, or in as many as it takes.
  func writeFourDigits(to text: inout [UInt8]) {
    guard 0...9999 ~= self else { return text += padded(to: 4).utf8 }
    (self / 100).writeTwoDigits(to: &text)
    (self % 100).writeTwoDigits(to: &text)
  }
}
