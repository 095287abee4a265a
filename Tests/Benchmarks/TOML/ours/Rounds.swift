internal import Glibc

/// The side of a benchmark that works: it answers how long each of its runs took.
///
/// It runs once and says the nanoseconds and the outcome. Then it reads lines of two numbers, samples
/// and runs, and answers each with a line of samples: the nanoseconds of one run, the mean of so many.
enum Rounds {
  static func answer(with work: () -> String) {
    let begun = now()
    let outcome = work()
    say("\(now() - begun) \(outcome)")
    while let line = readLine() {
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 2, numbers[1] > 0 else { return }
      let samples = (0..<numbers[0]).map { _ in sample(numbers[1], of: work) }
      say(samples.map(String.init).joined(separator: " "))
    }
  }

  private static func sample(_ runs: Int, of work: () -> String) -> Int {
    let begun = now()
    for _ in 0..<runs { _ = work() }
    return (now() - begun) / runs
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// The processor time of this process: what else the machine does is not in it.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
