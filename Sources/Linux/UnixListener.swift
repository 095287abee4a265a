import CSystemd
import Dispatch
import Glibc

/// A Unix stream socket that waits for clients, in a directory that is the user's alone.
///
/// `@unchecked`: after `init`, the state is touched on the loop only.
package final class UnixListener: @unchecked Sendable {
  private let loop: Loop
  private let path: String
  private let limit: Int
  private let onConnection: @Sendable (UnixConnection) -> Void
  private let stamp: FileStamp
  private var source: DescriptorSource?
  private var rest: LoopTimer?
  private var connections = 0

  /// Listens at `path`.
  ///
  /// The directory is made if need be; it must be ours and closed to others. A socket that a
  /// dead process left is replaced; if somebody answers on it, the error is `EADDRINUSE`.
  /// A client beyond `limit` open connections is hung up on at once. Whoever gets a connection
  /// checks its peer, calls `start`, and keeps it: one that is dropped is closed.
  package init(
    path: String, on loop: Loop, limit: Int,
    onConnection: @escaping @Sendable (UnixConnection) -> Void
  ) throws(SystemError) {
    self.loop = loop
    self.path = path
    self.limit = limit
    self.onConnection = onConnection
    try Self.prepareDirectory(of: path)
    try Self.removeStaleSocket(at: path)
    let socket = try Self.boundSocket(at: path)
    stamp = try FileStamp(of: path)
    source = loop.source(socket) { [weak self] _ in self?.accept() }
  }

  deinit { removeSocket() }

  /// Stops listening and removes the socket; open connections stay.
  package func close() {
    loop.checkIsolated()
    guard source != nil else { return }
    removeSocket()
    source = nil
    rest = nil
  }

  private func accept() {
    guard let socket = source?.descriptor else { return }
    let flags = UnixSocket.closeOnExec | UnixSocket.nonBlocking
    let number = accept4(socket.number, nil, nil, flags)
    guard number >= 0 else { return acceptFailed(errno) }
    let descriptor = Descriptor(owning: number)
    guard connections < limit, let peer = try? PeerCredentials(of: descriptor) else { return }
    connections += 1
    onConnection(
      UnixConnection(descriptor, peer: peer, on: loop) { [weak self] in self?.connectionEnded() })
  }

  /// May be called from everywhere, as a connection ends with its last reference.
  private func connectionEnded() {
    loop.async { [weak self] in self?.connections -= 1 }
  }

  /// Out of descriptors or memory, the client stays in the queue and would wake us all the time.
  private func acceptFailed(_ code: CInt) {
    guard [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) else { return }
    source?.interest = []
    rest = LoopTimer(on: loop, after: .seconds(1)) { [weak self] in
      self?.source?.interest = .reading
    }
  }

  /// Removes the socket unless somebody has put another one in its place.
  private func removeSocket() {
    guard source != nil, (try? FileStamp(of: path)) == stamp else { return }
    unlink(path)
  }
}

extension UnixListener {
  private static func prepareDirectory(of path: String) throws(SystemError) {
    do throws(DirectoryError) {
      try Files.makePrivateDirectory(Files.directory(of: path))
    } catch {
      switch error {
      case .system(let error): throw error
      case .foreign, .loose: throw SystemError("listen: \(error)", code: EPERM)
      }
    }
  }

  private static func removeStaleSocket(at path: String) throws(SystemError) {
    do throws(SystemError) {
      try UnixSocket.connect(UnixSocket.make(nonBlocking: true), to: path)
    } catch {
      switch error.code {
      case ENOENT: return
      case ECONNREFUSED: return try removeSocketFile(path)
      case EAGAIN: break
      default: throw error
      }
    }
    throw SystemError("listen at \(path)", code: EADDRINUSE)
  }

  private static func removeSocketFile(_ path: String) throws(SystemError) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
      throw SystemError("listen at \(path)", code: EEXIST)
    }
    try Files.remove(path)
  }

  private static func boundSocket(at path: String) throws(SystemError) -> Descriptor {
    let socket = try UnixSocket.make(nonBlocking: true)
    try UnixSocket.bind(socket, to: path)
    try SystemError.attempt("chmod \(path)") { chmod(path, 0o600) }
    try SystemError.attempt("listen at \(path)") { listen(socket.number, 16) }
    return socket
  }
}
