import Terminology
import TestSupport
import Testing

@testable import Alignment
@testable import Corpus

/// Tests/Samples: a speech with two English versions, and a report in two languages.
@Suite struct SampleAlignmentTests {
  static let files = [
    "harbour-report.txt", "harbour-speech-literal.en.txt", "harbour-speech.en.txt",
    "harbour-speech.zh.txt",
  ]

  static func run(_ files: [String]) throws -> AlignedCorpus {
    try CorpusAligner(lexicon: shippedLexicon.get()).align(
      CorpusReader().read(files.map(samplePath)))
  }

  static let corpus = try? run(files)

  func bitext(to document: String) throws -> (corpus: AlignedCorpus, bitext: Bitext) {
    let corpus = try #require(Self.corpus)
    let bitext = corpus.bitexts.first { corpus.target.parts[$0.target].document == document }
    return (corpus, try #require(bitext))
  }

  @Test func documentsArePaired() throws {
    let corpus = try #require(Self.corpus)
    #expect(
      corpus.pairedDocuments.sorted() == [
        "harbour-report.txt>harbour-report.txt",
        "harbour-speech.zh.txt>harbour-speech-literal.en.txt",
        "harbour-speech.zh.txt>harbour-speech.en.txt",
      ])
    #expect(corpus.warnings.isEmpty)
  }

  /// The Chinese paragraph behind each paragraph of the careful version, by hand: it parts two of them.
  static let careful = [
    0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 14, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
  ]

  @Test(arguments: [
    ("harbour-speech.en.txt", careful), ("harbour-speech-literal.en.txt", Array(0..<24)),
  ])
  func everyParagraphOfTheSpeechIsPairedWithItsTranslation(
    _ document: String, _ sourceOfTarget: [Int]
  ) throws {
    let (corpus, bitext) = try bitext(to: document)
    let source = corpus.source.parts[bitext.source].segments
    let target = corpus.target.parts[bitext.target].segments
    try #require(target.last?.paragraph == sourceOfTarget.count - 1)
    var paired: Set<Int> = []
    for bead in bitext.beads {
      let from = Set(bead.source.map { source[$0].paragraph })
      let to = Set(bead.target.map { sourceOfTarget[target[$0].paragraph] })
      #expect(from == to, "\(source[bead.source.lowerBound].text)")
      paired.formUnion(from)
    }
    #expect(paired == Set(0..<24))
  }

  @Test(arguments: [
    ("24套新建岸电设施", "All 24 new sets of shore power facilities"),
    ("企业通过单一窗口", "companies can complete the procedure"),
    ("受访企业的满意度", "In an independent survey"),
    ("2028年，港口将继续", "In 2028 the port"),
    ("12个街道的社区议事会", "The community councils in the 12 subdistricts"),
  ])
  func sentencesOfTheReportArePaired(_ chinese: String, _ english: String) throws {
    let (corpus, bitext) = try bitext(to: "harbour-report.txt")
    let bead = bitext.beads.first {
      corpus.source.text(of: $0.source, part: bitext.source, separator: "").text.contains(chinese)
    }
    let text = bead.map {
      corpus.target.text(of: $0.target, part: bitext.target, separator: " ").text
    }
    #expect(text?.contains(english) == true, "\(text ?? "no bead")")
  }

  @Test func aPassageTheTranslationLeavesOutHasNoBeadOfItsOwn() throws {
    let (corpus, bitext) = try bitext(to: "harbour-speech-literal.en.txt")
    let source = corpus.source.parts[bitext.source].segments
    for omitted in ["每多开一列班列", "老起重机不拆"] {
      try #require(source.contains { $0.text.hasPrefix(omitted) })
      #expect(
        !bitext.beads.contains {
          $0.source.count == 1 && source[$0.source.lowerBound].text.hasPrefix(omitted)
        })
    }
  }

  @Test(arguments: [5, 9, 20])
  func aParagraphInsertedIntoTheSpeechIsLeftOut(before paragraph: Int) throws {
    var parts = try CorpusReader().read(
      ["harbour-speech.zh.txt", "harbour-speech.en.txt"].map(samplePath)
    ).parts
    let inserted = [
      "In other news, heavy snow stopped all trains between the two northern provinces on Friday.",
      "Soldiers cleared the railway and the airport reopened before midnight.",
    ]
    let target = try #require(parts.firstIndex { $0.language == .english })
    for k in parts[target].segments.indices
    where parts[target].segments[k].paragraph >= paragraph {
      parts[target].segments[k].paragraph += 1
    }
    let at = try #require(parts[target].segments.firstIndex { $0.paragraph > paragraph })
    parts[target].segments.insert(
      contentsOf: inserted.map { Segment(text: $0, line: 1, paragraph: paragraph) }, at: at)
    let corpus = try align(parts)
    let found = corpus.bitexts[0].beads.filter { $0.target.overlaps(at..<(at + 2)) }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func twoRunsGiveTheSame() throws {
    let (first, second) = (
      try Self.run(["harbour-report.txt"]), try Self.run(["harbour-report.txt"])
    )
    #expect(!first.bitexts[0].beads.isEmpty)
    #expect(first.bitexts == second.bitexts)
    #expect(first.source.tokens.map(\.ids) == second.source.tokens.map(\.ids))
    let links = [first, second].map { corpus in
      let links = WordLinker().links(in: corpus)
      return (0..<links.beads.count).map { links[$0] }
    }
    #expect(links[0].map(\.fromTarget) == links[1].map(\.fromTarget))
    #expect(links[0].map(\.fromSource) == links[1].map(\.fromSource))
  }
}
