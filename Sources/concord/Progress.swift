import Foundation

/// Says on a terminal's standard error which stage is under way; silent in a pipe, unless times are asked for.
struct Progress {
  /// Whether each stage's seconds are written to standard error when it is over.
  private let isTimed: Bool
  private let stages: Int
  /// How many are over.
  private var completed = 0
  private var stage: (name: String, start: ContinuousClock.Instant, processor: Double)?

  private static let cells = 24
  private static let isShown = isatty(FileHandle.standardError.fileDescriptor) == 1

  /// - Parameter stages: 1 or more.
  init(of stages: Int, isTimed: Bool = false) {
    self.stages = stages
    self.isTimed = isTimed
  }

  /// Shows which stage is under way, and as a bar how many are over.
  mutating func begin(_ name: String) {
    end()
    stage = (name, .now, Self.usage.processor)
    guard Self.isShown else { return }
    let filled = Self.cells * completed / stages
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: Self.cells - filled)
    Self.write("\r\u{1B}[K\(bar) \(name)")
  }

  /// Ends the last stage and removes the bar.
  mutating func end() {
    guard let last = stage else { return }
    stage = nil
    completed += 1
    Self.clear()
    guard isTimed else { return }
    let wall = last.start.duration(to: .now) / .seconds(1)
    let usage = Self.usage
    Diagnostics.note(
      "time: \(last.name)\t"
        + String(
          format: "%.2f s\t%.2f s of processor time\tpeak %.0f MB", wall,
          usage.processor - last.processor, usage.peakMegabytes))
  }

  /// Removes the bar, before a message.
  static func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  /// Processor seconds so far, and the most memory held so far.
  private static var usage: (processor: Double, peakMegabytes: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (
      seconds(usage.ru_utime) + seconds(usage.ru_stime), Double(usage.ru_maxrss) / 1024
    )
  }

  private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
