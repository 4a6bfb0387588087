import FlyingSocks
internal import Foundation
internal import Glibc

/// Serves the review to browsers of this machine, and to nobody else.
///
/// Listens on 127.0.0.1. A browser comes in with a start address, which works once.
public final class ReviewServer: Sendable {
  /// Where it listens.
  public let port: UInt16

  private let queue = ServerQueue()
  private let socket: Socket
  private let table: ConnectionTable
  private let limits: ServerLimits
  private let gate: Gate
  private let respond: @Sendable (ReviewRequest) async -> ReviewResponse

  /// Begins to listen; browsers are answered while ``run()`` runs.
  /// - Parameter port: 0 for any that is free.
  /// - Throws: `ReviewServerError` where the port is taken, or may not be used.
  public convenience init(_ application: ReviewApplication, port: UInt16 = 0) throws {
    try self.init(port: port) { await application.respond(to: $0) }
  }

  init(
    port: UInt16 = 0, limits: ServerLimits = ServerLimits(),
    respond: @escaping @Sendable (ReviewRequest) async -> ReviewResponse
  ) throws {
    do {
      socket = try Socket(domain: AF_INET)
    } catch {
      throw ReviewServerError(port: port)
    }
    do {
      try socket.setValue(true, for: .localAddressReuse)
      // Connections inherit it: answers are not held back for more of them to come.
      try socket.setValue(
        true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      guard case .ip4(_, port: let bound) = try socket.sockname() else {
        throw ReviewServerError(port: port)
      }
      self.port = bound
    } catch {
      try? socket.close()
      throw ReviewServerError(port: port)
    }
    self.limits = limits
    self.respond = respond
    table = ConnectionTable(limits: limits)
    gate = Gate(port: self.port)
  }

  /// A new address that lets one browser in, once.
  public func newStartAddress() -> String {
    "http://127.0.0.1:\(port)/\(Gate.startPath)?\(Gate.startField)=\(gate.book.newStartToken())"
  }

  /// Answers browsers until ``stop()``. To be called once.
  public func run() async throws {
    try await withTaskExecutorPreference(queue) { try await serve() }
  }

  private func serve() async throws {
    let pool = SocketPool.make()
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    defer { try? socket.close() }
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask { try await self.watch() }
      await accept(on: listening)
      // Neither ends by itself.
      group.cancelAll()
    }
  }

  /// Takes no request any more; those under way are answered, and ``run()`` returns.
  public func stop() {
    table.stop()
    shutdown(socket.file.rawValue, Int32(SHUT_RDWR))
  }

  private func accept(on listening: AsyncSocket) async {
    let handler = RequestHandler(
      gate: gate, respond: respond, newStartAddress: { self.newStartAddress() })
    await withDiscardingTaskGroup { group in
      while !table.isStopping {
        do {
          let socket = try await listening.accept()
          group.addTask {
            defer { try? socket.close() }
            guard let id = self.table.open(socket.socket) else { return }
            defer { self.table.forget(id) }
            var connection = Connection(
              socket, id: id, table: self.table, limits: self.limits, handler: handler)
            await connection.serve()
          }
        } catch {
          // The browser left again, or files are short: neither is a reason to leave the others alone.
          try? await Task.sleep(for: .milliseconds(20))
        }
      }
    }
  }

  private func watch() async throws {
    while true {
      try await Task.sleep(for: limits.readTimeout / 8)
      table.endOverdue()
    }
  }
}

/// Why the server cannot listen.
public struct ReviewServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// That was asked for; 0 for any.
  public var port: UInt16

  public var description: String {
    "127.0.0.1:\(port): cannot be listened on (another program uses the port, or it may not be used;"
      + " choose another one with --port, or none)"
  }
}
