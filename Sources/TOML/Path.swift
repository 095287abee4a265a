/// The way from the root of a document to a node.
///
/// A path can be written as a literal: `["people", "mum", "reminders", 0, "at"]`. What is in a
/// variable names its step: `["people", .key(name), "reminders", .index(position)]`.
public struct Path: Hashable, Sendable {
  /// One step down.
  public enum Step: Hashable, Sendable {
    /// To the value of a key of a table.
    case key(String)
    /// To an element of an array, counted from zero.
    case index(Int)
  }

  /// The steps from the root.
  public var steps: [Step]

  /// Makes a path of steps.
  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// Makes a path of keys alone.
  public init(keys: [String]) {
    steps = keys.map(Step.key)
  }

  /// The path with one more step at its end, as in `path.appending("at")`.
  public func appending(_ step: Step) -> Path { Path(steps + [step]) }
}

extension Path: ExpressibleByArrayLiteral {
  /// Makes a path of steps.
  public init(arrayLiteral elements: Step...) {
    steps = elements
  }
}

extension Path.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// Makes a step to a key.
  public init(stringLiteral value: String) {
    self = .key(value)
  }

  /// Makes a step to an element.
  public init(integerLiteral value: Int) {
    self = .index(value)
  }
}

extension Path: CustomStringConvertible {
  /// The path as TOML writes keys, with elements in brackets: `people.mum.reminders[0].at`.
  public var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + KeyText.written(key)
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}
