internal import CivilTime
internal import Glibc

/// The bytes of a file, or nil if it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
  return bytes
}

/// Tries two days either side of every change since 1970 that no zone has had before this one.
///
/// Near the change every rhythm is tried from every minute; further away each has its turn, a few
/// minutes apart, so that every minute is tried by some. After some year the changes are those of
/// rules that no longer change: there two rhythms in turn are tried, further away once an hour.
func tryChanges(
  _ trial: inout Trial, until year: Int, turns: Int, sparselyAfter dense: Int,
  seen: inout Set<[Clock.Span]>
) throws -> Int {
  var count = 0
  let spans = trial.clock.spans
  let (rare, end) = (start(of: dense + 1), start(of: year + 1))
  for (before, after) in zip(spans, spans.dropFirst()) where after.start > 0 && after.start < end {
    let change = after.start
    let around = Array(trial.clock.spans(from: change - 3_456_000, to: change + 3_456_000))
    guard seen.insert(around).inserted else { continue }
    count += 1
    let near = abs(after.offset - before.offset) + 3600
    let isRare = change >= rare
    let turns = isRare ? 60 : turns
    for (number, rhythm) in Rhythm.all.enumerated() where !isRare || (number + count) % 6 == 0 {
      let bases = stride(from: change - 172_800, to: change + 172_800, by: 60).filter {
        abs($0 - change) <= near || ($0 / 60 + number + count) % turns == 0
      }
      try trial.run(rhythm, from: bases)
    }
  }
  return count
}

/// When a year begins in UTC.
func start(of year: Int) -> Int {
  CivilDate(year: year, month: 1, day: 1).map { $0.dayNumber * 86_400 } ?? .max
}

/// Tries every minute of 400 days from the beginning of a year.
func tryDays(_ trial: inout Trial, year: Int) throws {
  let start = start(of: year)
  let bases = Array(stride(from: start, to: start + 400 * 86_400, by: 60))
  for rhythm in Rhythm.all { try trial.run(rhythm, from: bases) }
}

// Each line is `changes NAME UNTIL TURNS SPARSELY-AFTER` or `days NAME YEAR`; each answer is what was tried, or a mistake.
guard CommandLine.arguments.count == 2 else {
  print("usage: elapse-oracle FOLDER")
  exit(2)
}
let folder = CommandLine.arguments[1]
var seen: Set<[Clock.Span]> = []
while let line = readLine() {
  let words = line.split(separator: " ").map(String.init)
  let path = "\(folder)/\(words[1])"
  guard let bytes = contents(of: path) else { continue }
  let year = Int(words[2]) ?? 0
  let clock = Clock(path: path, until: year)
  var trial = Trial(zone: try Zone(tzif: bytes, name: words[1]), clock: clock)
  var changes = 0
  if words[0] == "changes" {
    changes = try tryChanges(
      &trial, until: year, turns: Int(words[3]) ?? 1, sparselyAfter: Int(words[4]) ?? year,
      seen: &seen)
  } else {
    try tryDays(&trial, year: year)
  }
  for mistake in trial.mistakes { print("wrong \(mistake)") }
  print("tried \(changes) \(trial.searches)")
}
