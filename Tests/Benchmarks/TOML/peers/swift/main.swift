internal import Glibc
internal import TOMLKit

let arguments = CommandLine.arguments
guard arguments.count == 3, let bytes = contents(of: arguments[2]) else {
  print("usage: tomlkit parse|decodable|encodable FILE")
  exit(2)
}
let source = String(decoding: bytes, as: UTF8.self)
switch arguments[1] {
case "decodable":
  Rounds.answer {
    do {
      return "\(try TOMLDecoder().decode(Fleet.self, from: source))"
    } catch {
      return "invalid"
    }
  }
case "encodable":
  let fleet = try TOMLDecoder().decode(Fleet.self, from: source)
  Rounds.answer {
    do {
      _ = try TOMLEncoder().encode(fleet)
      return "valid"
    } catch {
      return "invalid"
    }
  }
case "parse":
  Rounds.answer {
    // TOMLKit 0.6.0 never frees its tree, so this run has no freeing in it.
    do { return "valid \(try TOMLTable(string: source).count)" } catch { return "invalid" }
  }
default:
  print("TOMLKit is not asked for \(arguments[1])")
  exit(2)
}
