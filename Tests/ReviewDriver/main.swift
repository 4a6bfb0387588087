// Uses a review store from a process of its own, for the tests and scripts.
import Foundation

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("write", 5):
  try RandomWriter(reviewer: arguments[2], seed: UInt64(arguments[3]) ?? 1)
    .write(Int(arguments[4]) ?? 1, into: arguments[1])
case ("verify", 2): try listSteps(of: arguments[1])
case ("time", 3): try Timing(terms: Int(arguments[2]) ?? 5000).run(arguments[1])
default:
  say("usage: review-driver write STORE REVIEWER SEED COUNT | verify STORE | time STORE TERMS")
  exit(2)
}
