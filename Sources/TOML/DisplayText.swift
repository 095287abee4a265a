/// Text as a terminal shows it: how many columns it takes, and what stands for what hides.
///
/// Characters that show nothing, or that change how others show, stand as their code point, so no
/// text can deceive the eye or command the terminal.
struct DisplayText {
  /// Columns from one tab stop to the next.
  private static let tabStop = 4

  /// What to write to the terminal.
  private(set) var text = ""
  /// The columns that the text takes.
  private(set) var width = 0

  /// The column at which the last character begins that takes columns of its own.
  private var baseColumn = 0
  /// That character, unless something stands for it.
  private var base: Unicode.Scalar?
  private var last: Unicode.Scalar?
  /// Whether the last character is the first half of a flag.
  private var isFlagOpen = false

  /// Shows nothing yet.
  init() {}

  /// Shows a text in one line.
  init(_ text: String) {
    for scalar in text.unicodeScalars { append(scalar) }
  }

  /// A text with all that hides shown.
  static func visible(_ text: String) -> String { DisplayText(text).text }

  /// The columns that a text takes if each of its characters stands alone.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + CharacterWidth.columns(of: $1) }
  }

  /// Adds a character, and says at which column it is seen.
  @discardableResult
  mutating func append(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return add(scalar, columns: 1) }
    if hides(scalar) { return append(code: ControlNames.codePoint(of: scalar)) }
    return add(scalar, columns: columns(of: scalar))
  }

  /// Adds what stands for a character or a byte that cannot be shown, such as `U+001B`.
  @discardableResult
  mutating func append(code: String) -> Int {
    let start = width
    for scalar in "<\(code)>".unicodeScalars { add(scalar, columns: 1) }
    (base, last, baseColumn, isFlagOpen) = (nil, nil, start, false)
    return start
  }

  /// Adds blanks up to the next tab stop.
  mutating func appendTab() -> Int {
    let start = width
    repeat { add(" ", columns: 1) } while !width.isMultiple(of: Self.tabStop)
    return start
  }

  /// Adds a character of so many columns; one without columns is seen where its base is.
  @discardableResult
  private mutating func add(_ scalar: Unicode.Scalar, columns: Int) -> Int {
    let isBase = columns > 0 && scalar != CharacterWidth.emojiSelector
    if isBase { (base, baseColumn) = (scalar, width) }
    text.unicodeScalars.append(scalar)
    isFlagOpen = CharacterWidth.isFlagLetter(scalar) && columns > 0
    last = scalar
    width += columns
    return baseColumn
  }

  /// Whether a character shows nothing here, or moves what stands around it.
  private func hides(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
    case .format: return !joins(scalar)
    case _ where !properties.isDefaultIgnorableCodePoint: return false
    default: return !(properties.isVariationSelector && takesSelector)
    }
  }

  /// Whether a joiner does its work here, which is within emoji and in the scripts of India.
  private func joins(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "\u{200C}" || scalar == "\u{200D}", let last else { return false }
    let isMark = last.properties.generalCategory == .nonspacingMark
    return isMark || scalar == CharacterWidth.joiner && CharacterWidth.isPictograph(last)
  }

  private var takesSelector: Bool {
    last.map { $0.value >= 0x80 || $0.properties.isEmoji } ?? false
  }

  /// The columns that a character adds behind what stands before it.
  private func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar == CharacterWidth.emojiSelector {
      // It turns a narrow sign into a picture, which is wide (UTS 51, section 4).
      return last == base && base.map { $0.properties.isEmoji && width - baseColumn == 1 } == true
        ? 1 : 0
    }
    if last == CharacterWidth.joiner, CharacterWidth.isPictograph(scalar) { return 0 }
    if scalar.properties.isEmojiModifier, base?.properties.isEmojiModifierBase == true {
      return width - baseColumn == 1 ? 1 : 0
    }
    return isFlagOpen && CharacterWidth.isFlagLetter(scalar)
      ? 0 : CharacterWidth.columns(of: scalar)
  }
}
