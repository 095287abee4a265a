/// The quotes of typesetting, which word processors put where straight ones were typed.
enum CurlyQuotes {
  private static let marks: [Unicode.Scalar] = ["“", "”", "„", "‟", "‘", "’", "‚", "«", "»"]

  /// What to say of a text that begins or ends with such quotes, if it does.
  ///
  /// `corrected` makes the help out of the text between the quotes.
  static func mistake(
    in text: String, at range: Range<Int>, corrected: (String) -> String
  ) -> Diagnostic? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return nil }
    let used = [first, last].filter(marks.contains)
    guard !used.isEmpty else { return nil }
    let isPair = used.count == 2 && scalars.count > 1
    let names = isPair && first != last ? "\(named(first)) and \(named(last)) are no quotes" : ""
    let name = used.first.map { "\(named($0)) is no quote" } ?? ""
    let content = String(String.UnicodeScalarView(scalars.filter { !marks.contains($0) }))
    return Diagnostic(
      code: "curly-quotes",
      "\(names.isEmpty ? name : names) to TOML, only the straight \" and ' are",
      at: range, label: "written with typographic quotes", help: corrected(content),
      correction: isPair ? Diagnostic.Correction(StringText.basic(content), at: range) : nil)
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    "\(scalar) (\(ControlNames.codePoint(of: scalar)))"
  }
}
