extension BinaryInteger {
  /// The number with zeros before it, up to as many digits.
  func padded(to digits: Int) -> String {
    let text = "\(self)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
