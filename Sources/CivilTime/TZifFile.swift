/// A file in the Time Zone Information Format, RFC 9636, taken apart and checked.
struct TZifFile {
  private let block: TZifBlock
  private let footer: ZoneRule?

  /// Reads version 1 as it stands, later versions from their second block on.
  init(_ bytes: [UInt8]) throws(ZoneError) {
    var reader = TZifReader(bytes)
    let header = try TZifHeader(&reader)
    guard header.version > 1 else {
      block = try TZifBlock(header, timeSize: 4, &reader)
      footer = nil
      return
    }
    _ = try reader.read(header.blockSize(timeSize: 4), "the first data block")
    block = try TZifBlock(try TZifHeader(&reader), timeSize: 8, &reader)
    footer = try Self.footer(&reader)
  }

  /// The local time types one after another, with the footer followed into the future.
  ///
  /// Before the first transition type 0 holds (section 3.2); with no transition at all the footer
  /// holds for all time (section 3.3).
  func history() throws(ZoneError) -> ZoneHistory {
    let isFooterOnly = block.transitions.isEmpty && footer != nil
    var history = ZoneHistory(first: isFooterOnly ? footer?.standard ?? block.first : block.first)
    for (time, type) in block.transitions {
      history.append(type, at: time)
    }
    if let footer { history.append(footer) }
    return history
  }

  private static func footer(_ reader: inout TZifReader) throws(ZoneError) -> ZoneRule? {
    let newline = UInt8(ascii: "\n")
    guard try reader.read(1, "the footer").first == newline else {
      throw ZoneError("The footer does not begin with a new line", at: reader.last)
    }
    let text = try reader.read(upTo: newline, "the footer")
    return text.isEmpty ? nil : try ZoneRule(parsing: text)
  }
}

/// The header of RFC 9636, section 3.1: what follows it and how much of it.
struct TZifHeader {
  let version: Int
  let utIndicators, standardIndicators, leapSeconds, transitions, types, characters: Int
  let range: Range<Int>

  init(_ reader: inout TZifReader) throws(ZoneError) {
    guard try reader.read(4, "the header").elementsEqual("TZif".utf8) else {
      throw ZoneError("This is not a time zone file", hint: "it begins with TZif", at: reader.last)
    }
    let byte = try reader.read(16, "the header").first ?? 0
    guard byte == 0 || (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(byte) else {
      throw ZoneError("The version is unknown", at: reader.last.prefix(1))
    }
    version = byte == 0 ? 1 : byte.digit
    utIndicators = try reader.count()
    standardIndicators = try reader.count()
    leapSeconds = try reader.count()
    transitions = try reader.count()
    types = try reader.count()
    characters = try reader.count()
    range = reader.last
  }

  /// How many bytes the block behind the header has.
  func blockSize(timeSize: Int) -> Int {
    transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4)
      + standardIndicators + utIndicators
  }
}
