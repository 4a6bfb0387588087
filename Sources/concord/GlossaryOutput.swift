import ArgumentParser
import Exchange
import Foundation
import Terminology

/// Where a command writes its glossary, and where it tells what the format could not hold.
struct GlossaryOutput: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file()
  )
  var output: String?

  @Option(help: "A file for what the format cannot hold, as JSON.", completion: .file())
  var lossReport: String?

  /// How many kinds of losses are told on standard error.
  private static let shownLosses = 20

  /// - Parameter losses: what was lost on the way to the glossary.
  /// - Throws: `ExchangeError`.
  func write(_ glossary: Glossary, with writer: GlossaryWriter, after losses: [Loss] = []) throws {
    guard let output else {
      let document = try writer.document(of: glossary)
      return try write(document.bytes, losses: losses + document.losses)
    }
    let written = try writer.write(glossary, to: output)
    if written.droppedCharacters > 0 {
      Diagnostics.note(
        "warning: \(written.droppedCharacters) control characters, which XML cannot hold, were left out"
      )
    }
    try tell(losses + written.losses)
  }

  /// - Throws: `ExchangeError`.
  func write(_ bytes: [UInt8], losses: [Loss]) throws {
    if let output {
      try AtomicFile.write(bytes, to: output)
    } else {
      try StandardOutput.write(Data(bytes))
    }
    try tell(losses)
  }

  private func tell(_ losses: [Loss]) throws {
    if let lossReport { try AtomicFile.write(Loss.report(losses), to: lossReport) }
    for loss in losses.prefix(Self.shownLosses) {
      let place =
        loss.concept.map { ", first in \($0)" } ?? loss.line.map { ", first in line \($0)" }
      Diagnostics.note("\(loss.what): \(loss.why) (\(loss.count)×\(place ?? ""))")
    }
    if losses.count > Self.shownLosses {
      Diagnostics.note("and \(losses.count - Self.shownLosses) more kinds; see --loss-report")
    }
  }
}
