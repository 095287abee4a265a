/// A range of a source and the text that takes its place.
struct Splice {
  let range: Range<Int>
  let text: String

  init(_ range: Range<Int>, _ text: String = "") {
    self.range = range
    self.text = text
  }

  /// A text that goes in at an offset.
  init(at offset: Int, _ text: String) {
    self.init(offset..<offset, text)
  }
}

extension Document {
  /// The document with splices that do not overlap applied at once, read again.
  ///
  /// Texts that go in at one offset stay in their order. Whatever the splices are, what comes out
  /// is valid; if it were not, there would be an error in its place.
  func applying(_ splices: [Splice], at path: Path) throws(EditError) -> Document {
    guard !splices.isEmpty else { return self }
    let ordered = splices.enumerated()
      .sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }
      .map(\.element)
    let edited = Document(recovering: spliced(ordered), version: version)
    guard edited.isValid else { throw edited.refusal(at: path) }
    return edited
  }

  private func spliced(_ splices: [Splice]) -> [UInt8] {
    let bytes = self.bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + splices.reduce(0) { $0 + $1.text.utf8.count })
    var position = 0
    for splice in CommentColumns(storage: storage).keeping(splices) {
      result += bytes[position..<max(position, splice.range.lowerBound)]
      result += splice.text.utf8
      position = max(position, splice.range.upperBound)
    }
    return result + bytes[position...]
  }

  /// Why this document, which is not valid, cannot be the outcome of an edit.
  private func refusal(at path: Path) -> EditError {
    switch diagnostics.first?.code {
    case "nested-too-deeply": EditError(.unwritable(.nestedTooDeeply), at: path)
    case "too-large": EditError(.tooLarge, at: path)
    default: EditError(.failed, at: path)
    }
  }
}
