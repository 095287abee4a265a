internal import Glibc
internal import TOMLKit

let arguments = CommandLine.arguments
guard arguments.count == 3, arguments[1] == "parse", let bytes = contents(of: arguments[2]) else {
  print("usage: tomlkit parse FILE")
  exit(2)
}
let source = String(decoding: bytes, as: UTF8.self)
Rounds.answer {
  // TOMLKit 0.6.0 never frees its tree, so this run has no freeing in it.
  do { return "valid \(try TOMLTable(string: source).count)" } catch { return "invalid" }
}
