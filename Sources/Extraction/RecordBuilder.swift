import Alignment
import Corpus
import Terminology

/// Turns found occurrences into records.
struct RecordBuilder: Sendable {
  let quoter: OccurrenceQuoter
  /// Most places at which the spelling of a term is looked up; of more, as many at even distances.
  private let spellingPlaces = 1_000
  /// Parts in the order of their documents' names.
  private let sourceRanks: [Int]
  private let targetRanks: [Int]

  init(corpus: AlignedCorpus, beads: BeadNumbers, texts: [PartText]) {
    quoter = OccurrenceQuoter(corpus: corpus, beads: beads, texts: texts)
    func ranks(_ parts: [DocumentPart]) -> [Int] {
      let names = Set(parts.map(\.document)).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      return parts.map { numbers[$0.document] ?? 0 }
    }
    sourceRanks = ranks(corpus.source.parts)
    targetRanks = ranks(corpus.target.parts)
  }

  /// - Parameter found: the term's places in text order, those in no bead included.
  func record(term: [UInt32], score: Double, _ found: [FoundOccurrence]) -> TermRecord {
    var sites: [Site] = []
    for occurrence in found where occurrence.site != sites.last { sites.append(occurrence.site) }
    let seen = sorted(found.filter { $0.bead >= 0 })
    return TermRecord(
      sourceTerm: writtenForm(term, sites), score: score, frequency: sites.count,
      documentCount: Set(sites.map(\.part)).count, equivalents: equivalents(seen),
      occurrences: OccurrenceList(
        TermOccurrences(quoter: quoter, list: seen), seen.indices))
  }

  /// Equivalents of equal count are told apart by the sum of their fits, which is taken translation by translation.
  private func equivalents(_ found: [FoundOccurrence]) -> [Equivalent] {
    var forms: [UInt64: Forms] = [:]
    let targets = found.map { quoter.bitext(of: $0).target }
    for k in found.indices.sorted(by: { (targets[$0], $0) < (targets[$1], $1) })
    where found[k].isRendered {
      let occurrence = found[k]
      forms[occurrence.key, default: Forms(key: occurrence.key)].add(
        quoter.rendering(of: occurrence), index: k, confidence: quoter.confidence(of: occurrence),
        fit: occurrence.confidence + (occurrence.isBest ? 0.1 : 0),
        hasIdleCapital: occurrence.hasIdleCapital)
    }
    let list = forms.values.sorted { ($0.count, $0.fit, $1.key) > ($1.count, $1.fit, $0.key) }
      .map { (text: $0.citation, forms: $0) }
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

  /// The spelling of the term that is most usual in the texts.
  private func writtenForm(_ term: [UInt32], _ sites: [Site]) -> String {
    var counts: [String: Int] = [:]
    let sample = OccurrenceSample([sites.count], limit: spellingPlaces)
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

  func occurrence(at index: Int) -> Occurrence { quoter.occurrence(list[index]) }
}

/// The forms in which one equivalent stands in the texts.
private struct Forms {
  let key: UInt64
  private(set) var count = 0
  /// Sum over occurrences of how well the words fit the term; settles ties.
  private(set) var fit = 0.0
  private(set) var surest: (index: Int, confidence: Double)?
  private var surfaces: [String: Int] = [:]
  /// Forms at the head of a sentence, without its capital; they count where there are no others.
  private var headSurfaces: [String: Int] = [:]

  init(key: UInt64) { self.key = key }

  /// - Parameter index: place of the occurrence in its record.
  mutating func add(
    _ text: String, index: Int, confidence: Double, fit: Double, hasIdleCapital: Bool
  ) {
    count += 1
    self.fit += fit
    let known = surest ?? (index, -1)
    if confidence > known.confidence || confidence == known.confidence && index < known.index {
      surest = (index, confidence)
    }
    if hasIdleCapital {
      headSurfaces[CitationForm.of(text.prefix(1).lowercased() + text.dropFirst()), default: 0] += 1
    } else {
      surfaces[CitationForm.of(text), default: 0] += 1
    }
  }

  /// The most usual form; of equally usual ones one without capitals.
  var citation: String {
    (surfaces.isEmpty ? headSurfaces : surfaces).max { a, b in
      let (x, y) = (a.key.count { $0.isUppercase }, b.key.count { $0.isUppercase })
      return (a.value, y, b.key) < (b.value, x, a.key)
    }?.key ?? ""
  }
}
