import Review

/// Writes random decisions until it has done enough or is killed, and says on standard output which steps are on the disk, and how
/// many events each has.
struct RandomWriter {
  let reviewer: String
  private var state: UInt64

  init(reviewer: String, seed: UInt64) {
    self.reviewer = reviewer
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  consuming func write(_ count: Int, into path: String) throws {
    let store = try ReviewStore(path: path)
    var dice = self
    for _ in 0..<count {
      do {
        let step = try dice.operate(on: store)
        if let id = step.id { say("\(id) \(step.events.count)") }
      } catch is ReviewConflict {
        continue
      } catch let error as ReviewError where error.kind == .nothingToDo {
        continue
      }
    }
  }

  private mutating func operate(on store: ReviewStore) throws -> ReviewStep {
    switch roll(10) {
    case 0: return try store.undo(by: reviewer)
    case 1: return try store.redo(by: reviewer)
    default:
      let note = String(roll(1 << 30))
      let first = roll(50)
      return try store.decide(
        (0...roll(8)).map {
          ReviewDecision(.term("term \(first + $0)"), .note, note, basis: .any)
        }, by: reviewer)
    }
  }

  /// Xorshift64* (Vigna 2016).
  private mutating func roll(_ sides: UInt64) -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return ((state &* 0x2545_F491_4F6C_DD1D) >> 33) % sides
  }
}

/// Lists what is wrong with a store, and its steps with the number of their events.
func listSteps(of path: String) throws {
  let store = try ReviewStore(existingFor: path)
  for defect in try store.verify() { say("defect: \(defect)") }
  var events: [Int64: Int] = [:]
  for event in try store.events(after: 0) { events[event.step, default: 0] += 1 }
  for (step, count) in events.sorted(by: { $0.key < $1.key }) { say("\(step) \(count)") }
}
