/// Where a value that is about to be read will hang in the tree.
struct Slot {
  /// The table or array; none if its key is in conflict with another.
  let parent: Int?
  /// The last part of its key, if it has one.
  var key: KeyPart?
}
