import Alignment
import Corpus
import Terminology

/// Turns found occurrences into records.
struct RecordBuilder: Sendable {
  let quoter: OccurrenceQuoter
  private let citations: CitationForms
  /// What the lexicon and the texts themselves say of each term.
  private let traits: [TermTraits]
  /// Most places at which the spelling of a term is looked up; of more, as many at even distances.
  private static let spellingPlaces = 1_000
  /// Parts in the order of their documents' names.
  private let sourceRanks: [Int]
  private let targetRanks: [Int]

  init(
    corpus: AlignedCorpus, beads: BeadNumbers, texts: [PartText], traits: [TermTraits]
  ) {
    quoter = OccurrenceQuoter(corpus: corpus, beads: beads, texts: texts)
    citations = CitationForms(corpus)
    self.traits = traits
    func ranks(_ parts: [DocumentPart]) -> [Int] {
      let names = Set(parts.map(\.document)).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      return parts.map { numbers[$0.document] ?? 0 }
    }
    sourceRanks = ranks(corpus.source.parts)
    targetRanks = ranks(corpus.target.parts)
  }

  /// - Parameters:
  ///   - name: what the term is called.
  ///   - found: the term's places in text order, those in no bead included.
  ///   - names: what all terms are called, by number.
  func record(
    of name: String, score: Double, _ found: ArraySlice<FoundOccurrence>, names: [String]
  ) -> TermRecord {
    var sites: [FoundOccurrence] = []
    for occurrence in found where occurrence.site != sites.last?.site { sites.append(occurrence) }
    let all = sorted(found.filter { $0.bead >= 0 })
    let own = all.filter(\.isOwn)
    return TermRecord(
      sourceTerm: name, score: score, frequency: sites.count(where: \.isOwn),
      documentCount: Set(sites.map(\.site.part)).count, equivalents: equivalents(all),
      occurrences: OccurrenceList(
        TermOccurrences(quoter: quoter, list: own, names: names), own.indices),
      totalFrequency: sites.count,
      concordance: OccurrenceList(
        TermOccurrences(quoter: quoter, list: all, names: names), all.indices))
  }

  /// Rendered places of its own that tell how a term is rendered. One that has fewer is judged by those inside longer terms,
  /// too, where they say something else: each counts half, for there the longer name has a say.
  private static let tellingPlaces = 3
  private static let innerWeight = 0.5

  /// Whether a term is judged by its places inside longer terms, too.
  private func looksInside(_ found: [FoundOccurrence]) -> Bool {
    var (own, inner): ([UInt64: Int], [UInt64: Int]) = ([:], [:])
    for occurrence in found where occurrence.isRendered {
      if occurrence.isOwn {
        own[occurrence.key, default: 0] += 1
      } else {
        inner[occurrence.key, default: 0] += 1
      }
    }
    guard own.values.reduce(0, +) < Self.tellingPlaces else { return false }
    let most =
      own.map { Double($0.value) + Self.innerWeight * Double(inner[$0.key] ?? 0) }.max() ?? 0
    return inner.contains { own[$0.key] == nil && Self.innerWeight * Double($0.value) > most }
  }

  /// What most places say comes first; then what is surer, what the lexicon says, and at last the order of letters.
  private func equivalents(_ found: [FoundOccurrence]) -> [Equivalent] {
    guard let term = found.first?.term else { return [] }
    let looksInside = looksInside(found)
    var forms: [UInt64: EquivalentForms] = [:]
    for (k, occurrence) in found.enumerated()
    where occurrence.isRendered && (looksInside || occurrence.isOwn) {
      forms[occurrence.key, default: EquivalentForms(key: occurrence.key)].add(
        citations.surface(of: occurrence, quoter), index: k,
        confidence: quoter.confidence(of: occurrence))
    }
    let glosses = traits[Int(term)].glossKeys
    let list = forms.values.filter { SureEnough.supports($0.confidences) }
      .compactMap { forms in citations.citation(of: forms).map { (text: $0, forms: forms) } }
      .sorted { a, b in
        let (x, y) = (a.forms, b.forms)
        if x.count != y.count { return x.count > y.count }
        // Sums differ in their last digits by the order of their parts.
        let (p, q) = (x.support, y.support)
        if p != q { return p > q }
        let (g, h) = (glosses.contains(x.key), glosses.contains(y.key))
        return g == h ? a.text < b.text : g
      }
    let texts = list.map(\.text)
    return list.map { text, forms in
      Equivalent(
        text: text, count: forms.count, surest: forms.surest?.index,
        type: Self.type(of: text, among: texts))
    }
  }

  /// Whether one of several equivalents is an acronym of another one, or its full form.
  private static func type(of text: String, among equivalents: [String]) -> TermType? {
    if equivalents.contains(where: { EnglishAcronyms.abbreviates(text, $0) }) { return .acronym }
    if equivalents.contains(where: { EnglishAcronyms.abbreviates($0, text) }) { return .fullForm }
    return nil
  }

  /// By documents' names, then bead, then place.
  private func sorted(_ found: [FoundOccurrence]) -> [FoundOccurrence] {
    let keys = found.map { occurrence in
      let place = quoter.beads.place(of: Int(occurrence.bead))
      let bitext = quoter.corpus.bitexts[place.bitext]
      return (
        sourceRanks[bitext.source], targetRanks[bitext.target], place.bead,
        Int(occurrence.site.start)
      )
    }
    return found.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
      .map { found[$0] }
  }

  /// The spelling of a term that is most usual in the texts.
  /// - Parameter found: its places in text order.
  func writtenForm(_ term: [UInt32], _ found: ArraySlice<FoundOccurrence>) -> String {
    var sites: [Site] = []
    for occurrence in found where occurrence.site != sites.last { sites.append(occurrence.site) }
    var counts: [String: Int] = [:]
    let sample = OccurrenceSample([sites.count], limit: Self.spellingPlaces)
    for (k, site) in sites.enumerated() where sample.takes(k, of: sites.count) {
      counts[quoter.text(of: site), default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? String(scalars: term)
  }
}

/// The occurrences of one term, quoted when they are looked at.
private struct TermOccurrences: OccurrenceSource {
  let quoter: OccurrenceQuoter
  let list: [FoundOccurrence]
  /// What all terms are called.
  let names: [String]

  func occurrence(at index: Int) -> Occurrence {
    var occurrence = quoter.occurrence(list[index])
    if !list[index].isOwn { occurrence.inside = names[Int(list[index].owner)] }
    return occurrence
  }
}
