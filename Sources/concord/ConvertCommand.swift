import ArgumentParser
import Exchange
import Foundation
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

  @Option(
    name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file()
  )
  var output: String?

  @Option(help: "A file for what the format cannot hold, as JSON.", completion: .file())
  var lossReport: String?

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

  func run() throws {
    let losses: [Loss]
    if let form = try exactForm() {
      let result = try TBXTransform(to: form).document(path: file)
      try write(result.bytes)
      losses = result.losses
    } else {
      losses = try rewritten()
    }
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

  /// How many kinds of losses are told on standard error.
  private static let shownLosses = 20

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

  private func rewritten() throws -> [Loss] {
    let source = sourceLanguage.flatMap { LanguageTag($0) }
    let target = targetLanguage.flatMap { LanguageTag($0) }
    let reading = try GlossaryReader(
      sourceLanguage: source ?? .chinese, targetLanguage: target ?? .english
    ).read(path: file)
    let writer = GlossaryWriter(
      to, sourceLanguage: source, targetLanguage: target, client: client)
    guard let output else {
      let document = try writer.document(of: reading.glossary)
      FileHandle.standardOutput.write(Data(document.bytes))
      return reading.losses + document.losses
    }
    let written = try writer.write(reading.glossary, to: output)
    if written.droppedCharacters > 0 {
      Diagnostics.note(
        "warning: \(written.droppedCharacters) control characters, which XML cannot hold, were left out"
      )
    }
    return reading.losses + written.losses
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return FileHandle.standardOutput.write(Data(bytes)) }
    try AtomicFile.write(bytes, to: output)
  }
}
