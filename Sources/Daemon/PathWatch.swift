import Linux

/// Tells when what some paths lead to may have changed, in whatever way it was done.
///
/// A file can be rewritten, replaced by rename, made readable, hidden by a mount, or reached through
/// links any of which can be changed; it can also not be there yet, nor its directory. So each
/// directory on the way that holds a link is watched, and the last one that there is; of those above
/// them, whether they are moved.
final class PathWatch: Sendable {
  private let directories: DirectoryWatch?
  private let mounts: MountWatch?
  /// Why some of it cannot be watched.
  let trouble: SystemError?

  /// Watches the ways to `files` as they are now, and all that is in `folders`.
  ///
  /// The ways may be others after a change: then another watch must take this one's place.
  init(
    files: [String], folders: [String] = [], on loop: Loop, onChange: @escaping @Sendable () -> Void
  ) {
    var (steps, made, trouble) = ([Step](), DirectoryWatch?.none, SystemError?.none)
    // What changes between looking and watching would go unnoticed, so it is looked at again.
    for _ in 0..<5 {
      let now = (files + folders).flatMap(Self.steps) + folders.flatMap(Self.contents)
      guard now != steps else { break }
      steps = now
      do throws(SystemError) {
        made = try Self.watch(steps, on: loop, onChange)
        trouble = made?.trouble
      } catch {
        trouble = error
      }
    }
    directories = made
    do throws(SystemError) {
      mounts = try MountWatch(on: loop, onChange: onChange)
    } catch {
      mounts = nil
      trouble = trouble ?? error
    }
    self.trouble = trouble
  }

  private static func watch(
    _ steps: [Step], on loop: Loop, _ onChange: @escaping @Sendable () -> Void
  ) throws(SystemError) -> DirectoryWatch {
    let directories = steps.map(\.directory).unique
    let places = directories.flatMap(Self.ancestors).unique.filter { !directories.contains($0) }
    return try DirectoryWatch(directories, places: places, on: loop) { changes in
      let concerns = changes.contains { change in
        let names = steps.filter { $0.directory == change.directory }.map(\.name)
        return change.names.isEmpty || names.contains(nil)
          || change.names.contains { names.contains($0) }
      }
      if concerns { onChange() }
    }
  }

  /// The directories above one, but for the root, which stays where it is.
  private static func ancestors(of directory: String) -> [String] {
    var found: [String] = []
    var here = Files.directory(of: directory)
    while here != "/", here != "." {
      found.append(here)
      here = Files.directory(of: here)
    }
    return found
  }

  /// A directory on the way, and what in it leads on; `nil`: all that is in it.
  struct Step: Equatable {
    let directory: String
    let name: String?
  }

  /// The directories that a path leads through by links, and the last one that exists.
  static func steps(to path: String) -> [Step] {
    var steps: [Step] = []
    var here = path.hasPrefix("/") ? "/" : "."
    var rest = path.split(separator: "/").map(String.init)[...]
    while let name = rest.popFirst(), steps.count < 40 {
      let next = here == "/" ? "/\(name)" : "\(here)/\(name)"
      if let target = try? Files.readLink(next) {
        steps.append(Step(directory: here, name: name))
        if target.hasPrefix("/") { here = "/" }
        rest = target.split(separator: "/").map(String.init)[...] + rest
      } else if rest.isEmpty || !Files.exists(next) {
        return steps + [Step(directory: here, name: name)]
      } else {
        here = next
      }
    }
    return steps
  }

  private static func contents(of folder: String) -> [Step] {
    Files.exists(folder) ? [Step(directory: folder, name: nil)] : []
  }
}

extension [String] {
  /// Each once, in the order of its first place.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
