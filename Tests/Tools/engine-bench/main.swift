internal import Glibc

/// Measures the engine as it grows.
///
/// `engine-bench reminders N` and `engine-bench people N` print figures, one `name value` a line, in
/// microseconds unless the name says otherwise; `engine-bench fill DIRECTORY N YEARS` writes a state,
/// and `engine-bench open DIRECTORY N` tells how long it takes to be back at work with it.
let arguments = CommandLine.arguments

func usage() -> Never {
  print(
    "usage: engine-bench reminders N | people N YEARS | fill DIRECTORY N YEARS | open DIRECTORY N")
  exit(2)
}

switch (arguments.dropFirst().first, arguments.count) {
case ("reminders", 3):
  guard let count = Int(arguments[2]) else { usage() }
  Growth.measureReminders(count)
case ("people", 4):
  guard let count = Int(arguments[2]), let years = Int(arguments[3]) else { usage() }
  Growth.measurePeople(count, years: years)
case ("fill", 5):
  guard let count = Int(arguments[3]), let years = Int(arguments[4]) else { usage() }
  try Past.fill(arguments[2], people: count, years: years)
case ("open", 4):
  guard let count = Int(arguments[3]) else { usage() }
  try Growth.measureOpening(arguments[2], people: count)
default: usage()
}
