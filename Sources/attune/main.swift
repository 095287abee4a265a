import ArgumentParser
import Linux

/// The command that the first word names, if the rest of the line is right for it.
///
/// Three quarters of what a short command costs is making the tree of all commands, for which one is
/// enough. Whatever is wrong or asks for help goes the long way, which knows the whole line.
func named(_ arguments: [String]) -> (any ParsableCommand)? {
  let known = (Attune.everyday + Attune.others).first { $0._commandName == arguments.first }
  guard let known, let command = try? known.parseAsRoot(Array(arguments.dropFirst())) else {
    return nil
  }
  return type(of: command) == known ? command : nil
}

/// Whether a first word is an option or names a command.
func isKnown(_ word: String) -> Bool {
  word.hasPrefix("-") || Attune.names.contains(word)
}

ThisProcess.openStandardDescriptors()
ThisProcess.ignoreBrokenPipes()
var status = ExitCode.success
do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  // What all commands are called is asked only where it matters: to tell takes milliseconds.
  let known = named(arguments)
  if known == nil, let word = arguments.first, !isKnown(word) {
    throw Ending.noCommand(word, among: Attune.names)
  }
  var command = try known ?? Attune.parseAsRoot(arguments)
  try command.run()
} catch {
  status = Ending(error).told()
}
do {
  try Output.check()
} catch {
  status = error.told()
}
Attune.exit(withError: status)
