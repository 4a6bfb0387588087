import ArgumentParser
import Exchange
import Foundation

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Writes the rules of an edition of TBX, for other programs or for people.",
    discussion: """
      All follow from one table of data categories, which concord validate and the writers go by. Editions: \
      \(TBXEdition.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(
    help: "The edition.",
    transform: { name in
      guard let edition = TBXEdition(rawValue: name) else {
        throw ValidationError(
          "there is no edition “\(name)”; there are \(TBXEdition.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      return edition
    })
  var edition: TBXEdition

  @Option(
    help: """
      rng (a RELAX NG grammar with levels and values), tbxmd (descriptions of the edition's own module), or markdown (a \
      table of the data categories).
      """)
  var format: Format = .rng

  @Option(help: "dca (data categories as attributes) or dct (as elements).")
  var style: Style = .dca

  enum Style: String, ExpressibleByArgument, CaseIterable { case dca, dct }

  enum Format: String, ExpressibleByArgument, CaseIterable { case rng, tbxmd, markdown }

  func run() throws {
    switch format {
    case .rng:
      guard let writer = TBXSchemaWriter(edition: edition, style: style == .dct ? .dct : .dca)
      else {
        throw ValidationError(
          "\(edition.title) has no data categories as elements: use --style dca")
      }
      try StandardOutput.write(Data(try writer.relaxNG()))
    case .tbxmd:
      guard let module = edition.modules.last else {
        throw ValidationError("\(edition.title) has no module of data categories")
      }
      try StandardOutput.write(Data(try ModuleDescription(module).tbxmd()))
    case .markdown: try StandardOutput.write(edition.documentation)
    }
  }
}
