import Control

extension JSON {
  /// A document of version 1 as one of version 2: two outcomes had other names, and the last number
  /// was the highest that was still there.
  var upgraded: JSON {
    guard case .object(let members) = self, self["format"] == .string(StateDocument.format),
      self["version"] == .integer(1)
    else { return self }
    let numbers = (self["people"]?.elements ?? []).compactMap { person -> Int? in
      guard case .integer(let number)? = person["number"] else { return nil }
      return number
    }
    let changed = members.map { member in
      switch member.name {
      case "version": JSON.Member("version", JSON.integer(2))
      case "occurrences": JSON.Member("occurrences", member.value.withNewOutcomes)
      default: member
      }
    }
    return .object(changed + [JSON.Member("lastNumber", JSON.integer(numbers.max() ?? 0))])
  }

  private var withNewOutcomes: JSON {
    guard case .array(let occurrences) = self else { return self }
    let renamed = ["excluded": "never", "missed": "passed-by"]
    return .array(
      occurrences.map { occurrence in
        guard case .object(let members) = occurrence else { return occurrence }
        return .object(
          members.map { member in
            guard member.name == "outcome", case .string(let old) = member.value,
              let new = renamed[old]
            else { return member }
            return JSON.Member("outcome", JSON.string(new))
          })
      })
  }

  private var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  private subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
