import Core
internal import Glibc

/// Lives through many years with Attune, and says which rules held.
///
/// `years check DECKS YEARS [SEED [RULE]]` prints a line for each rule, and with a rule ends once that
/// is broken; `years table DECKS` prints what a
/// year feels like for typical plans; `years replay DECKS SEED` tells one life.
let arguments = CommandLine.arguments
let deck = Deck.read(arguments.count > 2 ? arguments[2] : "config/prompts")

func usage() -> Never {
  print("usage: years check DECKS PERSON-YEARS [SEED [RULE]] | table DECKS | replay DECKS SEED")
  exit(2)
}

guard arguments.count > 2, !deck.isEmpty else { usage() }
switch arguments[1] {
case "check":
  guard arguments.count > 3, let years = Int(arguments[3]) else { usage() }
  let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 0 : 0
  var course = Course(deck: deck, seed: seed)
  course.run(personYears: years, untilBroken: arguments.count > 5 ? arguments[5] : nil)
  print(course.verdicts.lines.joined(separator: "\n"))
  exit(course.verdicts.isSound ? 0 : 1)
case "replay":
  guard arguments.count > 3, let seed = UInt64(arguments[3]) else { usage() }
  Course.replay(seed, deck: deck)
case "table": print(Feel.table(deck: deck).joined(separator: "\n"))
default: usage()
}
