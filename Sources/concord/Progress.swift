import Foundation

/// Says on a terminal's standard error which stage is under way; silent in a pipe.
enum Progress {
  private static let isShown = isatty(FileHandle.standardError.fileDescriptor) == 1
  private static let stages = 5

  /// Shows stage `number` of five as a bar.
  static func show(_ number: Int, _ stage: String) {
    guard isShown else { return }
    let bar =
      String(repeating: "█", count: number * 4)
      + String(repeating: "░", count: (stages - number) * 4)
    write("\r\u{1B}[K\(bar) \(stage)")
  }

  /// Removes the bar, before a message or the end.
  static func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
