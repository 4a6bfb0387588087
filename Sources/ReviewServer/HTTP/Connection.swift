import FlyingSocks
internal import Foundation
internal import Glibc

/// One connection of a browser: requests come in, answers go out, one after the other.
struct Connection {
  private let socket: AsyncSocket
  private let id: Int
  private let table: ConnectionTable
  private let limits: ServerLimits
  private let handler: RequestHandler
  /// What was read and not used yet.
  private var buffer: [UInt8] = []

  init(
    _ socket: AsyncSocket, id: Int, table: ConnectionTable, limits: ServerLimits,
    handler: RequestHandler
  ) {
    self.socket = socket
    self.id = id
    self.table = table
    self.limits = limits
    self.handler = handler
  }

  /// Serves until the browser leaves, a request is refused for its form, or the server stops.
  mutating func serve() async {
    do {
      while table.expectRequest(id), let end = try await headEnd() {
        let head = try RequestHead(buffer[..<end])
        buffer.removeFirst(end + Self.emptyLine.count)
        // Before the body is read: who may not come in may not fill the memory either.
        let visit = try handler.admit(head)
        let length = try head.contentLength
        guard length <= limits.body else { throw HTTPRefusal.bodyTooLarge }
        if let expected = head["expect"] {
          guard expected.lowercased() == "100-continue" else {
            throw HTTPRefusal(status: 417, reason: "What the request expects is not known here.")
          }
          try await socket.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        let body = try await body(length)
        table.work(id)
        let answer = await handler.answer(visit, head, body)
        let closes = head.wantsToClose
        guard table.expectRequest(id) || closes else {
          try await socket.write(answer.bytes(closing: true))
          return
        }
        try await socket.write(answer.bytes(closing: closes))
        if closes { return await linger() }
      }
    } catch let refusal as HTTPRefusal {
      try? await socket.write(HTTPAnswer(refusal).bytes(closing: true))
      await linger()
    } catch {
      // The browser left, or was too slow.
    }
  }

  private static let emptyLine = Array("\r\n\r\n".utf8)

  /// Reads until the line that ends a head.
  /// - Returns: where it begins; nil where the browser leaves before a request.
  private mutating func headEnd() async throws -> Int? {
    var searched = 0
    while true {
      if let end = Self.firstEmptyLine(in: buffer[searched...]) {
        guard end <= limits.head else { throw HTTPRefusal.headTooLarge }
        return end
      }
      guard buffer.count <= limits.head else { throw HTTPRefusal.headTooLarge }
      searched = max(0, buffer.count - Self.emptyLine.count + 1)
      do {
        buffer += try await socket.read(atMost: Self.pieceSize)
      } catch SocketError.disconnected {
        return nil
      }
    }
  }

  private static func firstEmptyLine(in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let candidate = bytes[start...].firstIndex(of: emptyLine[0]) {
      if bytes[candidate...].starts(with: emptyLine) { return candidate }
      start = candidate + 1
    }
    return nil
  }

  private mutating func body(_ length: Int) async throws -> [UInt8] {
    while buffer.count < length {
      buffer += try await socket.read(atMost: min(Self.pieceSize, length - buffer.count))
    }
    defer { buffer.removeFirst(length) }
    return Array(buffer.prefix(length))
  }

  /// Takes what is still under way, so that the answer is not lost by a reset of the connection (RFC 9112, section 9.6); the table's
  /// deadline ends it.
  private func linger() async {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    var left = 2 * limits.body
    while left > 0, let bytes = try? await socket.read(atMost: Self.pieceSize) {
      left -= bytes.count
    }
  }

  /// What FlyingSocks reads at a time at most.
  private static let pieceSize = 4096
}
