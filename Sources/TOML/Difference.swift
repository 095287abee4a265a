/// What must change in a document so that a node gets a value, and no more than that.
///
/// The changes are made in three steps, each of which leaves a valid document: what is new comes
/// and values are replaced, then what is old goes, then what could only come when the old was gone.
struct Difference {
  private let storage: Storage
  private var replacements: [Splice] = []
  private var additions: Additions
  /// What goes, where it stands after the first step.
  private var removals: [Path] = []
  /// Tables of dotted keys that turn into values, where they stand after the first step.
  private var substitutes: [(path: Path, value: Value)] = []
  /// What comes in the third step.
  private var late: [(path: Path, value: Value)] = []

  init(from storage: Storage) {
    self.storage = storage
    additions = Additions(to: storage)
  }

  /// Makes the changes.
  func applied(to document: Document, at place: Path) throws(EditError) -> Document {
    var document = try document.applying(replacements + additions.splices, at: place)
    var steps = Steps(in: document.storage)
    var removal = Removal(from: document.storage)
    for path in removals { steps.node(at: path).map { removal.remove($0) } }
    for (path, value) in substitutes {
      steps.node(at: path).map { removal.substitute(value, for: $0) }
    }
    document = try document.applying(removal.splices, at: place)
    return late.isEmpty ? document : try document.adding(late, at: place)
  }

  /// Brings a node to a value; the path says where the node stands after the first step.
  mutating func bring(_ node: Int, to value: Value, at path: Path) {
    guard !Node(storage: storage, index: node).holds(value) else { return }
    guard canStay(node, as: value) else { return convert(node, to: value, at: path) }
    switch (storage.tree[node].kind, value) {
    case (.table, .table(let pairs)): bring(table: node, to: pairs, at: path)
    case (.array, .array(let values)): bring(array: node, to: values, at: path)
    default:
      let range = storage.tree.range(of: node)
      replacements.append(Splice(range, Spelling(of: node, in: storage).written(value)))
    }
  }

  /// Whether a node can get a value in its place, and in its form.
  private func canStay(_ node: Int, as value: Value) -> Bool {
    switch (storage.tree[node].origin, value) {
    case (.value, _), (.inline, _), (.root, .table), (.header, .table), (.element, .table): true
    case (.arrayOfTables, .array): value.isSection
    // These tables only are there as long as something is in them.
    case (.dotted, .table(let pairs)), (.implied, .table(let pairs)): keeps(node, some: pairs)
    default: false
    }
  }

  /// Whether a table keeps a member, or gets a new one, when it is brought to others.
  private func keeps(_ table: Int, some pairs: Pairs) -> Bool {
    var count = 0
    for child in storage.tree.children(of: table) {
      guard let value = pairs[storage.tree.keyName(of: child)] else { continue }
      if canStay(child, as: value) { return true }
      count += 1
    }
    return count < pairs.count
  }

  private mutating func convert(_ node: Int, to value: Value, at path: Path) {
    guard storage.tree[node].origin != .dotted else {
      return substitutes.append((path, value))
    }
    removals.append(path)
    late.append((path, value))
  }

  private mutating func bring(table: Int, to pairs: Pairs, at path: Path) {
    for child in storage.tree.children(of: table) {
      let key = storage.tree.keyName(of: child)
      let place = path.appending(.key(key))
      if let value = pairs[key] {
        bring(child, to: value, at: place)
      } else {
        removals.append(place)
      }
    }
    let new = pairs.filter { storage.tree.child(named: $0.key, of: table) == nil }
    additions.add(new.map { ([$0.key], $0.value) }, to: table)
  }

  private mutating func bring(array: Int, to values: [Value], at path: Path) {
    let children = Array(storage.tree.children(of: array))
    let alignment = Alignment(of: children.count, with: values.count) { old, new in
      Node(storage: storage, index: children[old]).holds(values[new])
    }
    var inserted = 0
    for gap in alignment.gaps {
      let pairs = zip(gap.old, gap.new)
      for (old, new) in pairs {
        bring(children[old], to: values[new], at: path.appending(.index(old + inserted)))
      }
      let common = min(gap.old.count, gap.new.count)
      for old in gap.old.dropFirst(common) {
        removals.append(path.appending(.index(old + inserted)))
      }
      let new = Array(values[gap.new.dropFirst(common)])
      additions.insert(new, at: gap.old.upperBound, of: array)
      inserted += new.count
    }
  }
}

/// Finds nodes by their paths, each in a time that does not depend on the length of arrays.
struct Steps {
  private let storage: Storage
  private var elements: [Int: [Int]] = [:]

  init(in storage: Storage) { self.storage = storage }

  /// The node at the end of a path, if there is one.
  mutating func node(at path: Path) -> Int? {
    var node = 0
    for step in path.steps {
      guard let next = child(step, of: node) else { return nil }
      node = next
    }
    return node
  }

  /// The node at the end of a path, or the last one on the way there, and how many steps lead to it.
  mutating func lastNode(towards path: Path) -> (node: Int, depth: Int) {
    var node = 0
    for (depth, step) in path.steps.enumerated() {
      guard let next = child(step, of: node) else { return (node, depth) }
      node = next
    }
    return (node, path.steps.count)
  }

  private mutating func child(_ step: Path.Step, of node: Int) -> Int? {
    switch step {
    case .key(let key):
      return storage.tree[node].kind == .table ? storage.tree.child(named: key, of: node) : nil
    case .index(let index):
      guard storage.tree[node].kind == .array else { return nil }
      let elements = elements[node] ?? Array(storage.tree.children(of: node))
      self.elements[node] = elements
      return elements.indices.contains(index) ? elements[index] : nil
    }
  }
}
