import Alignment
import ArgumentParser
import Corpus
import Foundation
import Terminology

/// What every command that reads texts takes.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Texts, tables (.tsv), translation memories (.tmx), or folders that hold them.",
    completion: .file())
  var input: [String]

  @Option(
    help: "A bilingual dictionary to add to the lexicon: CC-CEDICT or Concord's table form, plain or gzip.",
    completion: .file())
  var dictionary: [String] = []

  /// The lexicon that ships with Concord, with what the user added.
  func lexicon() throws -> Lexicon {
    var lexicon = Lexicon()
    let reader = LexiconReader()
    try reader.add(folder: try ShippedData.folder("zh-en"), to: &lexicon)
    for path in dictionary { try reader.add(dictionary: path, to: &lexicon) }
    return lexicon
  }

  func aligned() throws -> AlignedCorpus {
    let corpus = try CorpusReader().read(input)
    Diagnostics.warn(corpus.warnings)
    let aligned = try CorpusAligner(lexicon: try lexicon()).align(corpus)
    Diagnostics.warn(aligned.warnings)
    return aligned
  }
}

/// Finds the data files that ship with Concord.
enum ShippedData {
  /// `$CONCORD_GLOSSARIES`, or `Glossaries` beside the package that holds the program, or `share/concord` of the
  /// prefix it is installed under.
  static func folder(_ name: String) throws -> String {
    if let root = ProcessInfo.processInfo.environment["CONCORD_GLOSSARIES"] {
      return root + "/" + name
    }
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      for candidate in ["Glossaries", "share/concord/Glossaries"] {
        let path = folder.appendingPathComponent(candidate).appendingPathComponent(name).path
        if FileManager.default.fileExists(atPath: path) { return path }
      }
    }
    throw CorpusError(
      file: "Glossaries/\(name)", reason: "the lexicon that ships with Concord was not found",
      advice: "set CONCORD_GLOSSARIES to the folder Glossaries of Concord")
  }
}

/// Messages for people on standard error.
enum Diagnostics {
  static func warn(_ warnings: [CorpusError]) {
    for warning in warnings {
      FileHandle.standardError.write(Data("concord: warning: \(warning)\n".utf8))
    }
  }
}
