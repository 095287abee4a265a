import Linux

extension Ending {
  /// Why a file could not be written, and what would mend it.
  static func unwritten(_ path: String, _ error: SystemError) -> Ending {
    let file = Places.short(path)
    let directory = path.contains("/") ? Places.short(Files.directory(of: path)) : "this directory"
    let text =
      switch error.name {
      case _ where error.isFull: "There is no room left to write \(file): free some space first."
      case "ENOENT", "ENOTDIR": "There is no directory \(directory) to write \(file) in."
      case "EISDIR": "\(file) is a directory: name a file in it."
      case "EACCES", "EPERM": "You may not write in \(directory), so \(file) was not written."
      case "EROFS": "\(directory) is read-only, so \(file) was not written."
      case "ESTALE":
        "\(file) was changed by another program just now, and left as that made it: try again."
      default: "\(file) could not be written: \(error.reason)."
      }
    return Ending(text.wrapped(to: 80).joined(separator: "\n"))
  }

  /// Why a file could not be read, and what would mend it.
  static func unread(_ path: String, _ error: SystemError) -> Ending {
    let file = Places.short(path)
    let text =
      switch error.name {
      case "ENOENT", "ENOTDIR": "There is no file \(file)."
      case "EISDIR": "\(file) is a directory: name a file in it."
      case "EACCES", "EPERM": "You may not read \(file)."
      case "EFBIG": "\(file) is longer than anything that 'attune export' writes."
      default: "\(file) could not be read: \(error.reason)."
      }
    return Ending(text.wrapped(to: 80).joined(separator: "\n"))
  }
}

extension SystemError {
  /// Whether there is no room for what was to be written.
  var isFull: Bool { ["ENOSPC", "EDQUOT"].contains(name) }
}
