import Dispatch
import Glibc
import Synchronization

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
      // Pieces are unequal: each thread takes the next one when it is ready.
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { break }
          (slots + index).initialize(to: body(index))
        }
      }
      initialized = count
    }
  }

  /// The results of two pieces of work that do not need each other.
  public func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    var results: (First?, Second?) = (nil, nil)
    let found = map(2) { $0 == 0 ? Either<First, Second>.first(first()) : .second(second()) }
    for result in found {
      switch result {
      case .first(let value): results.0 = value
      case .second(let value): results.1 = value
      }
    }
    guard let first = results.0, let second = results.1 else {
      preconditionFailure("each of the two indices gives one of the two results")
    }
    return (first, second)
  }

  private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
  }
}
