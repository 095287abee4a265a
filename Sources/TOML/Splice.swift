/// A range of a source and the text that takes its place.
struct Splice {
  let range: Range<Int>
  let text: String

  init(_ range: Range<Int>, _ text: String = "") {
    self.range = range
    self.text = text
  }
}

extension Document {
  /// The document with splices that do not overlap applied at once, read again.
  func applying(_ splices: [Splice]) -> Document {
    var result: [UInt8] = []
    var position = 0
    for splice in splices.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[position..<splice.range.lowerBound]
      result += Array(splice.text.utf8)
      position = splice.range.upperBound
    }
    result += bytes[position...]
    let edited = Document(recovering: result, version: version)
    assert(edited.isValid, "an edit broke the document: \(edited.diagnostics)")
    return edited
  }
}
