import Alignment
import Corpus
import Glibc

/// A string of source words that may be a term, with the evidence of the source texts alone.
struct Candidate {
  var scalars: [UInt32]
  var sites: [Site]
  var score: Double
  var startsWithVerb: Bool
  var startsWithAdverb: Bool
  var hasOf: Bool
  /// A name, or a word of three or more characters that the lexicon lists: a term in its own right wherever it stands.
  var isWord: Bool
}

/// Collects all word n-grams with acceptable edges and scores them (reference/extraction.md 3.5).
///
/// What stands seldom in a large corpus is no term of it: beyond `wholeWords` the least frequency grows with the corpus,
/// so that the number of candidates hardly does, and their words must belong together (Dunning 1993).
struct CandidateFinder {
  /// Words of source text up to which a candidate may stand only once.
  private let wholeWords = 250_000
  /// Words for each of which the least frequency grows by one, beyond that.
  private let rareWords = 500_000
  /// chi-squared with one degree of freedom at p = 0.001.
  private let significance = 10.83

  let corpus: AlignedCorpus
  let texts: [PartText]

  /// - Returns: the best candidates by source evidence, at most `limit`.
  func candidates(limit: Int) -> [Candidate] {
    let lexis = UnitLexis(corpus)
    let words = corpus.source.tokens.reduce(0) { $0 + $1.count }
    let minimum = words <= wholeWords ? 1 : 1 + (words + rareWords - 1) / rareWords
    var evidence = GramEvidence(
      UnitStream(corpus.source.tokens, isOpen: lexis.isOpen), lexis: lexis,
      compounds: CompoundPlaces(corpus.profile, texts), texts: texts, minimumCount: minimum)
    evidence.collect {
      minimum == 1 || $0.significance(of: $1, total: words) >= significance
    }
    let grams = GatheredGrams(evidence)
    var ranked = grams.acceptable.map { number in
      (
        number: number,
        candidate: candidate(grams.items[number], evidence.stream, lexis, minimum: minimum)
      )
    }
    ranked.sort {
      $0.candidate.score != $1.candidate.score
        ? $0.candidate.score > $1.candidate.score
        : $0.candidate.scalars.lexicographicallyPrecedes($1.candidate.scalars)
    }
    ranked = Array(ranked.prefix(limit))
    return zip(ranked, grams.sites(of: ranked.map(\.number), texts: texts)).map { ranked, sites in
      var candidate = ranked.candidate
      candidate.sites = sites
      return candidate
    }
  }

  /// The weights were fitted to two development term lists (a political paper's, a central bank's annual report's), by
  /// logistic regression and then by coordinate ascent on the two lists' scores, with those of `TermSelector`. The lists
  /// are not in the program; on other texts expect somewhat less.
  private func candidate(
    _ gram: GatheredGrams.Item, _ stream: UnitStream, _ lexis: UnitLexis, minimum: Int
  ) -> Candidate {
    let key = gram.scalars
    let first = Int(gram.firstPlace)
    let inside = stream.ids[first..<(first + gram.length)].map { Int($0) }
      .filter { lexis.flags[$0].contains(.word) }.map { lexis.units[$0] }
    let start = inside.first ?? []
    let last = inside.last ?? []
    let f = Double(gram.frequency)
    let han = key.count { $0.kind == .han }
    let isListedWord =
      corpus.profile.lexicon.entry(of: key).map {
        !corpus.profile.lexicon.classes(of: $0).contains(.induced)
      } ?? false
    let startsWithVerb = start.contains(.verb)
    let startsWithAdverb = start.contains(.adverb)
    let n = Double(inside.count)
    // What is often in a large corpus is so in relation to what is rare there.
    var score =
      0.3 * min(4, log2(1 + f / Double(minimum))) + 0.85 * gram.independence + Self.lengthScore(han)
    score += 0.09 * Double(gram.left + gram.right) / f
    score -= startsWithVerb ? 2.9 : start.contains(.verbNoun) && inside.count > 1 ? 0.95 : 0
    score -= startsWithAdverb ? 1.3 : 0
    score -= start.contains(.adjective) ? 0.45 : 0
    score -= start.contains(.number) ? 3 : 0
    score -= last.contains(.verb) ? 2.8 : last.contains(.verbNoun) ? 0.6 : 0
    score -= last.contains(.adjective) ? 2.3 : 0
    score += last.contains(.organisation) ? 1.3 : 0
    let middle = inside.dropFirst().dropLast()
    score -= middle.contains { $0.contains(.verb) } ? 0.3 : 0
    score += middle.contains { $0.contains(.verbNoun) } ? 0.25 : 0
    score -= 0.4 * Double(inside.count { $0.contains(.connecting) })
    score -= 2.7 * Double(inside.count { $0.contains(.function) })
    score -= 1.0 * Double(gram.insideCompound) / f
    score += key.contains(0x7684) ? 0.2 : 0
    score -= 2.3 * Double(key.count { $0 == 0x3001 })
    score += 1.8 * Double(inside.count { $0.contains(.specialised) }) / max(1, n)
    score -= start.contains(.specialised) ? 0.45 : 0
    score += inside.allSatisfy { $0.contains(.listed) } ? 0.2 : 0
    if isListedWord { score += han > 2 ? 2 : -0.8 }
    let isName = inside.count == 1 && start.contains(.name)
    score += isName ? 4.3 : 0
    score +=
      gram.quoted * 2 >= gram.frequency
        && !(isListedWord && (startsWithVerb || start.contains(.verbNoun))) ? 5 : 0
    if gram.frequency == 1 {
      score -= 2 + 0.25 * max(0, n - 2) - (han == 2 ? 0.45 : 0)
    } else {
      score -= 0.2 * max(0, n - 5)
    }
    return Candidate(
      scalars: key, sites: [], score: score, startsWithVerb: startsWithVerb,
      startsWithAdverb: startsWithAdverb, hasOf: key.contains(0x7684),
      isWord: isName || isListedWord && han > 2)
  }

  private static func lengthScore(_ han: Int) -> Double {
    switch han {
    case ...2: -1.9
    case 3: -1.05
    case 4, 5: -0.15
    case 6...11: 0.15
    default: 0
    }
  }
}
