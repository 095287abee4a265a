import TOML

/// Sources that several tests share.
enum Sample {
  /// A document that uses every form there is.
  static let everything = #"""
    # what a person might write
    title = "all forms \u00e9 \x41 \e"
    path.'to'."the file" = 'C:\temp'
    numbers = [1, -2, +3_000, 0xFF, 0o17, 0b1010, 1.5, 6.02e23, inf, -nan]
    times = [2014-06-21, 09:00, 09:30:15.5, 2014-06-21T09:00, 2014-06-21 09:00:00+02:00]
    yes = true
    no = false
    text = """
    first
      second \
         joined "quoted" """
    raw = '''
    'single' '''
    point = { x = 1, y = { z = 2 }, } # one line

    [hours]
    quiet = "21:30-08:30"

    [people.alex]
    name = "Alex"
    [[people.alex.dates]]
    on = 2014-06-21
    [[people.alex.dates]]
    list = [
      "a", # first
      "b",
    ]

    """#

  /// Documents with one mistake or more each.
  static let broken = [
    "a = ", "a = [1, 2", "a = {b = 1", "[a", "[[a]", "a = \"x", "a = '''x", "a b", "= 1",
    "a..b = 1",
    "a = 1 b = 2", "a = yes", "a = [1 2]", "a = {b 1}", "a = 1\na = 2", "[a]\n[a]", "a = \"\\q\"",
    "a = 2025-02-30", "a = 01", "a = }", "a = [}", "]", "\u{A0}= 1", "a = {,}", "a = [,]", "\u{0}",
  ]
}

/// A small generator whose seed names a run.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Reads a source and shows what is wrong with it.
func report(_ source: String, _ version: Version = .v11, path: String = "attune.toml") -> String {
  let document = Document(recovering: source, version: version)
  return document.diagnostics.rendered(source: document.bytes, path: path)
}

/// The codes of the mistakes in a source, in their order.
func codes(_ source: String, _ version: Version = .v11) -> [String] {
  Document(recovering: source, version: version).diagnostics.map(\.code)
}
