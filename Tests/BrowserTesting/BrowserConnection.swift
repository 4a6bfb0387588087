import Foundation

/// The debugging protocol of Chromium over a pipe: JSON messages that end with a zero byte
/// (chromedevtools.github.io/devtools-protocol; `--remote-debugging-pipe`).
final class BrowserConnection: @unchecked Sendable {
  typealias Message = [String: Any]

  private let process: BrowserProcess
  // Everything below is guarded by it.
  private let condition = NSCondition()
  private var lastID = 0
  private var replies: [Int: Message] = [:]
  private var listeners: [String: (String, Message) -> Void] = [:]
  private var isOpen = true
  private var changes = 0

  init(_ process: BrowserProcess) {
    self.process = process
    Thread.detachNewThread { [self] in read() }
  }

  /// Sends a command and waits for its reply.
  /// - Parameter session: of a page; the browser itself without one.
  /// - Throws: where the browser refuses, is gone, or does not answer.
  func send(
    _ method: String, _ parameters: Message = [:], session: String? = nil, seconds: Double = 20
  ) throws -> Message {
    condition.lock()
    lastID += 1
    let id = lastID
    condition.unlock()
    var message: Message = ["id": id, "method": method, "params": parameters]
    message["sessionId"] = session
    var bytes = try JSONSerialization.data(withJSONObject: message)
    bytes.append(0)
    try process.input.write(contentsOf: bytes)
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.lock()
    defer { condition.unlock() }
    while replies[id] == nil {
      guard isOpen, condition.wait(until: deadline) else {
        throw BrowserError("the browser did not answer \(method)")
      }
    }
    let reply = replies.removeValue(forKey: id) ?? [:]
    if let error = reply["error"] as? Message {
      throw BrowserError("\(method): \(error["message"] ?? error)")
    }
    return reply["result"] as? Message ?? [:]
  }

  /// Sends a command whose reply nobody needs; for listeners, who must not wait.
  func post(_ method: String, _ parameters: Message, session: String) {
    let id = condition.withLock {
      lastID += 1
      return lastID
    }
    let message: Message = [
      "id": id, "method": method, "params": parameters, "sessionId": session,
    ]
    guard var bytes = try? JSONSerialization.data(withJSONObject: message) else { return }
    bytes.append(0)
    try? process.input.write(contentsOf: bytes)
  }

  /// - Parameter listener: gets name and parameters of every event of the session, on the reading thread.
  func listen(to session: String, _ listener: @escaping (String, Message) -> Void) {
    condition.withLock { listeners[session] = listener }
  }

  /// How many messages came so far.
  var messageCount: Int { condition.withLock { changes } }

  /// Waits until there are more messages than that, or a short time is over.
  func waitForMessage(after count: Int) {
    condition.lock()
    defer { condition.unlock() }
    let deadline = Date(timeIntervalSinceNow: 0.02)
    while changes <= count, condition.wait(until: deadline) {}
  }

  private func read() {
    var buffer = Data()
    while case let data = process.output.availableData, !data.isEmpty {
      buffer.append(data)
      while let end = buffer.firstIndex(of: 0) {
        let message = try? JSONSerialization.jsonObject(with: buffer[buffer.startIndex..<end])
        buffer = Data(buffer[(end + 1)...])
        if let message = message as? Message { take(message) }
      }
    }
    condition.withLock {
      isOpen = false
      condition.broadcast()
    }
  }

  private func take(_ message: Message) {
    condition.lock()
    var listener: ((String, Message) -> Void)?
    if let id = message["id"] as? Int {
      replies[id] = message
    } else if let session = message["sessionId"] as? String {
      listener = listeners[session]
    }
    condition.unlock()
    if let method = message["method"] as? String {
      listener?(method, message["params"] as? Message ?? [:])
    }
    condition.withLock {
      changes += 1
      condition.broadcast()
    }
  }
}
