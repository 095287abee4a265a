import Control

extension Ending {
  /// Why what was written cannot be kept.
  init(_ error: NoteError) {
    let text =
      switch error {
      case .empty: "Nothing was written, so nothing is kept."
      case .long:
        "That is too long: \(Note.limit) characters fit. A few words will do: they are for you."
      case .control: "There is a tab or a control character in it; plain lines, please."
      }
    self.init(text)
  }
}
