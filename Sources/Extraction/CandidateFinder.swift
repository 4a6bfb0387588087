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
struct CandidateFinder {
  private let maximumUnits = 9
  private let maximumCharacters = 18

  let corpus: AlignedCorpus
  let texts: [PartText]
  private let units: [CandidateRules.Unit]
  private let words: [[UInt32]]

  init(corpus: AlignedCorpus, texts: [PartText]) {
    self.corpus = corpus
    self.texts = texts
    let vocabulary = corpus.source.vocabulary
    words = (0..<Int32(vocabulary.count)).map { [UInt32](scalarsOf: vocabulary.text(of: $0)) }
    var units: [CandidateRules.Unit] = []
    for (id, word) in words.enumerated() {
      units.append(
        CandidateRules.unit(
          word, classes: corpus.prior.classes[id], isListed: corpus.prior.isListed[id],
          flags: word.count > 1 && ChineseProfile.digits(ofNumeral: word) != nil ? .number : []))
    }
    self.units = units
  }

  /// Raw counts of an n-gram.
  fileprivate struct Gram {
    var sites: [Site] = []
    var leftBoundary = 0.0
    var rightBoundary = 0.0
    var quoted = 0
    var partialList = 0
    var insideCompound = 0
    var firstToken = 0
    var firstPart = 0
    var tokenCount = 0
  }

  /// - Returns: the best candidates by source evidence, at most `limit`.
  func candidates(limit: Int) -> [Candidate] {
    var grams: [[UInt32]: Gram] = [:]
    for (part, text) in texts.enumerated() { collect(part, text, into: &grams) }
    for (key, gram) in grams where !isAcceptable(key, gram) { grams[key] = nil }
    let independence = independence(of: grams)
    var list: [Candidate] = []
    list.reserveCapacity(grams.count)
    for (key, gram) in grams {
      list.append(candidate(key, gram, independence: independence[key] ?? 1))
    }
    list.sort {
      $0.score != $1.score
        ? $0.score > $1.score : $0.scalars.lexicographicallyPrecedes($1.scalars)
    }
    return Array(list.prefix(limit))
  }

  private func collect(_ part: Int, _ text: PartText, into grams: inout [[UInt32]: Gram]) {
    let tokens = corpus.source.tokens[part]
    for segment in text.segments.indices {
      let range = tokens.tokens(ofSegment: segment)
      var compounds: [Range<Int>] = []
      corpus.profile.forEachCompound(in: text.characters.scalars, text.segments[segment]) {
        compounds.append($0)
      }
      for start in range {
        let first = units[Int(tokens.ids[start])]
        let opensQuote = tokens.flags[start].contains(.quote)
        guard opensQuote || isWord(tokens, start),
          first.isDisjoint(with: [.never, .badStart, .function])
        else { continue }
        if opensQuote, !isOpener(tokens, start) { continue }
        var quotes = opensQuote ? 1 : 0
        var characters = 0
        var han = 0
        var wordsInside = 0
        var end = start
        while end < range.upperBound {
          let flags = tokens.flags[end]
          let unit = units[Int(tokens.ids[end])]
          if flags.contains(.quote), end > start {
            quotes += isOpener(tokens, end) ? 1 : -1
            if quotes < 0 { break }
          } else if !flags.contains(.listMark), !isWord(tokens, end), end > start {
            break
          }
          if unit.contains(.never) { break }
          let word = words[Int(tokens.ids[end])]
          characters += word.count
          if isWord(tokens, end) {
            wordsInside += 1
            han += word.count { $0.kind == .han }
          }
          end += 1
          if wordsInside > maximumUnits || characters > maximumCharacters { break }
          let closes = flags.contains(.quote) && end - start > 1
          guard quotes == 0, han >= 2, closes || isWord(tokens, end - 1),
            unit.isDisjoint(with: [.badEnd, .function]) || closes
          else { continue }
          if opensQuote, closes, end - start == wordsInside + 2 { continue }
          add(part, text, tokens, start..<end, range, compounds, into: &grams)
        }
      }
    }
  }

  private func isWord(_ tokens: TokenizedPart, _ i: Int) -> Bool {
    tokens.flags[i].contains(.word)
  }

  private func isOpener(_ tokens: TokenizedPart, _ i: Int) -> Bool {
    guard let c = words[Int(tokens.ids[i])].first else { return false }
    return [0x201C, 0x2018, 0x300C, 0x300E, 0x300A].contains(c)
  }

  private func add(
    _ part: Int, _ text: PartText, _ tokens: TokenizedPart, _ gram: Range<Int>,
    _ segment: Range<Int>,
    _ compounds: [Range<Int>], into grams: inout [[UInt32]: Gram]
  ) {
    let positions =
      text.characters.starts[gram.lowerBound]..<text.characters.starts[gram.upperBound]
    let key = Array(text.characters.scalars[positions])
    let before = gram.lowerBound > segment.lowerBound ? gram.lowerBound - 1 : nil
    let after = gram.upperBound < segment.upperBound ? gram.upperBound : nil
    let left = before.map { boundary(tokens, $0, isRight: false) } ?? 1
    let right = after.map { boundary(tokens, $0, isRight: true) } ?? 1
    let quoted =
      before.map { tokens.flags[$0].contains(.quote) && isOpener(tokens, $0) } ?? false
      && after.map { tokens.flags[$0].contains(.quote) && !isOpener(tokens, $0) } ?? false
    let hasListMark = gram.contains { tokens.flags[$0].contains(.listMark) }
    let listBeside =
      before.map { tokens.flags[$0].contains(.listMark) } ?? false
      || after.map { tokens.flags[$0].contains(.listMark) } ?? false
    grams[key, default: Gram()].note(
      Site(part: Int32(part), start: Int32(positions.lowerBound), end: Int32(positions.upperBound)),
      left: left, right: right, quoted: quoted, partialList: hasListMark && listBeside,
      insideCompound: compounds.contains {
        $0 != positions && $0.lowerBound <= positions.lowerBound
          && $0.upperBound >= positions.upperBound
      },
      token: gram.lowerBound, count: gram.count)
  }

  /// 1 at punctuation, digits and function words, 0.6 at verbs, adverbs and before 的, 0 inside a noun phrase.
  private func boundary(_ tokens: TokenizedPart, _ i: Int, isRight: Bool) -> Double {
    guard isWord(tokens, i) else { return 1 }
    let unit = units[Int(tokens.ids[i])]
    let word = words[Int(tokens.ids[i])]
    if isRight, word == [0x7684] { return 0.6 }
    if unit.contains(.number) { return 1 }
    if unit.contains(.function) || word.count == 1 && ChineseProfile.isFunctionCharacter(word[0]) {
      return 1
    }
    if !unit.isDisjoint(with: [.verb, .verbNoun, .adverb, .time]) { return 0.6 }
    return 0
  }

  private func isAcceptable(_ key: [UInt32], _ gram: Gram) -> Bool {
    let f = gram.sites.count
    if key.contains(0x3001) { return f >= 2 && gram.partialList * 2 < f }
    return true
  }

  /// (f - largest f of a candidate that contains it) / f; 0 or 1 where f is 1.
  private func independence(of grams: [[UInt32]: Gram]) -> [[UInt32]: Double] {
    // The longest candidate at each place tells how often a shorter one stands inside it.
    var largest: [[UInt32]: Int] = [:]
    for (key, gram) in grams where key.count > 2 {
      let f = gram.sites.count
      for length in 2..<key.count {
        for start in 0...(key.count - length) {
          let inner = Array(key[start..<(start + length)])
          if let other = grams[inner], f * 4 >= other.sites.count || f >= 2, largest[inner] ?? 0 < f
          {
            largest[inner] = f
          }
        }
      }
    }
    var result: [[UInt32]: Double] = [:]
    for (key, gram) in grams {
      let f = gram.sites.count
      let outer = largest[key] ?? 0
      result[key] = f == 1 ? (outer > 0 ? 0 : 1) : Double(max(0, f - outer)) / Double(f)
    }
    return result
  }

  /// The weights were fitted by logistic regression on the term lists of two texts of different fields (a political
  /// paper, a central bank's annual report), then rounded; neither text's terms are known to the program.
  private func candidate(_ key: [UInt32], _ gram: Gram, independence: Double) -> Candidate {
    let tokens = corpus.source.tokens[Int(gram.sites[0].part)]
    let range = gram.firstToken..<(gram.firstToken + gram.tokenCount)
    let inside = range.filter { isWord(tokens, $0) }.map { units[Int(tokens.ids[$0])] }
    let first = inside.first ?? []
    let last = inside.last ?? []
    let f = Double(gram.sites.count)
    let han = key.count { $0.kind == .han }
    let isListedWord =
      corpus.profile.lexicon.entry(of: key).map {
        !corpus.profile.lexicon.classes(of: $0).contains(.induced)
      } ?? false
    let startsWithVerb = first.contains(.verb)
    let startsWithAdverb = first.contains(.adverb)
    var score = 0.45 * min(4, log2(1 + f)) + 0.8 * independence + Self.lengthScore(han)
    score += 0.2 * Double(Set(gram.sites.map(\.part)).count - 1)
    score += 1.0 * gram.leftBoundary / f + 1.0 * gram.rightBoundary / f
    score -= startsWithVerb ? 1.9 : first.contains(.verbNoun) && inside.count > 1 ? 0.9 : 0
    score -= startsWithAdverb ? 1.0 : 0
    score -= first.contains(.adjective) ? 0.6 : 0
    score -= first.contains(.number) ? 1.5 : 0
    score -= last.contains(.verb) ? 3.2 : last.contains(.verbNoun) ? 0.45 : 0
    score -= last.contains(.adjective) ? 3.0 : 0
    score -= last.contains(.single) ? 0.5 : 0
    score -= inside.dropFirst().dropLast().contains { $0.contains(.verb) } ? 0.8 : 0
    score -= 0.55 * Double(inside.count { $0.contains(.connecting) })
    score -= 1.0 * Double(inside.count { $0.contains(.function) })
    score -= 1.5 * Double(gram.insideCompound) / f
    score -= key.contains(0x7684) ? 0.7 : 0
    score -= 2.2 * Double(key.count { $0 == 0x3001 })
    score += 0.9 * Double(inside.count { $0.contains(.specialised) }) / Double(max(1, inside.count))
    if isListedWord {
      // A two-character word of the general language is no term; one of a special field may be.
      score += han > 2 ? 1.0 : first.contains(.specialised) ? -1.6 : -2.6
    }
    let isName = inside.count == 1 && first.contains(.name)
    score += isName ? 1.5 : 0
    score +=
      gram.quoted * 2 >= gram.sites.count
        && !(isListedWord && (startsWithVerb || first.contains(.verbNoun))) ? 2.5 : 0
    if gram.sites.count == 1 {
      score -= 1.8 + 0.47 * Double(max(0, inside.count - 2))
    } else {
      score -= 1.3 * Double(max(0, inside.count - 5))
    }
    return Candidate(
      scalars: key, sites: gram.sites, score: score, startsWithVerb: startsWithVerb,
      startsWithAdverb: startsWithAdverb, hasOf: key.contains(0x7684),
      isWord: isName || isListedWord && han > 2)
  }

  private static func lengthScore(_ han: Int) -> Double {
    switch han {
    case ...2: -1.0
    case 3: -0.7
    case 4, 5: 0.1
    case 6...11: 0.2
    default: 0
    }
  }
}

extension CandidateFinder.Gram {
  fileprivate mutating func note(
    _ site: Site, left: Double, right: Double, quoted isQuoted: Bool, partialList isPartial: Bool,
    insideCompound: Bool,
    token: Int, count: Int
  ) {
    if sites.isEmpty {
      firstToken = token
      tokenCount = count
    }
    sites.append(site)
    leftBoundary += left
    rightBoundary += right
    if isQuoted { quoted += 1 }
    if isPartial { partialList += 1 }
    if insideCompound { self.insideCompound += 1 }
  }
}
