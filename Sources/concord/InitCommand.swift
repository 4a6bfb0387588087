import Alignment
import ArgumentParser
import Corpus
import Exchange
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a concord.yaml for a folder of texts, from what is found out about them.",
    discussion: """
      The file says of each document which language it is in and what it translates. Add who published it and when, \
      whether it is official, by a machine or a draft, and which translation sets the standard. Every line may go: \
      what the file does not say is found out in each run.
      """)

  @Argument(help: "The folder of the texts.", completion: .directory)
  var folder: String

  @OptionGroup var knowledge: KnowledgeOptions

  @Flag(
    help: "Write it anew where there is one; what it says of publishers, dates and so on stays.")
  var force = false

  func run() throws {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + ProjectReader.fileName
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CorpusError(
        file: folder, reason: "this is no folder", advice: "name the folder that holds the texts")
    }
    guard force || !FileManager.default.fileExists(atPath: path) else {
      throw CorpusError(
        file: path, reason: "there is one already",
        advice: "edit it, or say --force to write it anew")
    }
    var progress = Progress(of: 2)
    progress.begin("reading")
    let reader = CorpusReader()
    var known = try reader.project(in: [folder])
    let corpus = try reader.read([folder], known)
    Diagnostics.warn(corpus.warnings)
    progress.begin("aligning")
    let aligned = try CorpusAligner(
      lexicon: try knowledge.lexicon(known), morphology: try ShippedData.forms(),
      background: try knowledge.background(known),
      workers: knowledge.workers
    ).align(corpus)
    progress.end()
    Diagnostics.warn(aligned.warnings)
    known.documents = aligned.project.documents
    try AtomicFile.write(
      Array(ProjectWriter().yaml(known, folder: folder).utf8), to: path)
    Diagnostics.note("\(known.documents.count) documents are described in \(path)")
  }
}
