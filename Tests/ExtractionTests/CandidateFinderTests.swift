import Glibc
import Testing

@testable import Alignment
@testable import Corpus
@testable import Extraction

@Suite struct CandidateFinderTests {
  static func candidates(_ corpus: AlignedCorpus) -> [String: Candidate] {
    let texts = corpus.source.tokens.indices.map {
      PartText(SourceCharacters(corpus.source, part: $0), corpus.source, part: $0)
    }
    let list = finder(corpus, texts).candidates(limit: .max) { _ in 0 }
    return Dictionary(list.map { (String(scalars: $0.scalars), $0) }) { first, _ in first }
  }

  static func finder(_ corpus: AlignedCorpus, _ texts: [PartText]) -> CandidateFinder {
    CandidateFinder(corpus: corpus, texts: texts, general: GeneralLanguage([:], empty: []))
  }

  static let school = Result {
    try candidates(
      corpus(
        """
        学校正在不断改善医疗、教育和住房条件。 | The school is constantly improving health care, education and housing.
        老师们非常重视医疗、教育，并且已经取得了进展。 | Teachers attach great importance to health care and education and have made progress.
        我们要建设“书香校园”，鼓励学生读书。 | We want to build a "campus of books" and encourage students to read.
        “书香校园”离不开老师的支持。 | The "campus of books" needs the support of teachers.
        目前，学校的图书馆向居民开放。 | At present the library of the school is open to residents.
        图书馆的志愿者帮助居民借书。 | Volunteers of the library help residents borrow books.
        工业、农业、林业都需要科学技术。 | Industry, agriculture and forestry all need science and technology.
        """))
  }

  @Test(arguments: ["学校", "图书馆", "志愿者", "科学技术", "居民", "住房条件"])
  func nounsAreCandidates(_ term: String) throws {
    #expect(try Self.school.get()[term] != nil)
  }

  static let functionWords = ["的", "了", "和", "并且", "我们", "向", "都", "，", "。"]

  @Test func noCandidateBeginsOrEndsWithAFunctionWord() throws {
    for term in try Self.school.get().keys {
      for word in Self.functionWords where term != word {
        #expect(!term.hasPrefix(word) && !term.hasSuffix(word), "\(term)")
      }
    }
  }

  @Test func noCandidateEndsWithAnAdverbOrATime() throws {
    for term in try Self.school.get().keys {
      for word in ["不断", "非常", "正在", "已经", "目前"] { #expect(!term.hasSuffix(word), "\(term)") }
    }
  }

  @Test func anAdverbAtTheStartIsMarked() throws {
    for (term, candidate) in try Self.school.get()
    where ["不断", "已经"].contains(where: term.hasPrefix) {
      #expect(candidate.features[.startsOnAdverb] || candidate.features[.listedAdverb], "\(term)")
    }
  }

  @Test func aQuotedSloganIsFoundAndKnownToBeQuoted() throws {
    let found = try Self.school.get()
    let slogan = try #require(found["书香校园"])
    #expect(slogan.sites.count == 2)
    #expect(slogan.features[.quoted] == Float(1))
    #expect(found["校园"]?.features[.quoted] == Float(0))
  }

  @Test func aWordForABodyThatEndsIn会IsACandidate() throws {
    let found = try Self.candidates(
      corpus(
        "居民参加社区议事会。 | Residents take part in the community council.\n社区议事会讨论环境。 | The community council discusses the environment."
      ))
    #expect(found["社区议事会"] != nil)
  }

  @Test func noCandidateHasOneQuotationMarkOnly() throws {
    for term in try Self.school.get().keys {
      #expect(term.contains("“") == term.contains("”"), "\(term)")
    }
  }

  @Test func aListThatRecursIsACandidateAndAPieceOfAListIsNot() throws {
    let found = try Self.school.get()
    #expect(found["医疗、教育"]?.sites.count == 2)
    #expect(!found.keys.contains { $0.contains("业、") }, "the list stands once")
    for term in found.keys { #expect(!term.hasPrefix("、") && !term.hasSuffix("、"), "\(term)") }
    let piece = try Self.candidates(
      corpus(
        """
        我们改善医疗、教育、住房。 | We improve health care, education and housing.
        他们重视医疗、教育、住房。 | They attach importance to health care, education and housing.
        """))
    #expect(piece["医疗、教育"] == nil)
    #expect(piece["医疗、教育、住房"] != nil)
  }

  @Test func sitesAreWhereTheCandidateStands() throws {
    let corpus = try corpus("图书馆开放了。 | The library is open.\n我们去图书馆。 | We go to the library.")
    let text = PartText(SourceCharacters(corpus.source, part: 0), corpus.source, part: 0)
    for (term, candidate) in Self.candidates(corpus) {
      for site in candidate.sites {
        let range = Int(site.start)..<Int(site.end)
        #expect(String(scalars: text.characters.scalars[range]) == term)
        #expect(text.segments.contains { $0.contains(range) }, "no candidate crosses a segment")
      }
    }
  }

  @Test func theLimitKeepsTheBest() throws {
    let corpus = try corpus(
      "图书馆的志愿者帮助居民借书。 | Volunteers of the library help residents borrow books.")
    let texts = [PartText(SourceCharacters(corpus.source, part: 0), corpus.source, part: 0)]
    let finder = Self.finder(corpus, texts)
    let promise = { (features: TermFeatures) -> Float in features[.listed] }
    let all = finder.candidates(limit: .max, by: promise)
    try #require(all.count > 2)
    #expect(finder.candidates(limit: 2, by: promise).map(\.scalars) == all.prefix(2).map(\.scalars))
    #expect(
      zip(all, all.dropFirst()).allSatisfy { promise($0.features) >= promise($1.features) })
  }
}

/// Where the names that people write begin and end.
@Suite struct TermBoundaryTests {
  static func terms(_ sentence: String) throws -> [String: Candidate] {
    try CandidateFinderTests.candidates(corpus("\(sentence) | A translation of it."))
  }

  @Test(arguments: [
    ("最高人民法院发布了决定。", "最高人民法院"), ("明天是世界城市日。", "世界城市日"),
    ("中国共产党第二十次全国代表大会在北京召开。", "中国共产党第二十次全国代表大会"),
    ("中国—东盟领导人会议开幕。", "中国—东盟领导人会议"), ("他读列夫·托尔斯泰。", "列夫·托尔斯泰"),
    ("《金融机构（处置机制）条例》生效。", "金融机构(处置机制)条例"),
    ("各县（市）设立图书馆。", "县(市)"), ("COVID-19疫情结束了。", "covid-19"),
    ("他们学习党的二十大精神。", "二十大精神"),
    ("联合国气候变化框架公约第二十八次缔约方大会开幕。", "联合国气候变化框架公约第二十八次缔约方大会"),
  ])
  func namesAreCandidatesAsAWhole(_ sentence: String, _ term: String) throws {
    let found = try Self.terms(sentence)
    let written = [term, term.replacing("(", with: "（").replacing(")", with: "）")]
    #expect(written.contains { found[$0] != nil }, "\(found.keys.sorted())")
  }

  @Test(arguments: [
    ("第十二条　国务院规定办法。", "条"), ("第三章　总则", "章"), ("标题　国务院", "标题国务院"),
  ])
  func noTermReachesAcrossTheNumberOfAnArticleOrAWideSpace(
    _ sentence: String, _ part: String
  ) throws {
    let found = try Self.terms(sentence)
    for term in found.keys { #expect(!term.contains(part), "\(term)") }
  }

  @Test func noTermReachesAcrossADashBetweenClauses() throws {
    let found = try Self.terms("图书馆——学校的中心——开放了。")
    #expect(found["图书馆"] != nil)
    for term in found.keys { #expect(!term.contains("—"), "\(term)") }
  }

  @Test func aNumberBeginsATermOnlyWhereItIsSaidAgain() throws {
    #expect(try Self.terms("我们有六个目标。")["六个目标"] == nil)
    #expect(try Self.terms("我们有六个目标。六个目标是方法。")["六个目标"] != nil)
  }

  @Test func whoWroteOrSentATextIsNoTermOfIt() throws {
    let found = try Self.terms("新华社北京12月28日电（记者 王丽）图书馆开放了。")
    #expect(found["新华社"] == nil)
    #expect(found["图书馆"] != nil)
    #expect(try Self.terms("新华社成立了图书馆。")["新华社"] != nil)
  }

  @Test func aWeekdayIsNoTerm() throws {
    #expect(try Self.terms("星期四，图书馆开放了。")["星期四"] == nil)
  }

  @Test func aNounWithAPlaceRelativeToItIsNoTerm() throws {
    let found = try Self.terms("新征程上，世界上的图书馆开放了。")
    for term in found.keys { #expect(!term.hasSuffix("上"), "\(term)") }
  }

  @Test func aVerbThatAlwaysStandsBeforeATermSaysNothingAgainstIt() throws {
    let found = try Self.terms("推动构建人类命运共同体。我们构建人类命运共同体。")
    #expect(found["人类命运共同体"]?.features[.independence] == Float(1))
    #expect(found["人类命运共同体"]?.features[.insideListed] == Float(0))
    // Beyond the verbs stand the beginning of a sentence and 我们.
    #expect(found["人类命运共同体"]?.features[.leftVariety] == log(Float(2)))
  }

  /// A preposition and what counts behind a number begin no term, a moment and a postposition end none, and a clause
  /// shows.
  @Test func whatMakesAClauseIsKnown() throws {
    let found = try Self.terms(
      "根据《森林法》，图书馆曾要求学校发展时重视教育，图书馆15日发表公报。文化大革命以来，学校之间有合作。"
        + "建校30周年研讨会。离港口15公里处有图书馆。")
    for term in found.keys {
      #expect(!term.hasPrefix("根据"), "\(term)")
      #expect(!term.hasSuffix("时"), "\(term)")
      #expect(!term.hasSuffix("以来") && !term.hasSuffix("之间"), "\(term)")
      #expect(!term.hasPrefix("周年") && !term.hasPrefix("公里"), "\(term)")
    }
    #expect(found["文化大革命"] != nil)
    #expect(found["图书馆曾要求学校"]?.features[.adverbInside] == Float(1))
    #expect(found["图书馆15日发表公报"]?.features[.dateInside] == Float(1))
    #expect(found["图书馆"]?.features[.dateInside] == Float(0))
  }

  @Test func whatStandsInTitleMarksIsKnownAsAWholeAndAsAPart() throws {
    let found = try Self.terms("《森林资源保护条例》保护森林资源。")
    #expect(found["森林资源保护条例"]?.features[.titled] == Float(1))
    #expect(found["保护条例"]?.features[.insideTitle] == Float(1))
    #expect(found["森林资源"]?.features[.insideTitle] == Float(0.5))
  }
}
