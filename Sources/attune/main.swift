import ArgumentParser

do {
  var command = try Attune.parseAsRoot()
  try command.run()
} catch {
  Attune.exit(withError: Ending(error).told())
}
