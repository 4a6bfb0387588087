internal import Foundation

/// How fast a reviewer decides terms, by the times of their last decisions.
///
/// Longer gaps than ``pause`` are no work; a batch counts as one decision.
public struct ReviewPace: Hashable, Sendable {
  /// In seconds.
  public static let pause = 300.0
  /// How many decisions it looks back.
  static let memory = 100

  /// In seconds since 1970, oldest first.
  private var times: [Double]
  private var lastStep: Int64 = 0
  /// How many terms were decided since this sight of the store was opened.
  public private(set) var decidedInSession = 0

  /// - Parameter times: UTC, ISO 8601; oldest first.
  init(times: [String]) { self.times = times.compactMap(Self.seconds) }

  mutating func add(_ event: ReviewEvent, of reviewer: String) {
    guard event.actor == reviewer, event.subject.kind == .term, event.field == .status,
      event.kind == .decision, event.new != nil
    else { return }
    decidedInSession += 1
    guard event.step != lastStep, let time = Self.seconds(event.time) else { return }
    lastStep = event.step
    times.append(time)
    if times.count > Self.memory { times.removeFirst() }
  }

  /// nil while too few decisions are there to tell.
  public var perMinute: Double? {
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }.filter { $0 >= 0 && $0 <= Self.pause }
    let seconds = gaps.reduce(0, +)
    return gaps.count >= 3 && seconds > 0 ? 60 * Double(gaps.count) / seconds : nil
  }

  /// - Parameter left: how many terms are undecided.
  /// - Returns: nil while too few decisions are there to tell.
  public func minutes(for left: Int) -> Double? { perMinute.map { Double(left) / $0 } }

  private static func seconds(_ time: String) -> Double? {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return (try? style.parse(time))?.timeIntervalSince1970
  }
}

/// How far a list is decided.
public struct ReviewProgress: Hashable, Sendable {
  public var accepted = 0
  public var rejected = 0
  public var later = 0
  public var undecided = 0

  /// Without the terms that count as others.
  public init(_ list: ReviewList) {
    for term in list.terms where term.mergedInto == nil {
      switch term.status {
      case .accepted: accepted += 1
      case .rejected: rejected += 1
      case .later: later += 1
      case .undecided: undecided += 1
      }
    }
  }

  public var total: Int { accepted + rejected + later + undecided }
  public var decided: Int { accepted + rejected }
  /// What still waits: undecided terms, and those put off.
  public var left: Int { undecided + later }
}
