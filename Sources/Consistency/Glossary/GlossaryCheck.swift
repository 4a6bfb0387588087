public import Corpus
public import Terminology
public import Workers

/// Checks any number of pairs of passages against a glossary, in memory that does not grow with them.
///
/// What stands in the place of an approved rendering is not looked for, as ``ConsistencyAnalysis`` does: that takes word
/// links of all passages.
public struct GlossaryCheck {
  private let rules: GlossaryRules
  private let workers: WorkerPool
  private let options: ConsistencyOptions
  private var documents: [DocumentRecord] = []
  /// By document, then by entry.
  private var counts: [[Int: GlossaryCount]] = []

  public init(
    _ rules: GlossaryRules, options: ConsistencyOptions = ConsistencyOptions(),
    workers: WorkerPool = WorkerPool()
  ) {
    self.rules = rules
    self.options = options
    self.workers = workers
  }

  /// Begins with a translation; the pairs that follow are its own.
  public mutating func begin(_ document: DocumentRecord) {
    documents.append(document)
    counts.append([:])
  }

  /// Checks some pairs.
  ///
  /// - Complexity: O(n) in their length.
  public mutating func add(_ pairs: [TextPair]) {
    guard let document = documents.last else { return }
    let size = 2_000
    let rules = rules
    let parts = workers.map((pairs.count + size - 1) / size) { part in
      Self.counts(
        of: pairs[(part * size)..<min(pairs.count, (part + 1) * size)], rules, document.id)
    }
    for part in parts {
      for (entry, count) in part {
        if counts[counts.count - 1][entry]?.add(count) == nil {
          counts[counts.count - 1][entry] = count
        }
      }
    }
  }

  private static func counts(
    of pairs: ArraySlice<TextPair>, _ rules: GlossaryRules, _ document: String
  ) -> [Int: GlossaryCount] {
    var counts: [Int: GlossaryCount] = [:]
    var folding = rules.folding
    var vocabulary = rules.vocabulary
    for pair in pairs {
      let found = rules.entries(in: pair.source, &folding)
      if found.isEmpty { continue }
      let text = Array(pair.target.utf8)
      let words = vocabulary.words(of: text)
      for (number, places) in found {
        let entry = rules.entries[number]
        let use = entry.use(in: words, text, places: places)
        counts[
          number,
          default: GlossaryCount(
            term: entry.source, document: document, placeLimit: Self.placeLimit)
        ].add(use, places, entry, pair, text)
      }
    }
    return counts
  }

  /// Bad places of a term and translation that are kept to be marked; the others are only counted.
  private static let placeLimit = 20

  /// What was found so far.
  public func report() -> ConsistencyReport {
    var findings: [Finding] = []
    for number in rules.entries.indices {
      for document in documents.indices {
        guard let count = counts[document][number] else { continue }
        findings += count.findings(rules.entries[number])
      }
    }
    return ConsistencyReport(
      options: options, standard: Standard(basis: .glossary, documents: []),
      documents: documents.indices.map(figures), pairs: [],
      terms: rules.entries.indices.compactMap(term),
      findings: FindingRules.ranked(findings))
  }

  private func figures(_ number: Int) -> DocumentConsistency {
    let terms = counts[number].sorted { $0.key < $1.key }.map(\.value)
    var figures = DocumentConsistency(documents[number])
    let shares = terms.map { (hits: $0.approved.values.reduce(0, +), trials: $0.total) }
    var conformity = ShareMean()
    for share in shares { conformity.add(share.hits, of: share.trials) }
    figures.conformity = conformity.microMacro
    figures.conformityInterval = TermBootstrap(
      resamples: options.permutations, seed: options.seed
    ).interval(shares)
    figures.rendered = shares.reduce(0) { $0 + $1.trials }
    return figures
  }

  private func term(_ number: Int) -> TermConsistency? {
    let entry = rules.entries[number]
    var uses: [String: [String: Int]] = [:]
    var total = 0
    var others = 0
    for (document, counted) in zip(documents, counts) {
      guard let count = counted[number] else { continue }
      total += count.total
      others += count.others
      for (text, number) in count.approved { uses[text, default: [:]][document.id] = number }
      for (text, number) in count.forbiddenTexts { uses[text, default: [:]][document.id] = number }
    }
    if total == 0 { return nil }
    let approved = Set(entry.approved)
    let renderings = uses.map { text, counts in
      RenderingCount(
        text: text, kind: approved.contains(text) ? .preferred : .divergent, group: 0, rung: nil,
        counts: counts)
    }.sorted {
      ($0.kind == .preferred ? 0 : 1, $1.total, $0.text)
        < ($1.kind == .preferred ? 0 : 1, $0.total, $1.text)
    }
    let verdict: Verdict =
      others > 0 || renderings.contains { $0.kind == .divergent }
      ? .divergent : total < 2 ? .single : renderings.count > 1 ? .trivial : .consistent
    return TermConsistency(
      term: entry.source, verdict: verdict, occurrences: total,
      agreement: nil,
      renderings: renderings.enumerated().map { group, rendering in
        var rendering = rendering
        rendering.group = group
        return rendering
      }, omitted: 0, uncertain: others)
  }
}

extension GlossaryCount {
  /// Notes a passage in which the source term stands `places` times.
  fileprivate mutating func add(
    _ use: GlossaryUse, _ places: Int, _ entry: GlossaryRules.Entry, _ pair: TextPair,
    _ text: [UInt8]
  ) {
    let name = document
    switch use {
    case .approved(let pattern, _):
      for _ in 0..<places { addApproved(entry.patterns[pattern].text) }
    case .forbidden(let pattern, let range):
      for _ in 1..<places { addApproved(entry.approved.first ?? "") }
      addForbidden(
        entry.patterns[pattern].text,
        Evidence(pair, in: name, rendering: String(decoding: text[range], as: UTF8.self)),
        confidence: 1)
    case .other:
      for _ in 0..<places {
        addOther(nil, Evidence(pair, in: name, rendering: nil), confidence: 1)
      }
    }
  }
}
