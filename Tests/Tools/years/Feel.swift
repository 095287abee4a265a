import CivilTime
import Core

/// What a year feels like for typical plans.
enum Feel {
  static func table(deck: [Prompt]) -> [String] { [] }
}
