import Foundation
import Review
import Synchronization
import TestSupport

/// A store in a folder of its own, whose clock goes on by a second at each look.
final class Desk {
  let folder: TemporaryFolder
  let store: ReviewStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ReviewStore(path: folder.path(of: ReviewStore.fileName), now: Self.clock())
  }

  /// The same file opened once more.
  func again() throws -> ReviewStore {
    try ReviewStore(path: store.path, now: Self.clock())
  }

  private static func clock() -> @Sendable () -> Date {
    { Date(timeIntervalSince1970: 1_800_000_000) }
  }
}

extension ReviewStore {
  func value(_ subject: ReviewSubject, _ field: ReviewField) throws -> String? {
    try history(of: subject).last { $0.field == field }?.new
  }
}

/// Accepts a term that was undecided.
func accept(_ term: String) -> ReviewDecision {
  .status(.accepted, ofTerm: term, basis: .value(nil))
}

/// A clock that shows given times, one after another, then the last one.
final class Clock: Sendable {
  private let seconds: [Double]
  private let place = Mutex(0)

  init(_ seconds: [Double]) { self.seconds = seconds }

  func next() -> Date {
    place.withLock { place in
      defer { place += 1 }
      return Date(timeIntervalSince1970: 1_800_000_000 + seconds[min(place, seconds.count - 1)])
    }
  }
}
