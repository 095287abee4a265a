import TOML

/// The zone that was probably meant by a name: the one of a city, or one that is spelled like it.
///
/// Abbreviations are like each other and mean other things, so nothing is like them.
package func nearestZone(to name: String, among zones: [String]) -> String? {
  let wanted = name.lowercased()
  let known = zones.first { $0.lowercased() == wanted || $0.lowercased().hasSuffix("/" + wanted) }
  return known ?? (name.count > 5 ? closestMatch(to: name, among: zones) : nil)
}
