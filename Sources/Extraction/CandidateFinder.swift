import Alignment
import Corpus
import Glibc

/// A string of source words that may be a term, with the evidence of the source texts alone.
struct Candidate {
  var scalars: [UInt32]
  var sites: [Site]
  var features: TermFeatures

  /// Its characters, a Latin letter half of one.
  var letters: Int { scalars.count { $0.kind == .han } + scalars.count { $0.kind == .latin } / 2 }
}

/// Collects all word n-grams with acceptable edges (reference/extraction.md 3.5) and describes those that may be terms.
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
  let general: GeneralLanguage

  /// - Parameter promise: what speaks for a candidate before its translations are looked at.
  /// - Returns: the most promising candidates, at most `limit`.
  func candidates(limit: Int, by promise: (TermFeatures) -> Float) -> [Candidate] {
    let lexis = UnitLexis(corpus, general: general)
    let words = corpus.source.tokens.reduce(0) { $0 + $1.count }
    let minimum = words <= wholeWords ? 1 : 1 + (words + rareWords - 1) / rareWords
    let stream = UnitStream(corpus.source.tokens, lexis: lexis) { part, segment in
      corpus.source.parts[part].segments[segment].isOwnText
    }
    var evidence = GramEvidence(
      stream, lexis: lexis, lexicon: corpus.profile.lexicon,
      compounds: CompoundPlaces(corpus.profile, texts), texts: texts, minimumCount: minimum)
    evidence.collect {
      minimum == 1 || $0.significance(of: $1, total: words) >= significance
    }
    let grams = GatheredGrams(evidence)
    let describer = GramDescriber(
      lexicon: corpus.profile.lexicon, lexis: lexis, general: general, evidence: evidence,
      words: words, minimum: minimum)
    var ranked = grams.acceptable.map {
      (number: $0, promise: promise(describer.features(of: grams.items[$0])))
    }
    ranked.sort {
      $0.promise != $1.promise
        ? $0.promise > $1.promise
        : grams.items[$0.number].scalars.lexicographicallyPrecedes(grams.items[$1.number].scalars)
    }
    ranked = Array(ranked.prefix(limit))
    let places = PlaceDescriber(corpus, texts, lexis)
    let sites = grams.sites(of: ranked.map(\.number), texts: texts)
    return zip(ranked, sites).compactMap { ranked, sites in
      if places.isOnlyByline(sites) { return nil }
      let item = grams.items[ranked.number]
      var features = describer.features(of: item)
      places.describe(sites, &features)
      return Candidate(scalars: item.scalars, sites: sites, features: features)
    }
  }
}
