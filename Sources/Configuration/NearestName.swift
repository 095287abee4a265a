import TOML

/// The name that was probably meant by a misspelled one; of equals the first.
package func nearestName(to name: String, among names: [String]) -> String? {
  closestMatch(to: name, among: names)
}
