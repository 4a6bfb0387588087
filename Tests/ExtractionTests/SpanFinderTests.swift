import Terminology
import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus
@testable import Extraction

@Suite struct SpanFinderTests {
  struct Setting {
    let corpus: AlignedCorpus
    let finder: SpanFinder
    let links: WordLinks
    let texts: [PartText]

    init(_ corpus: AlignedCorpus) throws {
      self.corpus = corpus
      finder = SpanFinder(
        corpus: corpus, lexis: TargetLexis(corpus.target, lexicon: corpus.profile.lexicon),
        phrases: TargetPhrases(
          corpus.target, tagger: try shippedTagger.get(), workers: WorkerPool(threads: 1)),
        model: try RenderingModel(shippedWeights.get()))
      links = WordLinker(workers: WorkerPool(threads: 1)).links(in: corpus)
      texts = corpus.source.tokens.indices.map {
        PartText(SourceCharacters(corpus.source, part: $0), corpus.source, part: $0)
      }
    }

    /// The spans of each place of a term, best first, with the bead of the place.
    func spans(_ term: String) -> [(spans: [Span], links: BeadLinks)] {
      let index = SiteIndex(corpus, texts: texts)
      let matcher = TermMatcher(terms: [scalars(term)])
      let sites = texts.flatMap { text in
        text.segments.indices.flatMap {
          matcher.matches(in: text, segment: $0, cutEdges: 1).map(\.site)
        }
      }
      let traits = TermTraits(
        hanCount: term.count, startsWithVerb: false, isList: false, acronyms: [], glossKeys: [])
      return sites.flatMap { site in
        index.beads(of: site).map {
          (finder.spans(links[Int($0)], of: site, traits), links[Int($0)])
        }
      }
    }

    /// The first place of a term.
    func site(_ term: String) throws -> Site {
      let matcher = TermMatcher(terms: [scalars(term)])
      let sites = texts.lazy.flatMap { text in
        text.segments.indices.lazy.flatMap {
          matcher.matches(in: text, segment: $0, cutEdges: 1).map(\.site)
        }
      }
      return try #require(sites.first { _ in true })
    }

    func words(_ span: Span, _ links: BeadLinks) -> String {
      let tokens = corpus.target.tokens[corpus.bitexts[links.bitext].target]
      return span.tokens.map { corpus.target.vocabulary.text(of: tokens.ids[Int($0)]) }
        .joined(separator: " ")
    }

    /// All spans of all places as words.
    func phrases(_ term: String) -> [[String]] {
      spans(term).map { spans, links in spans.map { words($0, links) } }
    }
  }

  static let port = Result {
    try Setting(
      corpus(
        """
        港口实现低碳增长。 | The port achieves low-carbon growth.
        低碳增长是企业的目标。 | Low-carbon growth is the aim of the companies.
        企业保护湿地的环境。 | The company protects the environment of the wetlands.
        居民和企业讨论了环境。 | Residents and companies discussed the environment.
        """))
  }

  static let terms = ["低碳增长", "企业", "环境", "湿地的环境", "港口"]

  @Test(arguments: terms)
  func spansBeginAndEndWithContentWords(_ term: String) throws {
    let setting = try Self.port.get()
    let found = setting.spans(term)
    #expect(!found.isEmpty)
    for (spans, links) in found {
      #expect(!spans.isEmpty)
      let tokens = setting.corpus.target.tokens[setting.corpus.bitexts[links.bitext].target]
      for span in spans {
        #expect(tokens.flags[Int(span.tokens.lowerBound)].contains(.content))
        #expect(tokens.flags[Int(span.tokens.upperBound) - 1].contains(.content))
      }
    }
  }

  @Test(arguments: terms)
  func spansStandBestFirst(_ term: String) throws {
    let setting = try Self.port.get()
    for (spans, _) in setting.spans(term) {
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(spans.count <= SpanFinder.kept)
    }
  }

  @Test(arguments: [
    ("企业", ["companies", "company", "companies"]),
    ("环境", ["environment", "environment"]),
    ("低碳增长", ["low carbon growth", "low carbon growth"]),
  ])
  func theBestSpanIsTheTranslation(_ term: String, _ expected: [String]) throws {
    #expect(try Self.port.get().phrases(term).map(\.first) == expected)
  }

  @Test func aPartOfAHyphenCompoundIsNoBestSpan() throws {
    for phrases in try Self.port.get().phrases("低碳增长") {
      let words = phrases.first?.split(separator: " ") ?? []
      #expect(words.first != "carbon" && words.last != "low", "\(phrases)")
    }
  }

  @Test func aHyphenCompoundThatBeginsWithAFunctionWordIsFound() throws {
    let setting = try Setting(
      corpus(
        "港口实现近零排放。 | The port achieves near-zero emissions.\n近零排放很好。 | Near-zero emissions are good."
      ))
    #expect(setting.phrases("近零排放").allSatisfy { $0.contains("near zero emissions") })
  }

  @Test func whatHyphensTieWithAFunctionWordBetweenIsNeverCut() throws {
    let setting = try Setting(
      corpus(
        """
        最先进的设备很贵。 | The state-of-the-art equipment is expensive.
        港口购买最先进的设备。 | The port buys state-of-the-art equipment.
        """))
    let found = ["最先进", "最先进的设备", "设备"].flatMap { setting.phrases($0).joined() }
    try #require(found.contains("equipment"))
    try #require(found.contains("state of the art equipment"))
    for phrase in found {
      #expect(phrase.contains("art") == phrase.contains("state of the art"), "\(phrase)")
      #expect(phrase.contains("state") == phrase.contains("state of the art"), "\(phrase)")
    }
  }

  @Test func aNumberIsThatOfTheTermWhateverItsForm() throws {
    let setting = try Setting(
      corpus(
        """
        第十八次会议讨论了港口。 | The 18th meeting discussed the port.
        第七次会议讨论了港口。 | The 7th meeting discussed the port.
        """))
    let link = try #require(setting.spans("港口").first).links
    var term = TermTraits(
      hanCount: 6, startsWithVerb: false, isList: false, acronyms: [], glossKeys: [])
    term.numbers = [18]
    let described = setting.finder.described(link, of: try setting.site("第十八次会议"), term)
    let number = try #require(described.first { setting.words($0.span, link) == "18 meeting" })
    #expect(number.features[.numberMissing] == 0)
    #expect(number.features[.numbers] == 0)
    let bare = try #require(described.first { setting.words($0.span, link) == "meeting" })
    #expect(bare.features[.numberMissing] == 1)
  }

  @Test func aCoordinationMissesAMemberWhereNothingJoinsTwo() throws {
    let setting = try Setting(
      corpus(
        """
        港口和企业讨论了环境。 | Ports and companies discussed the environment.
        港口保护湿地。 | Ports protect wetlands.
        企业保护环境。 | Companies protect the environment.
        """))
    let link = try #require(setting.spans("港口").first).links
    var term = TermTraits(
      hanCount: 5, startsWithVerb: false, isList: false, acronyms: [], glossKeys: [])
    term.isCoordination = true
    let described = setting.finder.described(link, of: try setting.site("港口和企业"), term)
    let whole = try #require(
      described.first { setting.words($0.span, link) == "ports and companies" })
    #expect(whole.features[.memberMissing] == 0)
    let half = try #require(described.first { setting.words($0.span, link) == "ports" })
    #expect(half.features[.memberMissing] == 1)
  }

  @Test(arguments: [
    ("moral", "morally", true), ("us", "us", true), ("use", "user", false),
    ("diplomacy", "diplomat", true), ("port", "report", false), ("inter", "international", false),
  ])
  func relativesShareMostOfTheirLetters(_ a: String, _ b: String, _ expected: Bool) {
    #expect(Lemma(a).isRelated(to: Lemma(b)) == expected)
    #expect(Lemma(b).isRelated(to: Lemma(a)) == expected)
  }

  @Test func inflectedFormsHaveOneKey() throws {
    let setting = try Self.port.get()
    func keys(_ term: String) -> [String: UInt64] {
      var keys: [String: UInt64] = [:]
      for (spans, links) in setting.spans(term) {
        for span in spans { keys[setting.words(span, links)] = span.key }
      }
      return keys
    }
    let companies = keys("企业")
    try #require(companies.keys.contains("company"))
    #expect(companies["company"] == companies["companies"])
    #expect(companies["company"] == setting.finder.reading(ofGloss: "company").key)
    #expect(companies["company"] != keys("环境")["environment"])
  }

  @Test func noSpanCrossesTheBorderOfAHeading() throws {
    var document = rows("环境保护。企业保护湿地。 | Environmental protection", document: "heading")
    document.target.segments.append(
      Segment(text: "Companies protect the wetlands.", line: 1, paragraph: 0))
    let setting = try Setting(align([document]))
    let beads = setting.corpus.bitexts[0].beads
    try #require(
      beads.contains { $0.target.count == 2 }, "the heading and the sentence are one bead")
    for term in ["环境保护", "企业", "湿地"] {
      for phrase in setting.phrases(term).joined() {
        #expect(!phrase.contains("protection companies"), "\(phrase)")
      }
    }
  }

  @Test func aGlossOfWordsThatDoNotOccurHasNoKey() throws {
    let finder = try Self.port.get().finder
    #expect(finder.reading(ofGloss: "spaceship").key == nil)
    #expect(finder.reading(ofGloss: "of the").key == nil)
    #expect(finder.reading(ofGloss: "the company").key == finder.reading(ofGloss: "companies").key)
  }
}
