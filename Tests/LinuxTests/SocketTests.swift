import Glibc
import Linux
import Testing

@Suite(.timeLimit(.minutes(1))) struct SocketTests {
  let loop = Loop(label: "test")
  let directory = TemporaryDirectory()
  let server = Recorder<String>()

  private var path: String { "\(directory.path)/run/socket" }

  /// Keeps connections, and answers every byte with the same one.
  private func echo(limit: Int = 8) throws -> UnixListener {
    try UnixListener(path: path, on: loop, limit: limit) { [server] connection in
      server.record("peer \(connection.peer.userID) \(connection.peer.isTrusted)")
      connection.start {
        connection.send($0)
      } onClose: {
        server.record("closed")
        withExtendedLifetime(connection) {}
      }
    }
  }

  @Test func `bytes go there and back`() async throws {
    let listener = try echo()
    let client = try UnixClient(path: path)
    #expect(await server.next() == "peer \(geteuid()) true")
    try client.send([1, 2, 0, 3, 0])
    #expect(try client.receive(limit: 10, timeout: .seconds(10)) == [1, 2])
    #expect(try client.receive(limit: 10, timeout: .seconds(10)) == [3])
    withExtendedLifetime(listener) {}
  }

  @Test func `megabytes go there and back`() async throws {
    let listener = try echo()
    let client = try UnixClient(path: path)
    let block = [UInt8](repeating: 7, count: 100_000) + [0]
    for _ in 0..<20 {
      try client.send(block)
      #expect(try client.receive(limit: 100_000, timeout: .seconds(10))?.count == 100_000)
    }
    withExtendedLifetime(listener) {}
  }

  @Test func `a client that waits is given up on, and one that is flooded stops`() async throws {
    let listener = try echo()
    let client = try UnixClient(path: path)
    let late = #expect(throws: SystemError.self) {
      try client.receive(limit: 10, timeout: .milliseconds(10))
    }
    #expect(late?.code == ETIMEDOUT)
    try client.send([1, 2, 3])
    let flooded = #expect(throws: SystemError.self) {
      try client.receive(limit: 2, timeout: .seconds(10))
    }
    #expect(flooded?.code == EMSGSIZE)
    withExtendedLifetime(listener) {}
  }

  @Test func `the server notices that a client hangs up`() async throws {
    let listener = try echo()
    var client: UnixClient? = try UnixClient(path: path)
    #expect(await server.next()?.hasPrefix("peer") == true)
    withExtendedLifetime(client) {}
    client = nil
    #expect(await server.next() == "closed")
    withExtendedLifetime(listener) {}
  }

  @Test func `closing sends what is left first`() async throws {
    let listener = try UnixListener(path: path, on: loop, limit: 1) { [server] connection in
      connection.start {
        _ in
      } onClose: {
        server.record("closed")
        withExtendedLifetime(connection) {}
      }
      connection.send([UInt8](repeating: 7, count: 1 << 20) + [0])
      connection.close()
    }
    let client = try UnixClient(path: path)
    let bytes = try client.receive(limit: 1 << 20, timeout: .seconds(10))
    #expect(bytes?.count == 1 << 20)
    #expect(try client.receive(limit: 1, timeout: .seconds(10)) == nil)
    #expect(await server.next() == "closed")
    withExtendedLifetime(listener) {}
  }

  @Test func `a client that does not read is hung up on`() async throws {
    let listener = try UnixListener(path: path, on: loop, limit: 1) { [server] connection in
      connection.start {
        _ in
      } onClose: {
        server.record("closed")
        withExtendedLifetime(connection) {}
      }
      let parts = (UnixConnection.unsentLimit >> 20) + 4
      for _ in 0..<parts { connection.send([UInt8](repeating: 7, count: 1 << 20)) }
    }
    let client = try UnixClient(path: path)
    #expect(await server.next() == "closed")
    withExtendedLifetime((listener, client)) {}
  }

  @Test func `a client beyond the limit is hung up on until another leaves`() async throws {
    let listener = try echo(limit: 1)
    var first: UnixClient? = try UnixClient(path: path)
    #expect(await server.next()?.hasPrefix("peer") == true)
    let second = try UnixClient(path: path)
    #expect(try second.receive(limit: 1, timeout: .seconds(10)) == nil)
    withExtendedLifetime(first) {}
    first = nil
    #expect(await server.next() == "closed")
    await loop.run {}
    let third = try UnixClient(path: path)
    try third.send([5, 0])
    #expect(try third.receive(limit: 1, timeout: .seconds(10)) == [5])
    withExtendedLifetime(listener) {}
  }

  @Test func `a connection nobody keeps is closed`() async throws {
    let listener = try UnixListener(path: path, on: loop, limit: 1) { _ in }
    for _ in 0..<3 {
      let client = try UnixClient(path: path)
      #expect(try client.receive(limit: 1, timeout: .seconds(10)) == nil)
      await loop.run {}
    }
    withExtendedLifetime(listener) {}
  }

  @Test func `a socket in use is left alone and a stale one is replaced`() async throws {
    let listener = try echo()
    let error = #expect(throws: SystemError.self) { try echo() }
    #expect(error?.code == EADDRINUSE)
    let stale = "\(directory.path)/run/stale"
    #expect(rename(path, stale) == 0)
    await loop.run { listener.close() }
    await loop.run {}
    #expect(Files.exists(stale))
    #expect(rename(stale, path) == 0)
    let successor = try echo()
    _ = try UnixClient(path: path)
    await loop.run { successor.close() }
    #expect(!Files.exists(path))
  }

  @Test func `the socket and its directory are closed to others`() async throws {
    let listener = try echo()
    #expect(try OwnedFile(opening: "\(directory.path)/run").mode == 0o700)
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    chmod("\(directory.path)/run", 0o755)
    let error = #expect(throws: SystemError.self) {
      try UnixListener(path: "\(directory.path)/run/other", on: loop, limit: 1) { _ in }
    }
    #expect(error?.code == EPERM)
    await loop.run { listener.close() }
  }

  @Test func `a file that is no socket is left alone`() throws {
    try Files.makePrivateDirectory("\(directory.path)/run")
    try Files.writeAtomically([1], to: path)
    #expect(throws: SystemError.self) { try echo() }
    #expect(try Files.read(path, limit: 1) == [1])
  }

  @Test func `a path too long for a socket is refused`() throws {
    let long = "\(directory.path)/\(String(repeating: "x", count: 108))"
    let error = #expect(throws: SystemError.self) { try UnixClient(path: long) }
    #expect(error?.code == ENAMETOOLONG)
  }
}
