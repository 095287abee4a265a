import Host
import Linux
import Store

/// Takes what only one daemon of a user may have, and says in a sentence why it cannot.
enum Opening {
  // Held from here to the end of the process: it goes with it.
  nonisolated(unsafe) private static var lock: FileLock?

  static func store(in directory: String) throws(Failure) -> Store {
    do throws(DirectoryError) {
      try Files.makePrivateDirectory(directory)
    } catch {
      throw Failure("\(error)")
    }
    do throws(SystemError) {
      lock = try FileLock(path: directory + "/lock")
    } catch {
      let holder = FileLock.holder(of: directory + "/lock").map { " as process \($0)" } ?? ""
      guard error.name == "EAGAIN" else { throw Failure("\(error)") }
      throw Failure("Attune is already running\(holder): ask it with attune status.")
    }
    do throws(StoreError) {
      return try Store.open(directory: directory, lookingBackFrom: Clocks.now())
    } catch {
      throw Failure("\(error). \(error.hint)")
    }
  }
}

/// Ends the daemon before it has begun, with a sentence for the journal.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
