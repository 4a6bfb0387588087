import Corpus

/// Sums up links of one granularity and keeps of them what is worth a line.
struct TranslationCounter {
  private let units: Interner
  private let lemmas: Interner
  private var counts = PairCounts()
  private var unitOccurrences: [Float]
  private var lemmaOccurrences: [Float]

  /// Pairs that count less, or are less of all that happened to the unit, are left out (measured: 2 and .01, 1 and
  /// .003, .4 and .001 leave 18,201, 28,087 and 47,463 pairs of 40,000 sentences of laws, and the more, the fewer links
  /// of news are wrong).
  private static let leastCount: Float = 0.4
  private static let leastShare: Float = 0.001

  init(units: Interner, lemmas: Interner) {
    self.units = units
    self.lemmas = lemmas
    unitOccurrences = [Float](repeating: 0, count: units.count)
    lemmaOccurrences = [Float](repeating: 0, count: lemmas.count)
  }

  mutating func note(unit: Int32) { unitOccurrences[Int(unit)] += 1 }

  mutating func note(lemma: Int32) { lemmaOccurrences[Int(lemma)] += 1 }

  mutating func add(_ unit: Int32, _ lemma: Int32, _ count: Float) {
    counts.add(unit, lemma, count)
  }

  /// The pairs that count enough, in the order of their texts.
  ///
  /// Numbers and names in Latin letters are left out, which translate themselves.
  func table() -> TranslationTable {
    let kept = pairs
    var table = TranslationTable()
    var seen: [String: Int32] = [:]
    for pair in kept { seen[pair.target] = pair.lemma }
    for (target, lemma) in seen.sorted(by: { $0.key < $1.key }) {
      _ = table.add(target: target, occurrences: lemmaOccurrences[Int(lemma)])
    }
    for pair in kept {
      _ = table.add(source: pair.source, occurrences: unitOccurrences[Int(pair.unit)])
      guard let source = table.sources.id(of: pair.source),
        let target = table.targets.id(of: pair.target)
      else { continue }
      table.add(source, target, count: (pair.count * 10).rounded() / 10)
    }
    return table
  }

  private struct Pair {
    var source: String
    var target: String
    var unit: Int32
    var lemma: Int32
    var count: Float
  }

  /// The pairs that are kept, in the order of their texts.
  private var pairs: [Pair] {
    var kept: [Pair] = []
    for (unit, lemma, count) in counts.entries
    where count >= Self.leastCount && count >= Self.leastShare * unitOccurrences[Int(unit)] {
      let pair = Pair(
        source: units.text(of: unit), target: lemmas.text(of: lemma), unit: unit, lemma: lemma,
        count: count)
      if Self.isTranslated(pair.source), Self.isTranslation(pair.target) { kept.append(pair) }
    }
    return kept.sorted {
      $0.source == $1.source ? $0.target < $1.target : $0.source < $1.source
    }
  }

  private static func isTranslated(_ unit: String) -> Bool {
    unit.unicodeScalars.first.map { [.han, .punctuation].contains($0.value.kind) } ?? false
  }

  private static func isTranslation(_ word: String) -> Bool {
    word.unicodeScalars.first.map { [.latin, .punctuation].contains($0.value.kind) } ?? false
  }
}
