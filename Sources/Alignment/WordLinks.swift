import Corpus
import Workers

/// Word links of a corpus, found for one bead at a time by models that are trained already, so that no matrix of all
/// beads is held in memory.
public struct WordLinks: Sendable {
  public let corpus: AlignedCorpus
  public let beads: BeadNumbers
  /// The characters of each source part.
  public let texts: [SourceCharacters]

  let byWord: TrainedLinkModel
  let byCharacter: TrainedLinkModel
  let renderings: SampledRenderings
  let pieces: WordPieces
  let clauses: TargetClauses
  let weights: MixtureWeights
  /// Links of all beads where the corpus is small, none where it is not.
  private var kept: [BeadLinks] = []

  /// Matrix cells up to which the links of all beads are kept (8 bytes each): renderings are looked for more than once,
  /// and to link a bead takes longer than anything that is done with its links.
  private static let keptCells = 64_000_000

  init(
    corpus: AlignedCorpus, beads: BeadNumbers, texts: [SourceCharacters], byWord: TrainedLinkModel,
    byCharacter: TrainedLinkModel, renderings: SampledRenderings, pieces: WordPieces,
    clauses: TargetClauses,
    weights: MixtureWeights
  ) {
    self.corpus = corpus
    self.beads = beads
    self.texts = texts
    self.byWord = byWord
    self.byCharacter = byCharacter
    self.renderings = renderings
    self.pieces = pieces
    self.clauses = clauses
    self.weights = weights
  }

  /// The links of a bead by its number.
  /// - Complexity: O(n m) for n source characters and m target tokens of the bead.
  public subscript(number: Int) -> BeadLinks { kept.isEmpty ? found(number) : kept[number] }

  /// Keeps the links of all beads, unless they are too large.
  mutating func keep(workers: WorkerPool) {
    var cells = 0
    for number in 0..<beads.count {
      let (bitext, bead) = beads.place(of: number)
      let content = corpus.contentTokens(
        of: corpus.bitexts[bitext].beads[bead], in: corpus.bitexts[bitext])
      let ids = corpus.source.tokens[corpus.bitexts[bitext].source].ids
      cells += content.source.reduce(0) { $0 + pieces[ids[$1]].count } * content.target.count
      if cells > Self.keptCells { return }
    }
    let links = self
    kept = workers.map(beads.count) { links.found($0) }
  }

  private func found(_ number: Int) -> BeadLinks {
    let (bitext, bead) = beads.place(of: number)
    let content = corpus.contentTokens(
      of: corpus.bitexts[bitext].beads[bead], in: corpus.bitexts[bitext])
    let seen = LinkBeads(corpus, content, bitext: bitext, clauses: clauses, pieces: pieces)
    return mixed(
      byWord.posteriors(of: seen.words), byCharacter.posteriors(of: seen.characters),
      bitext: bitext, bead: bead, content)
  }

  private func mixed(
    _ words: LinkPosteriors, _ characters: LinkPosteriors, bitext: Int, bead: Int,
    _ content: (source: [Int], target: [Int])
  ) -> BeadLinks {
    let part = corpus.bitexts[bitext].source
    let (text, tokens, prior) = (texts[part], corpus.source.tokens[part], corpus.prior)
    let m = words.columns
    var positions: [Int32] = []
    var a: [Float] = []
    var q: [Float] = []
    a.reserveCapacity(characters.rows * m)
    q.reserveCapacity(characters.rows * m)
    var row = 0
    for (i, token) in content.source.enumerated() {
      let id = Int(tokens.ids[token])
      let pieces = pieces[tokens.ids[token]].count
      let weight =
        pieces == 1
        ? weights.single
        : prior.isListed[id] || prior.isTrusted[id] ? weights.listed : weights.unlisted
      for piece in 0..<pieces {
        positions.append(Int32(text.starts[token] + piece))
        for j in 0..<m {
          a.append(
            weight * words.fromTarget[i * m + j] / Float(pieces)
              + (1 - weight) * characters.fromTarget[row * m + j])
          q.append(
            weight * words.fromSource[i * m + j]
              + (1 - weight) * characters.fromSource[row * m + j])
        }
        row += 1
      }
    }
    mixRenderings(into: &q, corpus.bitexts[bitext], bead, content)
    var sought = [Float](repeating: 0, count: m)
    for i in positions.indices { for j in 0..<m { sought[j] += q[i * m + j] } }
    var explained = [Float](repeating: 0, count: m)
    for i in positions.indices { for j in 0..<m { explained[j] += a[i * m + j] } }
    for j in 0..<m where explained[j] > 1 {
      for i in positions.indices { a[i * m + j] /= explained[j] }
      explained[j] = 1
    }
    return BeadLinks(
      bitext: bitext, bead: bead, characters: positions, tokens: content.target.map(Int32.init),
      fromTarget: a, fromSource: q, explained: explained, sought: sought,
      glosses: glosses(corpus.bitexts[bitext], content))
  }

  private func glosses(
    _ bitext: Bitext, _ content: (source: [Int], target: [Int])
  ) -> [BeadLinks.GlossLink] {
    let (source, target) = (
      corpus.source.tokens[bitext.source], corpus.target.tokens[bitext.target]
    )
    let classes = content.target.enumerated()
      .map { (class: corpus.target.classOfWord[Int(target.ids[$1])], column: Int32($0)) }
      .sorted { ($0.class, $0.column) < ($1.class, $1.column) }
    var links: [BeadLinks.GlossLink] = []
    var row: Int32 = 0
    for token in content.source {
      let end = row + Int32(pieces[source.ids[token]].count)
      var k = 0
      for (word, weight) in corpus.prior.rows[Int(source.ids[token])] {
        while k < classes.count, classes[k].class < word { k += 1 }
        var same = k
        while same < classes.count, classes[same].class == word {
          links.append(
            BeadLinks.GlossLink(
              rows: row..<end, column: classes[same].column, weight: Float(weight)))
          same += 1
        }
      }
      row = end
    }
    return links
  }

  private func mixRenderings(
    into q: inout [Float], _ bitext: Bitext, _ bead: Int, _ content: (source: [Int], target: [Int])
  ) {
    let bead = bitext.beads[bead]
    let words = corpus.words(of: bead, in: bitext)
    let found = renderings.posteriors(words.source, words.target)
    guard !found.isEmpty else { return }
    let firstSource = corpus.source.tokenRange(of: bead.source, part: bitext.source).lowerBound
    let firstTarget = corpus.target.tokenRange(of: bead.target, part: bitext.target).lowerBound
    var rows = [0]
    for word in words.source { rows.append(rows[rows.count - 1] + pieces[word].count) }
    let share = renderings.share
    var cell = 0
    for token in content.source {
      for row in rows[token - firstSource]..<rows[token - firstSource + 1] {
        for column in content.target {
          let sampled = found[row * words.target.count + column - firstTarget]
          q[cell] += share * (sampled - q[cell])
          cell += 1
        }
      }
    }
  }
}

/// One bead as the two models see it.
struct LinkBeads {
  let words: LinkBead
  let characters: LinkBead

  init(
    _ corpus: AlignedCorpus, _ content: (source: [Int], target: [Int]), bitext: Int,
    clauses: TargetClauses, pieces: WordPieces
  ) {
    let bitext = corpus.bitexts[bitext]
    let tokens = corpus.source.tokens[bitext.source]
    let sourceClauses = SourceClauses.clauses(tokens, content.source)
    let target = content.target.map {
      corpus.target.classOfWord[Int(corpus.target.tokens[bitext.target].ids[$0])]
    }
    let targetClauses = clauses.clauses(bitext.target, content.target)
    words = LinkBead(
      source: content.source.map { tokens.ids[$0] }, target: target, sourceClauses: sourceClauses,
      targetClauses: targetClauses)
    var bead = LinkBead(source: [], target: target, sourceClauses: [], targetClauses: targetClauses)
    for (k, token) in content.source.enumerated() {
      for piece in pieces[tokens.ids[token]] {
        bead.source.append(piece)
        bead.sourceClauses.append(sourceClauses[k])
      }
    }
    characters = bead
  }
}
