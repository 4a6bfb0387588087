import Terminology
import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus

/// Small texts written for these tests.
@Suite struct CorpusAlignerTests {
  static let library = part(
    "library.zh", .chinese,
    [
      ["去年，市政府投资三百万元建设了一座新的图书馆。"],
      ["图书馆收藏了五万册图书，其中一半是儿童读物。", "周末，许多家长带着孩子来看书。"],
      ["老师们认为，阅读能够提高学生的语言能力。"],
      ["今年9月，图书馆将开放网上服务，居民在家就可以借书，也可以参加网上的文化活动。"],
      ["我们感谢所有志愿者的支持。"],
    ])
  static let libraryInEnglish = [
    ["Last year the city government invested three million yuan to build a new library."],
    [
      "The library holds 50,000 books, half of them children's books.",
      "At weekends many parents bring their children to read.",
    ],
    ["Teachers believe that reading can improve the language ability of students."],
    [
      "This September the library will open its online services and residents can borrow books at home.",
      "They can also take part in online cultural activities.",
    ],
    ["We thank all volunteers for their support."],
  ]

  static let forest = part(
    "forest.zh", .chinese,
    [
      ["山区的森林面积增加了百分之十二。"], ["农民种植果树，收入明显提高。"], ["专家建议保护水源，防止土壤污染。"],
      ["夏季降雨减少，消防队加强了火灾预防工作。"],
    ])
  static let forestInEnglish = [
    ["The forest area of the mountain region increased by 12 percent."],
    ["Farmers planted fruit trees and their income rose markedly."],
    ["Experts suggest protecting water sources and preventing soil pollution."],
    ["Rainfall decreased in summer and the fire brigade strengthened fire prevention work."],
  ]
  static let poem = part(
    "poem.en", .english,
    [
      ["Shall I compare thee to a rose upon a stem?"],
      ["Sweet nightingale, thy song is gone with dusk."],
      ["No lover wept so long beside a brook."],
    ])

  // MARK: Beads

  @Test func oneSentenceMayBecomeTwo() throws {
    let corpus = try align([Self.library, part("library.en", .english, Self.libraryInEnglish)])
    #expect(corpus.beads() == ["0-0", "1-1", "2-2", "3-3", "4-4,5", "5-6"])
    #expect(corpus.warnings.isEmpty)
  }

  @Test func twoSentencesMayBecomeOne() throws {
    var english = Self.libraryInEnglish
    english[1] = [
      "The library holds 50,000 books, half of them children's books, and at weekends many parents "
        + "bring their children to read."
    ]
    let corpus = try align([Self.library, part("library.en", .english, english)])
    #expect(corpus.beads() == ["0-0", "1,2-1", "3-2", "4-3,4", "5-5"])
  }

  @Test(arguments: [
    ["Photographs by courtesy of Getty Images; click to enlarge or subscribe."],
    [
      "In other news, heavy snow stopped all trains between the two northern provinces on Friday.",
      "Soldiers cleared the railway and the airport reopened before midnight.",
    ],
  ])
  func anInsertedParagraphIsLeftOut(_ inserted: [String]) throws {
    var english = Self.libraryInEnglish
    english.insert(inserted, at: 3)
    let corpus = try align([Self.library, part("library.en", .english, english)])
    let k = inserted.count
    #expect(
      corpus.beads() == ["0-0", "1-1", "2-2", "3-3", "4-\(4 + k),\(5 + k)", "5-\(6 + k)"])
  }

  @Test func aParagraphLeftUntranslatedIsLeftOut() throws {
    var english = Self.libraryInEnglish
    english.remove(at: 2)
    let corpus = try align([Self.library, part("library.en", .english, english)])
    #expect(corpus.beads() == ["0-0", "1-1", "2-2", "4-3,4", "5-5"])
  }

  @Test func sectionsInAnotherOrderAreFound() throws {
    let chinese = part(
      "both.zh", .chinese, (Self.library.segments + Self.forest.segments).map { [$0.text] })
    let english = part("both.en", .english, Self.forestInEnglish + Self.libraryInEnglish)
    let corpus = try align([chinese, english])
    #expect(
      corpus.beads() == [
        "0-4", "1-5", "2-6", "3-7", "4-8,9", "5-10", "6-0", "7-1", "8-2", "9-3",
      ])
  }

  @Test func beadsAreInOrderDisjointAndSureToADegree() throws {
    let corpus = try align([Self.library, part("library.en", .english, Self.libraryInEnglish)])
    for bitext in corpus.bitexts {
      for (bead, next) in zip(bitext.beads, bitext.beads.dropFirst()) {
        #expect(bead.source.upperBound <= next.source.lowerBound)
        #expect(!bead.target.overlaps(next.target))
      }
      for bead in bitext.beads {
        #expect(!bead.source.isEmpty && !bead.target.isEmpty)
        #expect(bead.confidence > 0 && bead.confidence <= 1)
      }
    }
  }

  // MARK: Documents

  @Test func aFewLinesAreNotTheOriginalOfALongText() throws {
    // Lines that a translation leaves in Chinese are a text of their own; their like stands in the translation.
    let left = part("library.en", .chinese, [["我们感谢所有志愿者的支持。"]])
    let corpus = try align([
      left, Self.library, part("library.en", .english, Self.libraryInEnglish),
    ])
    #expect(corpus.bitexts.map { corpus.source.parts[$0.source].document } == ["library.zh"])
    #expect(corpus.bitexts.map(\.beads.count) == [6])
  }

  @Test func translationsFindTheirOriginals() throws {
    let literal = [
      ["Last year the municipal government spent 3 million yuan on the construction of a library."],
      [
        "Fifty thousand books are kept there, and half are for children.",
        "Parents come with kids on weekends.",
      ],
      ["In the teachers' view reading raises students' ability in language."],
      ["In September the library opens internet services for residents to borrow books from home."],
      ["Thanks to the volunteers for their support."],
    ]
    let corpus = try align([
      part("a.en", .english, Self.forestInEnglish), Self.library,
      part("b.en", .english, Self.libraryInEnglish), Self.forest, part("c.en", .english, literal),
    ])
    #expect(corpus.pairedDocuments == ["library.zh>b.en", "library.zh>c.en", "forest.zh>a.en"])
    #expect(corpus.warnings.isEmpty)
  }

  @Test func theOrderOfFilesDoesNotChangeThePairs() throws {
    let parts = [
      part("a.en", .english, Self.forestInEnglish), Self.library,
      part("b.en", .english, Self.libraryInEnglish), Self.forest,
    ]
    let forward = try align(parts)
    let backward = try align(parts.reversed())
    #expect(forward.pairedDocuments == backward.pairedDocuments.reversed())
    #expect(forward.beads(0) == backward.beads(1))
    #expect(forward.beads(1) == backward.beads(0))
  }

  @Test func aTextWithoutCounterpartIsAWarning() throws {
    let corpus = try align([
      Self.library, Self.forest, part("b.en", .english, Self.libraryInEnglish), Self.poem,
    ])
    #expect(corpus.pairedDocuments == ["library.zh>b.en"])
    #expect(corpus.warnings.map(\.file) == ["forest.zh", "poem.en"])
  }

  @Test func aCorpusOfOneLanguageIsRefusedByName() {
    let chinese = #expect(throws: CorpusError.self) { try align([Self.library]) }
    #expect(chinese?.description.hasPrefix("library.zh: there is no English text") == true)
    let english = #expect(throws: CorpusError.self) { try align([Self.poem]) }
    #expect(english?.description.hasPrefix("poem.en: there is no Chinese text") == true)
    #expect(throws: CorpusError.self) { try align([]) }
  }

  @Test func textsThatTranslateNothingAreRefusedByName() {
    let error = #expect(throws: CorpusError.self) { try align([Self.forest, Self.poem]) }
    #expect(error?.file == "forest.zh")
  }

  // MARK: Rows that are aligned already

  @Test func rowsStayTogetherWhateverTheirWords() throws {
    let document = AlignedDocument(
      source: part("t.tsv", .chinese, [["港口在发展。", "城市也在发展。"], ["谢谢大家。"]]),
      target: part(
        "t.tsv", .english, [["The port grows.", "So does the city."], ["Over and out.", "Bye."]]))
    var run = AlignmentRun(
      lexicon: try shippedLexicon.get(), morphology: EnglishMorphology(),
      background: TranslationCounts(),
      sources: [document.source], targets: [document.target], givenFrom: 0,
      workers: WorkerPool(threads: 1))
    run.findPaths([(0, 0)])
    let beads = run.bitexts([(0, 0)])[0].beads
    for bead in beads {
      let rows = Set(bead.source.map { document.source.segments[$0].paragraph })
      #expect(rows == Set(bead.target.map { document.target.segments[$0].paragraph }))
    }
    #expect(beads.flatMap { Array($0.source) } == [0, 1, 2])
    #expect(beads.flatMap { Array($0.target) } == [0, 1, 2, 3])
    let corpus = try CorpusAligner(lexicon: shippedLexicon.get()).align(Corpus(aligned: [document]))
    #expect(corpus.pairedDocuments == ["t.tsv>t.tsv"])
  }

  @Test func whatADescriptionNamesIsBelieved() throws {
    let parts = [Self.library, Self.forest, part("poem.en", .english, Self.libraryInEnglish)]
    var corpus = Corpus(parts: parts)
    let aligner = CorpusAligner(lexicon: try shippedLexicon.get())
    #expect(try aligner.align(corpus).pairedDocuments == ["library.zh>poem.en"])
    corpus.descriptions["poem.en"] = DocumentDescription(path: "poem.en")
    corpus.descriptions["poem.en"]?.translates = "forest.zh"
    #expect(try aligner.align(corpus).pairedDocuments == ["forest.zh>poem.en"])
  }

  // MARK: Names

  @Test func aNameIsFoundByItsPinyin() throws {
    let chinese = part(
      "name.zh", .chinese, [["昨天，项柳溪参观了新的图书馆。"], ["项柳溪感谢老师和学生。"], ["图书馆收藏了五万册图书。"]])
    let english = part(
      "name.en", .english,
      [
        ["Yesterday Xiang Liuxi visited the new library."],
        ["Xiang Liuxi thanked teachers and students."], ["The library holds 50,000 books."],
      ])
    let corpus = try align([chinese, english])
    let entry = corpus.profile.lexicon.entry(of: [UInt32](scalarsOf: "项柳溪"))
    let classes = entry.map { corpus.profile.lexicon.classes(of: $0) }
    #expect(classes?.contains(.person) == true)
    #expect(corpus.source.vocabulary.id(of: "项柳溪") != nil)
  }
}
