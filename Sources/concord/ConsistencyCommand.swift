import Alignment
import ArgumentParser
import Consistency
import Corpus
import Exchange
import Extraction
import Foundation
import Terminology

struct ConsistencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency",
    abstract: "Scores how consistently terms are rendered and finds what diverges.",
    discussion: """
      The terms are mined, or taken from --terms. With --glossary its terms are checked, too: where a translation has none \
      of the approved renderings, or one that is deprecated, is a finding. What is found goes to standard output. With --fail-on the exit code is 1 where a finding of that level, or a graver one, is there.
      """)

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note
    /// Whatever its level.
    case new

    /// Whether a finding counts: one that is neither suppressed nor as grave in the baseline.
    func includes(_ finding: Finding) -> Bool {
      finding.suppression == nil && finding.change != .unchanged
        && finding.level >= (Level(rawValue: rawValue) ?? .note)
    }
  }

  @OptionGroup var inputs: InputOptions

  @Option(
    help: "The source terms: one a line, or a table (column source_term or term, else the first).",
    completion: .file())
  var terms: String?

  @Flag(help: "Check the terms of the glossary only, and mine no others.")
  var glossaryOnly = false

  @Option(
    help: """
      text, json, html, tsv (a row for each finding), sarif (2.1.0), junit, xlsx or xliff (2.1 with ITS).
      """)
  var format: ReportFormat = .text

  @Option(
    help: """
      error, warning or note: the exit code is 1 where there is a finding of this level or a graver one. new: where \
      there is any that the baseline does not have.
      """)
  var failOn: Threshold?

  @Option(
    help: """
      An earlier report (--format json): findings are marked new, unchanged, or updated where they are graver now, and \
      unchanged ones do not count for --fail-on.
      """, completion: .file())
  var baseline: String?

  @Option(
    help: """
      A table of findings to bear: columns id, reason and expires (a day, may be empty), separated by tabs. They are \
      still shown, and do not count for --fail-on.
      """, completion: .file())
  var suppressions: String?

  func validate() throws {
    if glossaryOnly, terms != nil {
      throw ValidationError("--glossary-only and --terms both say which terms; give one of them")
    }
    if failOn == .new, baseline == nil {
      throw ValidationError("--fail-on new compares with an earlier report: add --baseline FILE")
    }
  }

  func run() throws {
    let wanted = try terms.map { path in
      let list = Tables.listedTerms(try CorpusReader().readLines(path))
      if list.isEmpty {
        throw CorpusError(
          file: path, reason: "the list holds no term", advice: "write one term a line")
      }
      return list
    }
    let earlier = try baseline.map(StoredReports.read)
    let decided = try suppressions.map { path in
      try SuppressionList(try CorpusReader().readLines(path), file: path)
    }
    var found = try checkedAsStream() ?? compared(wanted)
    if let decided { Diagnostics.warn(decided.apply(to: &found.report, on: Self.today)) }
    if let earlier {
      let gone = Baseline(earlier).apply(to: &found.report)
      if !gone.isEmpty {
        Diagnostics.note("of the baseline's findings \(gone.count) are gone")
      }
    }
    try StandardOutput.write(
      Data(try found.bytes(as: format, failing: (failOn ?? .warning).includes)))
    if let failOn, found.report.findings.contains(where: failOn.includes) {
      throw ExitCode(1)
    }
  }

  /// Aligns the texts, finds the terms and how each is rendered, and compares.
  private func compared(_ wanted: [String]?) throws -> ReportWriter {
    var progress = Progress(of: 5)
    let (corpus, loaded, glossary) = try inputs.aligned(&progress, with: inputs.knowledge.words)
    if glossaryOnly, glossary == nil {
      throw ValidationError("--glossary-only needs a glossary: add --glossary FILE")
    }
    progress.begin("linking words")
    let workers = inputs.knowledge.workers
    let lexicon = corpus.profile.lexicon
    let extractor = try TermExtractor(
      corpus, tagger: loaded.tagger, weights: loaded.weights, workers: workers)
    let rules = glossary.map { GlossaryRules($0, lexicon: lexicon, forms: loaded.forms) }
    progress.begin(wanted == nil && !glossaryOnly ? "mining terms" : "finding renderings")
    let list = terms(of: extractor, wanted, rules)
    progress.begin("comparing translations")
    // Who names terms means them as terms.
    let general = wanted == nil ? GeneralWords(loaded.general, lexicon: lexicon) : nil
    let report = ConsistencyAnalysis(forms: loaded.forms, general: general, workers: workers)
      .report(on: list, against: rules)
    progress.end()
    return ReportWriter(
      report: report, list: list, beads: { corpus.bitextRecords },
      paths: corpus.descriptions.mapValues(\.path))
  }

  /// Those that are wanted; else those of the glossary and, unless it alone is asked for, what else the texts hold.
  private func terms(
    of extractor: TermExtractor, _ wanted: [String]?, _ rules: GlossaryRules?
  ) -> TermList {
    if let wanted {
      let found = extractor.occurrences(of: wanted)
      return rules?.applied(to: found) ?? found
    }
    guard let rules else { return extractor.terms() }
    let checked = rules.applied(to: extractor.occurrences(of: rules.terms))
    return rules.joined(checked, with: glossaryOnly ? [] : extractor.terms().terms)
  }

  /// Checks large files of pairs against a glossary without holding them; nil where they are not large, or no glossary
  /// is given.
  private func checkedAsStream() throws -> ReportWriter? {
    guard !inputs.knowledge.glossary.isEmpty, terms == nil,
      try CorpusReader().areLargePairs(inputs.input)
    else { return nil }
    let knowledge = inputs.knowledge
    guard let glossary = try knowledge.readGlossary() else { return nil }
    let rules = GlossaryRules(
      glossary, lexicon: try knowledge.lexicon(ProjectDescription(), glossary),
      forms: try ShippedData.forms())
    var progress = Progress(of: 1)
    progress.begin("checking")
    var paths: [String: String] = [:]
    var check = GlossaryCheck(rules, workers: knowledge.workers)
    for (path, name) in try CorpusReader().namedFiles(inputs.input) {
      paths[name] = path
      check.begin(DocumentRecord(id: name, language: .english, translates: name))
      var batch: [TextPair] = []
      let warnings = try CorpusReader().forEachPair(in: path, name: name) { pair in
        batch.append(pair)
        if batch.count == Self.batchSize {
          check.add(batch)
          batch.removeAll(keepingCapacity: true)
        }
      }
      check.add(batch)
      Diagnostics.warn(warnings)
    }
    progress.end()
    let list = TermList(
      sourceLanguage: .chinese, targetLanguage: .english, documents: [], terms: [])
    let report = check.report()
    return ReportWriter(
      report: report, list: list, beads: { Self.beads(of: report) }, paths: paths)
  }

  /// The pairs that findings show; the others are not held.
  private static func beads(of report: ConsistencyReport) -> [BitextRecord] {
    var seen: Set<Place> = []
    return report.findings.flatMap(\.evidence).filter { seen.insert($0.target).inserted }
      .sorted { ($0.target.document, $0.bead) < ($1.target.document, $1.bead) }.map { place in
        BitextRecord(
          sourceDocument: place.source.document, targetDocument: place.target.document,
          bead: place.bead, sourceText: place.sourceText, targetText: place.targetText,
          confidence: place.confidence)
      }
  }

  /// Pairs that are checked at a time.
  private static let batchSize = 16_000

  /// ISO 8601, in the time zone of the machine.
  private static var today: String {
    Date.now.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
  }
}
