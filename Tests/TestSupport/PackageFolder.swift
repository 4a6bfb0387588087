public import Corpus
public import Foundation

/// The package's folder, found from this file's place in it.
public let packageFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The path of a file in `Tests/Samples`.
public func samplePath(_ name: String) -> String {
  packageFolder.appending(path: "Tests/Samples/\(name)").path
}

/// The lexicon that ships, read once.
public let shippedLexicon = Result {
  var lexicon = Lexicon()
  try LexiconReader().add(
    folder: packageFolder.appending(path: "Glossaries/zh-en").path, to: &lexicon)
  return lexicon
}

/// The tagger that ships, read once.
public let shippedTagger = Result {
  try EnglishTagger(path: packageFolder.appending(path: "Glossaries/en/tagger.tsv").path)
}
