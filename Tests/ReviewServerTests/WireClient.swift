import Foundation
import Glibc

/// A connection that sends any bytes, as an attacker would, and says what came back.
final class WireClient {
  struct Failure: Error { var reason: String }

  struct Answer {
    var status: Int
    /// Lines of the head after the first.
    var head: [String]
    var body: String

    func field(_ name: String) -> String? {
      head.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }

  private let file: Int32
  private var buffer: [UInt8] = []

  init(port: UInt16) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafeBytes(of: &address) { raw in
      raw.withMemoryRebound(to: sockaddr.self) { pointer in
        pointer.baseAddress.map { connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
      }
    }
    guard result == 0 else { throw Failure(reason: "no connection to port \(port): \(errno)") }
  }

  deinit { close(file) }

  /// - Returns: how many bytes the server took before it closed.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Int {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        raw.baseAddress.map { Glibc.send(file, $0 + sent, raw.count - sent, Int32(MSG_NOSIGNAL)) }
      }
      guard let count, count > 0 else { break }
      sent += count
    }
    return sent
  }

  @discardableResult
  func send(_ text: String) -> Int { send(Array(text.utf8)) }

  /// The next answer of the connection; nil where the server closes it without one.
  func answer() throws -> Answer? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let at = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) {
        let head = String(decoding: buffer[..<at], as: UTF8.self).components(separatedBy: "\r\n")
        buffer.removeFirst(at + end.count)
        let length =
          head.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
        while buffer.count < length, try read() {}
        let body = buffer.prefix(length)
        buffer.removeFirst(body.count)
        let status = head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
        guard head[0].hasPrefix("HTTP/1.1 "), let status else {
          throw Failure(reason: "no status: \(head[0])")
        }
        return Answer(
          status: status, head: Array(head.dropFirst()), body: String(decoding: body, as: UTF8.self)
        )
      }
      guard try read() else {
        guard buffer.isEmpty else { throw Failure(reason: "half an answer") }
        return nil
      }
    }
  }

  /// Whether the server closed the connection.
  func isClosed() throws -> Bool { try !read() }

  private func read() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(file, &bytes, bytes.count, 0)
    if count < 0, errno == EAGAIN { throw Failure(reason: "no answer in time") }
    guard count > 0 else { return false }
    buffer += bytes.prefix(count)
    return true
  }
}
