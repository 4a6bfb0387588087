import Alignment
import Corpus
import Glibc

/// Describes a candidate by the places where it stands.
struct PlaceDescriber {
  private let corpus: AlignedCorpus
  private let texts: [PartText]
  private let lexis: UnitLexis
  /// By part and character: the title in 《》 in which it stands, -1 outside; and whether it is part of a byline.
  private var titleAt: [[Int32]] = []
  private var isByline: [[Bool]] = []

  init(_ corpus: AlignedCorpus, _ texts: [PartText], _ lexis: UnitLexis) {
    self.corpus = corpus
    self.texts = texts
    self.lexis = lexis
    for (part, text) in texts.enumerated() {
      titleAt.append(Self.titles(text))
      isByline.append(bylines(part, text))
    }
  }

  /// Whether a string names only who wrote or sent a text.
  func isOnlyByline(_ sites: [Site]) -> Bool {
    sites.allSatisfy { isByline[Int($0.part)][Int($0.start)] }
  }

  func describe(_ sites: [Site], _ features: inout TermFeatures) {
    guard !sites.isEmpty else { return }
    let f = Float(sites.count)
    var before: [Int32] = []
    var beyondVerb: [Int32] = []
    var after: [Int32] = []
    var (titled, inTitle, headings) = (0, 0, 0)
    var early: Float = 0
    for site in sites {
      let part = Int(site.part)
      let text = texts[part]
      let range = Int(site.start)..<Int(site.end)
      let segment = text.segment(at: range.lowerBound)
      let (left, beyond, right) = neighbours(range, part, text.segments[segment])
      before.append(left)
      beyondVerb.append(beyond)
      after.append(right)
      let titles = titleAt[part]
      if titles[range.lowerBound] >= 0 {
        let title = titles[range.lowerBound]
        let isWhole =
          (range.lowerBound == 0 || titles[range.lowerBound - 1] != title)
          && (range.upperBound == titles.count || titles[range.upperBound] != title)
        if isWhole { titled += 1 } else { inTitle += 1 }
      }
      if corpus.source.parts[part].segments[segment].isHeading { headings += 1 }
      early = max(early, 1 - Float(range.lowerBound) / Float(text.characters.scalars.count))
    }
    features[.leftVariety] = log(Float(max(Set(before).count, Set(beyondVerb).count)))
    features[.rightVariety] = log(Float(Set(after).count))
    features[.titled] = Float(titled) / f
    features[.insideTitle] = Float(inTitle) / f
    features[.heading] = Float(headings) / f
    features[.early] = early
  }

  /// The words on both sides; -1 for all borders and marks, where anything may stand. Beyond the verbs before a term,
  /// too: that one is always its object (构建) does not make it less of a term.
  private func neighbours(
    _ range: Range<Int>, _ part: Int, _ segment: Range<Int>
  ) -> (left: Int32, beyondVerbs: Int32, right: Int32) {
    let text = texts[part]
    let ids = corpus.source.tokens[part].ids
    func word(at position: Int) -> Int32 {
      let id = ids[text.characters.token(at: position)]
      return lexis.flags[Int(id)].contains(.word) ? id : -1
    }
    func isVerb(_ id: Int32) -> Bool { id >= 0 && lexis.units[Int(id)].contains(.verb) }
    var position = range.lowerBound
    func before() -> Int32 { position > segment.lowerBound ? word(at: position - 1) : -1 }
    let left = before()
    var beyond = left
    while isVerb(beyond) {
      position = text.characters.starts[text.characters.token(at: position - 1)]
      beyond = before()
    }
    return (
      left, beyond,
      range.upperBound < segment.upperBound ? word(at: range.upperBound) : -1
    )
  }

  private static func titles(_ text: PartText) -> [Int32] {
    let scalars = text.characters.scalars
    var titles = [Int32](repeating: -1, count: scalars.count)
    var count: Int32 = 0
    for segment in text.segments {
      var start: Int?
      for i in segment {
        if scalars[i] == 0x300A, start == nil { start = i + 1 }
        if scalars[i] == 0x300B, let first = start {
          for k in first..<i { titles[k] = count }
          count += 1
          start = nil
        }
      }
    }
    return titles
  }

  // MARK: Bylines

  /// Most characters of a line that is a byline as a whole, of a dateline, and most words of a name after 记者.
  private static let longestLine = 40
  private static let longestDateline = 30
  private static let nameWords = 6

  private func bylines(_ part: Int, _ text: PartText) -> [Bool] {
    var marked = [Bool](repeating: false, count: text.characters.scalars.count)
    let tokens = corpus.source.tokens[part]
    let starts = text.characters.starts
    func mark(_ range: Range<Int>) {
      for k in starts[range.lowerBound]..<starts[range.upperBound] { marked[k] = true }
    }
    for segment in text.segments.indices {
      let range = tokens.tokens(ofSegment: segment)
      if let end = datelineEnd(part, range, starts) { mark(range.lowerBound..<end) }
      for token in range where lexis.units[Int(tokens.ids[token])].contains(.byline) {
        if token < range.lowerBound + 2, text.segments[segment].count <= Self.longestLine {
          mark(range)
          break
        }
        var end = token + 1
        while end < range.upperBound, end - token <= Self.nameWords,
          isPartOfName(Int(tokens.ids[end]))
        {
          end += 1
        }
        let isAfterName = token > range.lowerBound && isPartOfName(Int(tokens.ids[token - 1]))
        mark((isAfterName ? token - 1 : token)..<end)
      }
    }
    return marked
  }

  private func isPartOfName(_ id: Int) -> Bool {
    lexis.flags[id].contains(.word)
      && lexis.units[id].isDisjoint(with: [.verb, .function, .adverb, .never, .number])
      && !(lexis.units[id].contains(.single)
        && ChineseProfile.isFunctionCharacter(lexis.words[id][0]))
  }

  /// Where the dateline of a report ends that a segment begins with: 新华社北京12月28日电.
  private func datelineEnd(_ part: Int, _ range: Range<Int>, _ starts: [Int]) -> Int? {
    let ids = corpus.source.tokens[part].ids
    for token in range.dropFirst(3)
    where starts[token] - starts[range.lowerBound] <= Self.longestDateline {
      let word = lexis.words[Int(ids[token])]
      guard word == [0x7535] || word == [0x8BAF] else { continue }
      if lexis.words[Int(ids[token - 1])] == [0x65E5] { return token + 1 }
    }
    return nil
  }
}
