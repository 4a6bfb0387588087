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
  if arguments.count > 4 { isGood = try trial.audit(with: arguments[4]) && isGood }
  exit(isGood ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("review-browser: \(error)\n".utf8))
  exit(3)
}
