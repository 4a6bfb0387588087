import ArgumentParser
import Exchange
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

  @OptionGroup var destination: GlossaryOutput

  enum Side: String, ExpressibleByArgument, CaseIterable { case ours, theirs }

  func run() throws {
    let reader = GlossaryReader()
    let base = try base.map { try reader.read(path: $0) }
    let ours = try reader.read(path: ours)
    let theirs = try reader.read(path: theirs)
    let merge = GlossaryMerge(
      base: base?.glossary, ours: ours.glossary, theirs: theirs.glossary,
      preferring: prefer == .ours ? .ours : .theirs)
    try destination.write(
      merge.glossary, with: GlossaryWriter(to), after: ours.losses + theirs.losses)
    for conflict in merge.conflicts { Diagnostics.note("conflict: \(conflict)") }
    if !merge.conflicts.isEmpty {
      Diagnostics.note(
        "\(merge.conflicts.count) conflict\(merge.conflicts.count == 1 ? "" : "s"); taken: \(prefer.rawValue)"
      )
      throw ExitCode(1)
    }
  }
}
