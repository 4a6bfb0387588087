import Foundation
import Review
import TestSupport
import Testing

/// Writers in processes of their own. The long form is `Scripts/review-torture`.
@Suite struct DurabilityTests {
  /// The program stands beside the program of the tests, wherever that was built.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "review-driver")

  private func writer(_ store: String, _ name: String, seed: Int, count: Int) throws -> (
    process: Process, output: URL
  ) {
    let output = URL(filePath: store + ".\(name)\(seed)")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["write", store, name, String(seed), String(count)]
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    return (process, output)
  }

  /// Steps that a writer said are on the disk, with their sizes; a line that was cut short is none.
  private func acknowledged(_ output: URL) throws -> [(step: Int64, events: Int)] {
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap {
      let numbers = $0.split(separator: " ").compactMap { Int64($0) }
      return numbers.count == 2 ? (numbers[0], Int(numbers[1])) : nil
    }
  }

  private func expectWhole(_ store: ReviewStore, _ steps: [(step: Int64, events: Int)]) throws {
    #expect(try store.verify() == [])
    var stored: [Int64: Int] = [:]
    for event in try store.events(after: 0) { stored[event.step, default: 0] += 1 }
    for (step, events) in steps { #expect(stored[step] == events, "step \(step)") }
  }

  @Test func noDecisionIsLostOrHalvedWhenTheWriterIsKilled() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: ReviewStore.fileName)
    var dice = SeededGenerator(5)
    var steps: [(step: Int64, events: Int)] = []
    for seed in 1...12 {
      let (process, output) = try writer(path, "Li", seed: seed, count: 1_000_000)
      // One in four while it opens the file, the others in the middle of their writes.
      while seed % 4 != 0, process.isRunning, try Data(contentsOf: output).isEmpty {
        Thread.sleep(forTimeInterval: 0.005)
      }
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.03, using: &dice))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      steps += try acknowledged(output)
    }
    #expect(!steps.isEmpty)
    try expectWhole(ReviewStore(path: path), steps)
  }

  @Test func twoProcessesWriteAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: ReviewStore.fileName)
    let writers = try [("Li", 1), ("Wang", 2)].map { name, seed in
      try writer(path, name, seed: seed, count: 100)
    }
    var steps: [(step: Int64, events: Int)] = []
    for (process, output) in writers {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      steps += try acknowledged(output)
    }
    #expect(steps.count > 100)
    try expectWhole(ReviewStore(path: path), steps)
  }
}
