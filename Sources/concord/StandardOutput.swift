import Exchange
import Foundation

/// Where commands without an output folder write.
enum StandardOutput {
  /// - Throws: `ExchangeError` where not all could be written, as on a full disk.
  static func write(_ data: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw ExchangeError(
        kind: .unwritable, file: "standard output", reason: "cannot be written to its end",
        advice: "Check the free space.")
    }
  }

  static func write(_ text: String) throws { try write(Data(text.utf8)) }
}
