import Dispatch
import Glibc

/// Does independent pieces of work on several threads; the results do not depend on how many.
public struct WorkerPool: Sendable {
  public let threads: Int

  /// - Parameter threads: at least 1; nil for one a core.
  public init(threads: Int? = nil) {
    self.threads = max(1, threads ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// `body(0)`, `body(1)` … in order of the index.
  public func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    if threads == 1 || count < 2 { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each index is written by one thread only, and all have ended when `concurrentPerform` returns.
      guard let first = buffer.baseAddress else { return }
      nonisolated(unsafe) let slots = first
      let workers = min(threads, count)
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers) {
          (slots + index).initialize(to: body(index))
        }
      }
      initialized = count
    }
  }
}
