import Foundation

/// One file of this repository, with its path from the root.
struct Source: CustomStringConvertible, Sendable {
  let path: String
  let lines: [String]

  var description: String { path }

  init(path: String, text: String) {
    self.path = path
    self.lines = text.components(separatedBy: "\n")
  }

  /// The folder whose folders are modules as those of Sources are.
  static let tools = "Tests/Tools/"

  /// The module or test target the file belongs to.
  var module: String {
    let depth = path.hasPrefix(Self.tools) ? 2 : 1
    return String(path.split(separator: "/").dropFirst(depth).first ?? "")
  }

  /// The line ranges of functions, initializers, subscripts and computed properties.
  ///
  /// The tree is formatted, so each ends at the next brace as deep as its first line.
  var functions: [Range<Int>] {
    let head = #/^( *)(?:@?[a-z][A-Za-z()@_:., ]* )?(?:func |init[?(<]|subscript|var [^=]*\{$)/#
    return lines.indices.compactMap { start in
      let line = lines[start]
      guard let match = line.firstMatch(of: head), !line.hasSuffix("}"),
        line.contains("{") || line.hasSuffix("(") || line.hasSuffix(",")
      else { return nil }
      let end = lines[start...].firstIndex { $0.hasPrefix("\(match.1)}") }
      return end.map { start..<$0 + 1 }
    }
  }

  /// The nearest line above that is no attribute, without its indentation.
  func lineAbove(_ index: Int) -> String {
    let above = lines[..<index].last { !$0.drop(while: \.isWhitespace).hasPrefix("@") } ?? ""
    return String(above.drop(while: \.isWhitespace))
  }

  /// A line, or nothing if it is a comment.
  func code(_ index: Int) -> String {
    lines[index].trimmed.hasPrefix("//") ? "" : lines[index]
  }

  /// The comment that ends on the line above, not counting attributes.
  func commentAbove(_ index: Int) -> String {
    let code = lines[..<index].reversed().drop { $0.trimmed.hasPrefix("@") }
    return code.prefix { $0.trimmed.hasPrefix("//") }.reversed().joined(separator: "\n")
  }

  /// The modules its import lines name.
  var imports: [(line: Int, module: String)] {
    let form =
      #/^\s*(?:@[\w()]+ )*(?:\w+ )?import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)/#
    return lines.enumerated().compactMap { index, line in
      line.firstMatch(of: form).map { (index, String($0.1)) }
    }
  }

  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  static func text(of path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static let all: [Source] = ["Sources", "Tests"].flatMap { folder in
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let names = (paths?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }
    return names.sorted().map { name in
      Source(path: "\(folder)/\(name)", text: text(of: "\(folder)/\(name)") ?? "")
    }
  }
}

extension String {
  /// The line without its indentation.
  fileprivate var trimmed: Substring { drop(while: \.isWhitespace) }
}
