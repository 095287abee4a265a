/// Colour and weight, or none.
struct TextStyle {
  let isColored: Bool

  func strong(_ text: String) -> String { dress(text, "1") }
  func faint(_ text: String) -> String { dress(text, "2") }
  func good(_ text: String) -> String { dress(text, "32") }
  func bad(_ text: String) -> String { dress(text, "31") }
  func waiting(_ text: String) -> String { dress(text, "33") }

  /// Select Graphic Rendition (ECMA-48, 8.3.117).
  private func dress(_ text: String, _ parameter: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(parameter)m\(text)\u{1B}[0m" : text
  }
}
