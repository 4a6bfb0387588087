// Writes random decisions into a store until it has done enough or is killed, and says on standard output which steps are on the
// disk. `review-torture write STORE REVIEWER SEED COUNT`, and `review-torture verify STORE`, which lists what is wrong, then the
// number of the last step.
import Foundation
import Review

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

func write(_ store: ReviewStore, as reviewer: String, seed: UInt64, count: Int) throws {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  func roll(_ sides: UInt64) -> UInt64 {
    // Xorshift64* (Vigna 2016).
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return ((state &* 0x2545_F491_4F6C_DD1D) >> 33) % sides
  }
  for _ in 0..<count {
    do {
      let step: ReviewStep
      switch roll(10) {
      case 0: step = try store.undo(by: reviewer)
      case 1: step = try store.redo(by: reviewer)
      default:
        // All decisions of a step carry one number, so that half a step would show.
        let note = String(roll(1 << 30))
        let first = roll(50)
        step = try store.decide(
          (0...roll(8)).map { i in
            ReviewDecision(.term("term \(first + i)"), .note, note, basis: .any)
          }, by: reviewer)
      }
      if let id = step.id { say("\(id) \(step.events.count)") }
    } catch is ReviewConflict {
      continue
    } catch let error as ReviewError where error.kind == .nothingToDo {
      continue
    }
  }
}

let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("write", 6):
  let store = try ReviewStore(path: arguments[2])
  try write(
    store, as: arguments[3], seed: UInt64(arguments[4]) ?? 1, count: Int(arguments[5]) ?? 1)
case ("verify", 3):
  let store = try ReviewStore(existingFor: arguments[2])
  for defect in try store.verify() { say("defect: \(defect)") }
  var events: [Int64: Int] = [:]
  for event in try store.events(after: 0) { events[event.step, default: 0] += 1 }
  for (step, count) in events.sorted(by: { $0.key < $1.key }) { say("\(step) \(count)") }
default:
  say("usage: review-torture write STORE REVIEWER SEED COUNT | verify STORE")
  exit(2)
}
