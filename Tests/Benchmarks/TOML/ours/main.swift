internal import Glibc
internal import TOML

/// What one run does with the document; freeing it is part of the run.
enum Work: String {
  /// Reads it, losslessly.
  case parse
  /// Reads it and decodes every key and value.
  case decode
  /// Reads it into Swift types.
  case decodable
  /// Writes the Swift types that it was read into before.
  case encodable
  /// Reads it and prints it again.
  case print
  /// Reads it and walks through its tokens.
  case tokens
  /// Reads it and renders what is wrong with it.
  case report

  /// One run on a source.
  func run(on source: [UInt8]) -> () -> String {
    switch self {
    case .decodable:
      return { (try? TOMLDecoder().decode(Fleet.self, from: source)).map { "\($0)" } ?? "invalid" }
    case .encodable:
      let fleet = try? TOMLDecoder().decode(Fleet.self, from: source)
      return {
        let document = fleet.flatMap { try? TOMLEncoder().encode($0) }
        return document.map { _ in "valid" } ?? "invalid"
      }
    default:
      return { reading(source) }
    }
  }

  private func reading(_ source: [UInt8]) -> String {
    let document = Document(recovering: source)
    guard self == .report || document.isValid else { return "invalid" }
    switch self {
    case .decode: return "\(Tally(document.root))"
    case .print: return "\(document.source.utf8.count)"
    case .tokens: return "\(document.tokens.reduce(0) { $0 + $1.range.count })"
    case .report:
      let report = document.diagnostics.rendered(source: source, path: "input.toml")
      let code = document.diagnostics.first?.code ?? ""
      return "report \(document.diagnostics.count) \(report.utf8.count) \(code)"
    case .parse, .decodable, .encodable: return "valid"
    }
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let work = Work(rawValue: arguments[1]),
  let source = contents(of: arguments[2])
else {
  print("usage: ours parse|decode|decodable|encodable|print|tokens|report FILE")
  exit(2)
}
Rounds.answer(with: work.run(on: source))
