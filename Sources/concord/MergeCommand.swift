import ArgumentParser
import Exchange
import Foundation
import Terminology

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes one glossary of two versions, and lists what they changed differently.",
    discussion: """
      With --base, the version that both were made from, changes and deletions of either side are taken. Without it nothing is \
      deleted. What both changed differently is a conflict: all are listed on standard error, the value of --prefer is taken, and \
      the exit code is 1.
      """)

  @Argument(help: "Our version.", completion: .file())
  var ours: String

  @Argument(help: "Their version.", completion: .file())
  var theirs: String

  @Option(help: "The version that both were made from.", completion: .file())
  var base: String?

  @Option(help: "ours or theirs: whose value is taken where both changed something differently.")
  var prefer: Side = .ours

  @Option(
    help: "The format to write.",
    completion: .list(GlossaryFileFormat.allCases.map(\.rawValue)),
    transform: GlossaryFileFormat.named)
  var to: GlossaryFileFormat = .tbx

  @Option(
    name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file()
  )
  var output: String?

  enum Side: String, ExpressibleByArgument, CaseIterable { case ours, theirs }

  func run() throws {
    let reader = GlossaryReader()
    let merge = GlossaryMerge(
      base: try base.map { try reader.read(path: $0).glossary },
      ours: try reader.read(path: ours).glossary, theirs: try reader.read(path: theirs).glossary,
      preferring: prefer == .ours ? .ours : .theirs)
    let writer = GlossaryWriter(to)
    if let output {
      _ = try writer.write(merge.glossary, to: output)
    } else {
      try StandardOutput.write(Data(try writer.document(of: merge.glossary).bytes))
    }
    for conflict in merge.conflicts { Diagnostics.note("conflict: \(conflict)") }
    if !merge.conflicts.isEmpty {
      Diagnostics.note(
        "\(merge.conflicts.count) conflict\(merge.conflicts.count == 1 ? "" : "s"); taken: \(prefer.rawValue)"
      )
      throw ExitCode(1)
    }
  }
}
