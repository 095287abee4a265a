import Glibc
import TOML
import TaggedJSON

let encoder = Filter(
  "toml-encoder",
  purpose: "Reads the tagged JSON of toml-test and writes the values as TOML."
) { source, version in
  do {
    let pairs = try Pairs(untagging: JSON(reading: source))
    return .output(try Document(writing: pairs, version: version).bytes)
  } catch let error as JSONError {
    return .refusal("toml-encoder: \(error.message), at byte \(error.offset)\n")
  } catch {
    return .refusal("toml-encoder: \(error)\n")
  }
}
exit(encoder.run())
