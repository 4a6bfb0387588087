import Alignment
import Corpus

/// What candidates need to know of each source word, by its id.
struct UnitLexis {
  let words: [[UInt32]]
  let units: [CandidateRules.Unit]
  let flags: [TokenFlags]
  /// Whether a term may hold the word at all.
  let isOpen: [Bool]
  let isOpener: [Bool]
  let hanCounts: [Int]
  let letterCounts: [Int]
  /// How usual each word is in the general language.
  let levels: [Float]
  /// What a word before or after a term says for a term ending there, in tenths: 10 for digits and function words, 6
  /// for verbs, adverbs and 的 after the term, 0 inside a noun phrase.
  let leftBoundary: [Int32]
  let rightBoundary: [Int32]
}

extension UnitLexis {
  init(_ corpus: AlignedCorpus, general: GeneralLanguage) {
    let vocabulary = corpus.source.vocabulary
    let words = (0..<Int32(vocabulary.count)).map { [UInt32](scalarsOf: vocabulary.text(of: $0)) }
    var flags = [TokenFlags](repeating: [], count: words.count)
    for part in corpus.source.tokens {
      for (id, flag) in zip(part.ids, part.flags) { flags[Int(id)] = flag }
    }
    let units = words.indices.map { id in
      let unit = CandidateRules.unit(
        words[id], classes: corpus.prior.classes[id], isListed: corpus.prior.isListed[id],
        flags: words[id].count > 1 && ChineseProfile.digits(ofNumeral: words[id]) != nil
          ? .number : [])
      return CandidateRules.isPlacePhrase(words[id], corpus.profile.lexicon)
        ? unit.union(.badEnd) : unit
    }
    self.words = words
    self.units = units
    self.flags = flags
    isOpen = words.indices.map {
      !flags[$0].isDisjoint(with: [.word, .quote, .listMark]) && !units[$0].contains(.never)
        || !units[$0].isDisjoint(with: [.joiner, .openBracket, .closeBracket])
    }
    isOpener = words.map { word in
      word.first.map { [0x201C, 0x2018, 0x300C, 0x300E, 0x300A].contains($0) } ?? false
    }
    hanCounts = words.map { word in word.count { $0.kind == .han } }
    letterCounts = words.map { word in word.count { $0.kind == .latin } }
    levels = words.map { general.level(of: $0) }
    func boundary(_ id: Int, isRight: Bool) -> Int32 {
      guard flags[id].contains(.word) else { return 10 }
      let (unit, word) = (units[id], words[id])
      if isRight, word == [0x7684] { return 6 }
      if unit.contains(.number) { return 10 }
      if unit.contains(.function)
        || word.count == 1 && ChineseProfile.isFunctionCharacter(word[0])
      {
        return 10
      }
      return unit.isDisjoint(with: [.verb, .verbNoun, .adverb, .time]) ? 0 : 6
    }
    leftBoundary = words.indices.map { boundary($0, isRight: false) }
    rightBoundary = words.indices.map { boundary($0, isRight: true) }
  }
}

extension UnitLexis {
  /// The longest word of the lexicon's own that several words at the start of a string make up, and how many they are.
  func listedStart(of ids: [Int], _ lexicon: Lexicon) -> (entry: Lexicon.Entry, count: Int)? {
    guard ids.count > 1, words[ids[0]].first?.isHan == true else { return nil }
    var text: [UInt32] = []
    var count: [Int: Int] = [:]
    for (k, id) in ids.enumerated() {
      text += words[id]
      count[text.count] = k + 1
    }
    var found: (entry: Lexicon.Entry, count: Int)?
    lexicon.forEachWord(in: text, from: 0, to: text.count) { length, entry in
      if let words = count[length], words > 1, !lexicon.classes(of: entry).contains(.induced) {
        found = (entry, words)
      }
    }
    return found
  }

  /// The same for its end.
  func listedEnd(of ids: [Int], _ lexicon: Lexicon) -> (entry: Lexicon.Entry, count: Int)? {
    guard ids.count > 1 else { return nil }
    for start in 0..<(ids.count - 1) {
      let text = ids[start...].flatMap { words[$0] }
      if let entry = lexicon.entry(of: text), !lexicon.classes(of: entry).contains(.induced) {
        return (entry, ids.count - start)
      }
    }
    return nil
  }
}

/// Where listed names and nouns stand that are read as their parts.
struct CompoundPlaces {
  /// By part: for each character whether it is in some such word, and the words' ranges in text order.
  private var isCovered: [[Bool]] = []
  private var ranges: [[Range<Int>]] = []

  init(_ profile: ChineseProfile, _ texts: [PartText]) {
    for text in texts {
      var covered = [Bool](repeating: false, count: text.characters.scalars.count)
      var list: [Range<Int>] = []
      for segment in text.segments {
        profile.forEachCompound(in: text.characters.scalars, segment) { range in
          // What is built or pursued is a term of its own, though the lexicon lists the verb with it, too.
          let entry = profile.lexicon.entry(of: text.characters.scalars[range])
          if let entry, profile.lexicon.classes(of: entry).contains(.verb) { return }
          list.append(range)
          for k in range { covered[k] = true }
        }
      }
      isCovered.append(covered)
      ranges.append(list)
    }
  }

  /// Whether a stretch of characters lies within a longer such word.
  func holds(_ positions: Range<Int>, part: Int) -> Bool {
    guard isCovered[part][positions.lowerBound] else { return false }
    let list = ranges[part]
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) >> 1
      if list[middle].lowerBound <= positions.lowerBound { low = middle + 1 } else { high = middle }
    }
    // Words lie before `low` that begin no later; none is longer than the lookback.
    for range in list[max(0, low - 32)..<low]
    where range != positions && range.upperBound >= positions.upperBound { return true }
    return false
  }
}
