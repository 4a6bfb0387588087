public import Corpus

/// Word links of one bead: how strongly each source character and each target word belong together.
public struct BeadLinks: Sendable {
  /// Index of the bitext, and of the bead within it.
  public let bitext: Int
  public let bead: Int
  /// Positions of the rows in the source part's text of all tokens without spaces; ascending.
  public let characters: [Int32]
  /// Token indices of the columns in the target part; ascending, content words only.
  public let tokens: [Int32]
  /// A[i,j]: that target token j comes from character i. Columns sum to at most 1. Row-major.
  public var fromTarget: [Float]
  /// Q[i,j]: that the word of character i is rendered by token j. Rows sum to at most 1.
  public var fromSource: [Float]
  /// Sum of A over each column: how far token j is explained at all.
  public let explained: [Float]
}

/// Finds word links with a model of words and one of single characters, mixed for each character by how well the
/// lexicon knows its word (reference/extraction.md 3.6, adaptive ensemble).
public struct WordLinker {
  /// Weight of the word model for characters of a word that the lexicon has, does not have, and of one-character words.
  public var listedWeight: Float = 0.9
  public var unlistedWeight: Float = 0.4
  public var singleWeight: Float = 0.65

  private let workers: WorkerPool

  public init(workers: WorkerPool = WorkerPool()) { self.workers = workers }

  public func links(of corpus: AlignedCorpus) -> [BeadLinks] {
    let texts = corpus.source.tokens.indices.map { SourceCharacters(corpus.source, part: $0) }
    var beads: [(bitext: Int, bead: Int, content: (source: [Int], target: [Int]))] = []
    for (b, bitext) in corpus.bitexts.enumerated() {
      for (k, bead) in bitext.beads.enumerated() {
        beads.append((b, k, corpus.contentTokens(of: bead, in: bitext)))
      }
    }
    let targetClauses = TargetClauses(corpus.target)
    var wordBeads: [LinkBead] = []
    var characterBeads: [LinkBead] = []
    var characters = Interner()
    for (b, _, content) in beads {
      let bitext = corpus.bitexts[b]
      let tokens = corpus.source.tokens[bitext.source]
      let clauses = sourceClauses(tokens, content.source)
      let target = content.target.map {
        corpus.target.classOfWord[Int(corpus.target.tokens[bitext.target].ids[$0])]
      }
      let targetClause = targetClauses.clauses(bitext.target, content.target)
      wordBeads.append(
        LinkBead(
          source: content.source.map { tokens.ids[$0] }, target: target, sourceClauses: clauses,
          targetClauses: targetClause))
      var bead = LinkBead(
        source: [], target: target, sourceClauses: [], targetClauses: targetClause)
      for (k, token) in content.source.enumerated() {
        for piece in texts[bitext.source].pieces(of: token) {
          bead.source.append(characters.intern(piece))
          bead.sourceClauses.append(clauses[k])
        }
      }
      characterBeads.append(bead)
    }
    let byWord = LinkModel(
      prior: corpus.prior, targetClasses: corpus.target.classCount, workers: workers
    ).posteriors(of: wordBeads)
    let characterPrior = corpus.prior(forCharacters: characters)
    let byCharacter = LinkModel(
      prior: characterPrior, targetClasses: corpus.target.classCount, workers: workers
    ).posteriors(of: characterBeads)
    return beads.indices.map { k in
      let (b, bead, content) = beads[k]
      let part = corpus.bitexts[b].source
      return mixed(
        byWord[k], byCharacter[k], bitext: b, bead: bead, content, texts[part],
        corpus.source.tokens[part], corpus.prior)
    }
  }

  private func mixed(
    _ words: LinkPosteriors, _ characters: LinkPosteriors, bitext: Int, bead: Int,
    _ content: (source: [Int], target: [Int]), _ text: SourceCharacters, _ tokens: TokenizedPart,
    _ prior: LexicalPrior
  ) -> BeadLinks {
    let m = words.columns
    var positions: [Int32] = []
    var a: [Float] = []
    var q: [Float] = []
    a.reserveCapacity(characters.rows * m)
    q.reserveCapacity(characters.rows * m)
    var row = 0
    for (i, token) in content.source.enumerated() {
      let pieces = text.pieces(of: token).count
      let id = Int(tokens.ids[token])
      let weight =
        pieces == 1
        ? singleWeight
        : prior.isListed[id] || prior.isTrusted[id] ? listedWeight : unlistedWeight
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
    var explained = [Float](repeating: 0, count: m)
    for i in positions.indices { for j in 0..<m { explained[j] += a[i * m + j] } }
    for j in 0..<m where explained[j] > 1 {
      for i in positions.indices { a[i * m + j] /= explained[j] }
      explained[j] = 1
    }
    return BeadLinks(
      bitext: bitext, bead: bead, characters: positions, tokens: content.target.map(Int32.init),
      fromTarget: a, fromSource: q, explained: explained)
  }

  private func sourceClauses(_ tokens: TokenizedPart, _ content: [Int]) -> [Int32] {
    guard let first = content.first else { return [] }
    var clause: Int32 = 0
    var last = first
    return content.map { token in
      if token > last, tokens.flags[last..<token].contains(where: { $0.contains(.clauseEnd) }) {
        clause += 1
      }
      last = token
      return clause
    }
  }
}

/// The text of a source part as the characters of its tokens, spaces left out.
public struct SourceCharacters: Sendable {
  /// Folded scalars of all tokens, one after the other.
  public private(set) var scalars: [UInt32] = []
  /// Position of the first scalar of each token, and the number of scalars at the end.
  public private(set) var starts: [Int] = []
  private var isWhole: [Bool] = []

  public init(_ side: TextSide, part: Int) {
    for id in side.tokens[part].ids {
      let word = [UInt32](scalarsOf: side.vocabulary.text(of: id))
      starts.append(scalars.count)
      scalars += word
      isWhole.append(!word.allSatisfy { $0.isHan })
    }
    starts.append(scalars.count)
  }

  /// The characters of a token; a number or Latin word is one piece.
  func pieces(of token: Int) -> [String] {
    let range = starts[token]..<starts[token + 1]
    if isWhole[token] { return [String(scalars: scalars[range])] }
    return range.map { String(scalars: [scalars[$0]]) }
  }

  /// The token in which a character stands.
  public func token(at position: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) >> 1
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}

/// Clauses of target sentences: they end at punctuation, and before a conjunction once they have six words.
private struct TargetClauses {
  private let side: TextSide
  private let openers: Set<Int32>

  init(_ side: TextSide) {
    self.side = side
    openers = Set(
      ["and", "which", "that", "so", "while", "with"].compactMap { side.vocabulary.id(of: $0) })
  }

  func clauses(_ part: Int, _ content: [Int]) -> [Int32] {
    guard var last = content.first else { return [] }
    let tokens = side.tokens[part]
    var clause: Int32 = 0
    var words = 0
    return content.map { token in
      var opens = false
      if token > last {
        for between in last..<token {
          if tokens.flags[between].contains(.clauseEnd) { opens = true }
          if tokens.flags[between].contains(.word) { words += 1 }
          if openers.contains(tokens.ids[between]), words >= 6 { opens = true }
        }
      }
      if opens {
        clause += 1
        words = 0
      }
      last = token
      return clause
    }
  }
}
