import FlyingSocks
internal import Glibc
internal import Synchronization

/// The open connections: ends those that are silent for too long, and makes room when there are too many.
final class ConnectionTable: Sendable {
  private struct Entry {
    var socket: Socket
    /// Nothing of a request has arrived, or not all; while it is answered there is no deadline.
    var deadline: ContinuousClock.Instant?
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var lastID = 0
    var isStopping = false
  }

  private let limits: ServerLimits
  private let state = Mutex(State())

  init(limits: ServerLimits) { self.limits = limits }

  var isStopping: Bool { state.withLock { $0.isStopping } }

  /// - Returns: the connection's number; nil where there is no room, or the server stops.
  func open(_ socket: Socket) -> Int? {
    state.withLock { state in
      guard !state.isStopping else { return nil }
      if state.entries.count >= limits.connections {
        // The one that has been silent longest goes.
        let waiting = state.entries.filter { $0.value.deadline != nil }
        let oldest = waiting.min {
          ($0.value.deadline ?? .now, $0.key) < ($1.value.deadline ?? .now, $1.key)
        }
        guard let oldest else { return nil }
        Self.end(oldest.value.socket)
        state.entries[oldest.key] = nil
      }
      state.lastID += 1
      state.entries[state.lastID] = Entry(socket: socket, deadline: deadline)
      return state.lastID
    }
  }

  /// From now on the other side has ``ServerLimits/readTimeout``.
  /// - Returns: false where the connection is to be closed instead.
  func expectRequest(_ id: Int) -> Bool {
    state.withLock { state in
      guard !state.isStopping, state.entries[id] != nil else { return false }
      state.entries[id]?.deadline = deadline
      return true
    }
  }

  /// A request is whole and is answered.
  func work(_ id: Int) {
    state.withLock { $0.entries[id]?.deadline = nil }
  }

  /// To be called before the socket is closed, whose number may then be another one's.
  func forget(_ id: Int) {
    state.withLock { $0.entries[id] = nil }
  }

  func endOverdue() {
    let now = ContinuousClock.now
    state.withLock { state in
      for entry in state.entries.values where entry.deadline.map({ $0 < now }) ?? false {
        Self.end(entry.socket)
      }
    }
  }

  /// Lets no connection in any more, and ends those that wait for a request.
  func stop() {
    state.withLock { state in
      state.isStopping = true
      for entry in state.entries.values where entry.deadline != nil { Self.end(entry.socket) }
    }
  }

  private var deadline: ContinuousClock.Instant { .now + limits.readTimeout }

  /// Wakes who reads or writes there; they close it.
  private static func end(_ socket: Socket) {
    shutdown(socket.file.rawValue, Int32(SHUT_RDWR))
  }
}
