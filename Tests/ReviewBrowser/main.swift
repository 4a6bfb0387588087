import BrowserTesting
import Foundation

/// Measures the review with a browser, for `Scripts/review-browser`: `review-browser FOLDER TERMS DECISIONS [AXE]`.
let arguments = CommandLine.arguments
guard arguments.count >= 4, let terms = Int(arguments[2]), let decisions = Int(arguments[3]) else {
  FileHandle.standardError.write(
    Data("usage: review-browser FOLDER TERMS DECISIONS [AXE.js]\n".utf8))
  exit(2)
}
do {
  let trial = try Trial(folder: arguments[1], terms: terms)
  var isGood = try trial.measureSpeed(decisions: decisions)
  isGood = try trial.measureWeight() && isGood
  if arguments.count > 4 {
    // Of few terms: the pages are the same, and axe-core takes minutes for one that prints ten thousand.
    let folder = arguments[1] + "/audit"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    isGood = try Trial(folder: folder, terms: 60).audit(with: arguments[4]) && isGood
  }
  exit(isGood ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("review-browser: \(error)\n".utf8))
  exit(3)
}
