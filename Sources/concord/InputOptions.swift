import Alignment
import ArgumentParser
import Consistency
import Corpus
import Exchange
import Extraction
import Foundation
import Review
import Terminology
import Workers

/// What every command that reads texts takes.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Texts, two-column tables, translation memories, translators' files, or folders that hold them.",
      discussion: """
        .txt: UTF-8, UTF-16 or GB18030, in one language or two. .tsv: a header names the languages (zh-CN, en). \
        .tmx: TMX 1.4. .xlf, .xliff: XLIFF 1.2, 2.0 and 2.1, from Chinese or into it. Which text translates which is found out; a concord.yaml in a folder may say it, and who \
        published what when (see concord init).
        """),
    completion: .file())
  var input: [String]

  @OptionGroup var knowledge: KnowledgeOptions

  init() {}

  init(_ input: [String], _ knowledge: KnowledgeOptions) {
    self.input = input
    self.knowledge = knowledge
  }

  func aligned(_ progress: inout Progress) throws -> AlignedCorpus {
    try aligned(&progress, with: {}).corpus
  }

  /// The aligned texts, what `load` reads beside them, and what the glossaries hold; nil without any.
  func aligned<Loaded: Sendable>(
    _ progress: inout Progress, with load: @Sendable () throws -> Loaded
  ) throws -> (corpus: AlignedCorpus, loaded: Loaded, glossary: Glossary?) {
    progress.begin("reading")
    let project = try CorpusReader().project(in: input)
    let (texts, known) = knowledge.workers.both {
      Result { (try CorpusReader().read(input, project), try load()) }
    } _: {
      Result {
        let glossary = try knowledge.readGlossary(project)
        return (
          glossary: glossary, lexicon: try lexiconWithDecisions(project, glossary),
          background: try knowledge.background(project)
        )
      }
    }
    let (corpus, loaded) = try texts.get()
    Diagnostics.warn(corpus.warnings)
    progress.begin("aligning")
    let (glossary, lexicon, background) = try known.get()
    let aligned = try CorpusAligner(
      lexicon: lexicon, morphology: try ShippedData.forms(), background: background,
      workers: knowledge.workers
    ).align(corpus)
    Diagnostics.warn(aligned.warnings)
    return (aligned, loaded, glossary)
  }

  /// What people decided on the terms of these texts, where they did: the stores beside the texts, by path.
  func decisions() throws -> [PriorKnowledge] {
    let places = Set(input.map { URL(filePath: ReviewStore.place(for: $0)).standardized.path })
    return try places.sorted().filter { FileManager.default.fileExists(atPath: $0) }.map {
      try ReviewStore(existingFor: $0).priorKnowledge()
    }
  }

  /// What people decided to be no term.
  func rejectedTerms() throws -> Set<String> {
    Set(try decisions().flatMap(\.rejectedTerms))
  }

  private func lexiconWithDecisions(
    _ project: ProjectDescription, _ glossary: Glossary?
  ) throws -> Lexicon {
    var lexicon = try knowledge.lexicon(project, glossary)
    for decided in try decisions() {
      LexiconReader().add(decided.glossary, from: .chinese, to: .english, into: &lexicon)
    }
    return lexicon
  }
}

/// What is known beforehand, and how many threads may work.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    help:
      "A bilingual dictionary to add to the lexicon: CC-CEDICT or Concord's table form, plain or gzip.",
    completion: .file())
  var dictionary: [String] = []

  @Option(
    help: """
      A glossary whose terms are taken as known words, and their equivalents as the likeliest renderings: TBX, or a \
      two-column list (TSV or CSV). With consistency, it is what renderings are checked against.
      """,
    completion: .file())
  var glossary: [String] = []

  @Option(
    help: "How words were rendered in other texts: what `concord model build` wrote.",
    completion: .file())
  var model: String?

  @Option(help: "How many threads work; the results do not depend on it.")
  var threads: Int?

  @Option(
    help:
      "Weights of the models that find terms and renderings, instead of those that ship: what Scripts/train wrote.",
    completion: .file())
  var weights: String?

  @Option(
    help: """
      Words that the lexicon is to be without, to measure what is found without it: one a line, or a table (column \
      source_term, zh_term or term, else the first).
      """,
    completion: .file())
  var hide: String?

  var workers: WorkerPool { WorkerPool(threads: threads) }

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 up") }
  }

  /// What is known of words and their forms, and what was learned of terms and renderings.
  func words() throws -> LanguageData {
    LanguageData(
      tagger: try ShippedData.tagger(), forms: try ShippedData.forms(),
      general: try GeneralWords.read(try ShippedData.folder("zh") + "/general-words.tsv"),
      weights: try FittedWeights(path: try weights ?? ShippedData.folder("zh-en") + "/weights"))
  }

  /// The counts of the model, that of the command line before the project's; none without one.
  func background(
    _ project: ProjectDescription = ProjectDescription()
  ) throws -> TranslationCounts {
    try (model ?? project.model).map { try TranslationCountsReader().read($0) }
      ?? TranslationCounts()
  }

  /// The glossaries of the command line and of the project as one; nil without any.
  func readGlossary(_ project: ProjectDescription = ProjectDescription()) throws -> Glossary? {
    let glossaries = try (project.glossaries + glossary).map {
      try GlossaryReader().read(path: $0).glossary
    }
    guard var merged = glossaries.first else { return nil }
    merged.concepts += glossaries.dropFirst().flatMap(\.concepts)
    return merged
  }

  /// The lexicon that ships with Concord, with what the user and the project added.
  func lexicon(_ project: ProjectDescription = ProjectDescription()) throws -> Lexicon {
    try lexicon(project, try readGlossary(project))
  }

  /// - Parameter glossary: what was read of the user's and the project's glossaries.
  func lexicon(_ project: ProjectDescription, _ glossary: Glossary?) throws -> Lexicon {
    var lexicon = Lexicon()
    let reader = LexiconReader(
      hiding: try hide.map { Tables.listedTerms(try CorpusReader().readLines($0)) } ?? [])
    try reader.add(folder: try ShippedData.folder("zh-en"), to: &lexicon)
    for path in project.dictionaries + dictionary {
      try reader.add(dictionary: path, to: &lexicon)
    }
    if let glossary { reader.add(glossary, from: .chinese, to: .english, into: &lexicon) }
    return lexicon
  }
}

/// The languages of two texts or sides that are given as source and target.
struct LanguageOptions: ParsableArguments {
  @Option(help: "The language of the first text or side, zh or en; found out where it is not said.")
  var sourceLanguage: String?

  @Option(
    help: "The language of the second text or side, zh or en; found out where it is not said.")
  var targetLanguage: String?

  var source: LanguageTag? { sourceLanguage.flatMap(Self.language) }
  var target: LanguageTag? { targetLanguage.flatMap(Self.language) }

  func validate() throws {
    for (name, text) in [("source", sourceLanguage), ("target", targetLanguage)] {
      guard let text, Self.language(text) == nil else { continue }
      throw ValidationError("the \(name) language is zh or en for now, not \(text)")
    }
    if let source, source == target { throw ValidationError("the two languages are the same") }
  }

  /// Chinese or English without script and region, which nothing here depends on.
  private static func language(_ text: String) -> LanguageTag? {
    let primary = LanguageTag(text)?.primary
    return [.chinese, .english].first { $0.primary == primary }
  }
}

/// What is known of English words and their forms, of Chinese words that are no terms, and what was learned of terms and
/// renderings from labelled texts.
struct LanguageData: Sendable {
  let tagger: EnglishTagger
  let forms: EnglishMorphology
  let general: [String]
  let weights: FittedWeights
}

/// Finds the data files that ship with Concord.
enum ShippedData {
  static func tagger() throws -> EnglishTagger {
    try EnglishTagger(path: try folder("en") + "/tagger.tsv")
  }

  static func forms() throws -> EnglishMorphology {
    try EnglishMorphologyReader().read(folder: try folder("en"))
  }

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
    guard !warnings.isEmpty else { return }
    Progress.clear()
    for warning in warnings { note("warning: \(warning)") }
  }

  static func note(_ message: String) {
    FileHandle.standardError.write(Data("concord: \(message)\n".utf8))
  }
}
