import TOML

/// One edit, as it is made in a document, and as it is made in a plain value.
enum ModelEdit {
  case set(Path, Value)
  case insert(Value, Path)
  case remove(Path)
  case rename(Path, String)

  func applied(to document: Document) throws(EditError) -> Document {
    switch self {
    case .set(let path, let value): try document.setting(path, to: value)
    case .insert(let value, let path): try document.inserting(value, at: path)
    case .remove(let path): try document.removing(path)
    case .rename(let path, let name): try document.renaming(path, to: name)
    }
  }

  /// What the edit makes of the value of a document.
  func applied(to value: Value, of document: Document) -> Value {
    switch self {
    case .set(let path, let new): return value.setting(path.steps[...], to: new)
    case .insert(let new, let path): return value.inserting(new, at: path.steps[...])
    case .rename(let path, let name): return value.renaming(path.steps[...], to: name)
    case .remove(let path):
      var path = path
      var value = value.removing(path.steps[...])
      while path.steps.count > 1 {
        path.steps.removeLast()
        guard value[path]?.isEmpty == true, document.isOnlyImplied(path) else { break }
        value = value.removing(path.steps[...])
      }
      return value
    }
  }
}

extension Document {
  /// Whether a node is written nowhere but in what is in it: a table that dots or a longer header
  /// made, or an array of tables.
  fileprivate func isOnlyImplied(_ path: Path) -> Bool {
    guard let node = self[path] else { return false }
    guard let table = node.table else { return node.isArrayOfTables }
    return ![UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[table.range.lowerBound])
  }
}

extension Value {
  var isEmpty: Bool {
    switch self {
    case .array(let elements): elements.isEmpty
    case .table(let pairs): pairs.isEmpty
    default: false
    }
  }

  subscript(path: Path) -> Value? {
    path.steps.reduce(self) { value, step in
      switch (value, step) {
      case (.table(let pairs)?, .key(let key)): pairs[key]
      case (.array(let elements)?, .index(let index)): elements[index]
      default: nil
      }
    }
  }

  func setting(_ steps: ArraySlice<Path.Step>, to new: Value) -> Value {
    guard let step = steps.first else { return new }
    return changing(step) { ($0 ?? .table([:])).setting(steps.dropFirst(), to: new) }
  }

  func inserting(_ new: Value, at steps: ArraySlice<Path.Step>) -> Value {
    guard let step = steps.first else { return new }
    guard case .index(let index) = step, steps.count == 1, case .array(var elements) = self else {
      return changing(step) { ($0 ?? .table([:])).inserting(new, at: steps.dropFirst()) }
    }
    elements.insert(new, at: index)
    return .array(elements)
  }

  func removing(_ steps: ArraySlice<Path.Step>) -> Value {
    guard let step = steps.first else { return self }
    guard steps.count == 1 else { return changing(step) { $0?.removing(steps.dropFirst()) } }
    guard case .index(let index) = step, case .array(var elements) = self else {
      return changing(step) { _ in nil }
    }
    elements.remove(at: index)
    return .array(elements)
  }

  func renaming(_ steps: ArraySlice<Path.Step>, to name: String) -> Value {
    guard let step = steps.first else { return self }
    guard steps.count == 1, case .table(var pairs) = self, case .key(let key) = step else {
      return changing(step) { $0?.renaming(steps.dropFirst(), to: name) }
    }
    let value = pairs[key]
    pairs[key] = nil
    pairs[name] = value
    return .table(pairs)
  }

  private func changing(_ step: Path.Step, _ change: (Value?) -> Value?) -> Value {
    switch (self, step) {
    case (.table(var pairs), .key(let key)):
      pairs[key] = change(pairs[key])
      return .table(pairs)
    case (.array(var elements), .index(let index)):
      if let element = change(elements[index]) { elements[index] = element }
      return .array(elements)
    default: return self
    }
  }
}
