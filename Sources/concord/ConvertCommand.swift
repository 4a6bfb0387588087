import ArgumentParser
import Exchange
import Terminology

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a glossary in another format, and says what that format cannot hold.",
    discussion: """
      Reads TBX of all editions, lists (TSV, CSV), workbooks (XLSX), UTX, MultiTerm's XML, TMX and Concord's JSON; the content \
      decides, not the name. Formats: \(GlossaryFileFormat.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "The glossary.", completion: .file())
  var file: String

  @Option(
    help: "The format to write.",
    completion: .list(GlossaryFileFormat.allCases.map(\.rawValue)),
    transform: GlossaryFileFormat.named)
  var to: GlossaryFileFormat

  @OptionGroup var destination: GlossaryOutput

  @Option(help: "The source language, of a list that names none and of formats with two.")
  var sourceLanguage: String?

  @Option(help: "The target language, likewise.")
  var targetLanguage: String?

  @Option(
    help: "With tbx-v2: the program to fit the file to, omegat, weblate or phrase.",
    transform: { name in
      guard let client = TBXClient(rawValue: name) else {
        throw ValidationError("“\(name)” is none of omegat, weblate and phrase")
      }
      return client
    })
  var client: TBXClient?

  @Flag(
    help: """
      From TBX to TBX: change style and version only, and keep white space, comments and all values as they are. The way \
      back gives the same canonical XML.
      """)
  var exact = false

  func validate() throws {
    for code in [sourceLanguage, targetLanguage].compactMap({ $0 }) where LanguageTag(code) == nil {
      throw ValidationError("“\(code)” is no language tag; write zh-CN or en, for example")
    }
    if client != nil, to != .tbxV2 { throw ValidationError("--client goes with --to tbx-v2") }
    if exact, to.tbxWriter() == nil { throw ValidationError("--exact goes with a TBX format") }
    if exact, client != nil { throw ValidationError("--client fits a file, --exact does not") }
  }

  @Flag(help: "Say on standard error how long reading and writing took.")
  var timings = false

  func run() throws {
    if let form = try exactForm() {
      let result = try TBXTransform(to: form).document(path: file)
      return try destination.write(result.bytes, losses: result.losses)
    }
    let source = sourceLanguage.flatMap { LanguageTag($0) }
    let target = targetLanguage.flatMap { LanguageTag($0) }
    var progress = Progress(of: 2, isTimed: timings)
    progress.begin("reading")
    let reading = try GlossaryReader(
      sourceLanguage: source ?? .chinese, targetLanguage: target ?? .english
    ).read(path: file)
    progress.begin("writing")
    try destination.write(
      reading.glossary,
      with: GlossaryWriter(to, sourceLanguage: source, targetLanguage: target, client: client),
      after: reading.losses)
    progress.end()
  }

  /// The style and version to change to where nothing else is to change: with `--exact`, and where a file of TBX-Basic
  /// becomes TBX-Basic in the other style.
  private func exactForm() throws -> TBXTransform.Form? {
    guard to.tbxWriter() != nil else { return nil }
    let style = to == .tbxBasicDCT ? TBXStyle.dct : .dca
    if exact { return to == .tbxV2 ? .version2 : .version3(to == .tbx ? nil : style) }
    guard to == .tbxBasic || to == .tbxBasicDCT else { return nil }
    guard let kind = try? TBXKind.of(path: file), kind.version == .v3,
      kind.dialect == "TBX-Basic", kind.style != style
    else { return nil }
    return .version3(style)
  }
}
