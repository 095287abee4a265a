import Glibc
import TOML
import TaggedJSON

let decoder = Filter(
  "toml-decoder",
  purpose: "Reads TOML and writes its values as the tagged JSON of toml-test."
) { source, version in
  let document = Document(recovering: source, version: version)
  guard document.isValid else {
    return .refusal(document.diagnostics.rendered(source: source, path: "<stdin>"))
  }
  return .output(JSON(tagging: document.root.node).text + [UInt8(ascii: "\n")])
}
exit(decoder.run())
