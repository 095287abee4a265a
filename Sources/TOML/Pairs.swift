/// The keys of a table with their values, in order, each key once.
///
/// A value is found by its key in constant time, and in logarithmic time once a key was removed. A
/// million keys can be set one after another. A removal moves the keys behind it up by one;
/// `removeAll(where:)` takes many at once.
/// Keys are the same if they have the same Unicode scalar values, as TOML demands: `é` in one
/// scalar and `é` in two are different keys, though they are equal as Swift strings. Two `Pairs`
/// are equal if the same keys have equal values, in whatever order.
public struct Pairs: Sendable {
  /// One key with its value.
  public typealias Element = (key: String, value: Value)

  /// Up to this many keys are searched one by one, more through the index.
  private static let smallCount = 24

  private var elements: [Element] = []
  /// The serial number of each key; empty while there are few.
  private var index: [Name: Int] = [:]
  /// The serial numbers in order, so that those behind a key that goes can stay as they are; empty
  /// while they are the positions.
  private var serials: [Int] = []

  /// Makes a table without keys.
  public init() {}

  /// Makes a table of keys and values in their order.
  ///
  /// Of a key that comes more than once the last value counts, at the place of the first.
  public init(_ elements: some Sequence<(String, Value)>) {
    for (key, value) in elements { self[key] = value }
  }

  /// The value of a key.
  ///
  /// Setting a new key puts it last, setting a known one leaves it in its place, and setting `nil`
  /// removes it, which is linear in the number of keys behind it.
  public subscript(key: String) -> Value? {
    get { position(of: key).map { elements[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): elements[position].value = value
      case (nil, let value?): append(key, value)
      case (let position?, nil): remove(at: position)
      case (nil, nil): break
      }
    }
  }

  /// Makes room for so many keys.
  mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }

  /// Removes the keys and values that satisfy a condition, in one pass that is linear in their
  /// number.
  ///
  /// - Parameter shouldBeRemoved: Whether a key and its value go.
  /// - Throws: What the condition throws; then nothing has been removed.
  public mutating func removeAll<E: Error>(
    where shouldBeRemoved: (Element) throws(E) -> Bool
  ) throws(E) {
    var kept: [Element] = []
    for element in elements where try !shouldBeRemoved(element) { kept.append(element) }
    guard kept.count < elements.count else { return }
    elements = kept
    rebuildIndex()
  }

  /// The keys in their order, gathered anew each time.
  public var keys: [String] { elements.map(\.key) }

  /// The values in the order of their keys, gathered anew each time.
  public var values: [Value] { elements.map(\.value) }

  private func position(of key: String) -> Int? {
    guard index.isEmpty else { return index[Name(key)].map(position(ofSerial:)) }
    let length = key.utf8.count
    return elements.firstIndex { $0.key.utf8.count == length && Name($0.key) == Name(key) }
  }

  private func position(ofSerial serial: Int) -> Int {
    guard !serials.isEmpty else { return serial }
    var range = serials.indices
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = serials[middle] > serial ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return range.lowerBound
  }

  private mutating func append(_ key: String, _ value: Value) {
    elements.append((key, value))
    if !index.isEmpty {
      let serial = serials.last.map { $0 + 1 } ?? elements.count - 1
      if !serials.isEmpty { serials.append(serial) }
      index[Name(key)] = serial
    } else if elements.count > Self.smallCount {
      rebuildIndex()
    }
  }

  private mutating func remove(at position: Int) {
    let key = elements.remove(at: position).key
    guard elements.count > Self.smallCount else { return rebuildIndex() }
    if serials.isEmpty { serials = Array(0...elements.count) }
    serials.remove(at: position)
    index[Name(key)] = nil
  }

  private mutating func rebuildIndex() {
    index.removeAll()
    serials.removeAll()
    guard elements.count > Self.smallCount else { return }
    for (position, element) in elements.enumerated() { index[Name(element.key)] = position }
  }
}

extension Pairs: RandomAccessCollection {
  /// The place of the first key: zero.
  public var startIndex: Int { 0 }

  /// The place behind the last key.
  public var endIndex: Int { elements.count }

  /// The key and the value at a place, which must be one of `indices`.
  public subscript(position: Int) -> Element { elements[position] }
}

extension Pairs: Hashable {
  /// Whether the same keys have equal values, in whatever order.
  public static func == (left: Pairs, right: Pairs) -> Bool {
    left.count == right.count
      && left.elements.allSatisfy { key, value in right[key] == value }
  }

  /// Feeds the keys and values into a hasher, whatever their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in elements {
      var pair = hasher
      pair.combine(Name(key))
      pair.combine(value)
      sum &+= pair.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}

extension Pairs: ExpressibleByDictionaryLiteral, CustomStringConvertible {
  /// Makes a table; of a key that comes more than once, the last value counts.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
  }

  /// The table as TOML writes it on one line, in braces.
  public var description: String { Value.table(self).written() }
}

/// A key that is compared by its scalar values and not, as strings are, by what they look like.
private struct Name: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Name, right: Name) -> Bool {
    left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
