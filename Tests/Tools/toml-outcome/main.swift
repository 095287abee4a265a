internal import Glibc
internal import TOML

let arguments = CommandLine.arguments
guard arguments.count == 2 || arguments.count == 4 && arguments[2] == "--stack",
  let source = contents(of: arguments[1])
else {
  print("usage: toml-outcome FILE [--stack BYTES]")
  exit(2)
}
if arguments.count == 4, let size = Int(arguments[3]) {
  onThread(stackBytes: size) { print(Outcome(of: source)) }
} else {
  print(Outcome(of: source))
}
