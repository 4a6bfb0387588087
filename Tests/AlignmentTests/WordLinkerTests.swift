import Terminology
import Testing

@testable import Alignment
@testable import Corpus

@Suite struct WordLinkerTests {
  static let corpus = try? align([
    CorpusAlignerTests.library, part("library.en", .english, CorpusAlignerTests.libraryInEnglish),
  ])

  /// For the first place of a source word, the target word that most comes from it, where that is above a half.
  func partner(of word: String, in corpus: AlignedCorpus) throws -> String? {
    let known = corpus.source.vocabulary.id(of: word)
    let id = try #require(known, "\(word) is one word of the text")
    let all = WordLinker().links(in: corpus)
    for number in 0..<all.beads.count {
      let links = all[number]
      let bitext = corpus.bitexts[links.bitext]
      let text = SourceCharacters(corpus.source, part: bitext.source)
      let rows = links.characters.indices.filter {
        corpus.source.tokens[bitext.source].ids[text.token(at: Int(links.characters[$0]))] == id
      }
      guard !rows.isEmpty else { continue }
      let columns = links.tokens.indices.map { j in
        rows.reduce(Float(0)) { $0 + links.fromTarget[$1 * links.tokens.count + j] }
      }
      guard let best = columns.indices.max(by: { columns[$0] < columns[$1] }), columns[best] > 0.5
      else { return nil }
      let token = Int(links.tokens[best])
      return corpus.target.vocabulary.text(of: corpus.target.tokens[bitext.target].ids[token])
    }
    return nil
  }

  @Test(arguments: [
    ("图书馆", "library"), ("老师", "teachers"), ("志愿者", "volunteers"), ("家长", "parents"),
    ("学生", "students"), ("9月", "september"),
  ])
  func aWordLinksToItsGloss(_ word: String, _ expected: String) throws {
    #expect(try partner(of: word, in: #require(Self.corpus)) == expected)
  }

  @Test func posteriorsAreProbabilities() throws {
    let corpus = try #require(Self.corpus)
    let links = WordLinker().links(in: corpus)
    #expect(links.beads.count == corpus.bitexts.reduce(0) { $0 + $1.beads.count })
    let one: Float = 1.0001
    for number in 0..<links.beads.count {
      let link = links[number]
      let (rows, columns) = (link.characters.count, link.tokens.count)
      try #require(link.fromTarget.count == rows * columns)
      try #require(link.fromSource.count == rows * columns)
      #expect((link.fromTarget + link.fromSource).allSatisfy { $0 >= 0 && $0 <= one })
      for j in 0..<columns {
        #expect((0..<rows).reduce(Float(0)) { $0 + link.fromTarget[$1 * columns + j] } <= one)
      }
      for i in 0..<rows {
        #expect((0..<columns).reduce(Float(0)) { $0 + link.fromSource[i * columns + $1] } <= one)
      }
      #expect(zip(link.characters, link.characters.dropFirst()).allSatisfy { $0 < $1 })
      #expect(zip(link.tokens, link.tokens.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func charactersLeadBackToTheirTokens() throws {
    let side = try #require(Self.corpus).source
    let text = SourceCharacters(side, part: 0)
    for token in side.tokens[0].ids.indices {
      let word = side.vocabulary.text(of: side.tokens[0].ids[token])
      #expect(
        String(scalars: text.scalars[text.starts[token]..<text.starts[token + 1]]) == word)
      for position in text.starts[token]..<text.starts[token + 1] {
        #expect(text.token(at: position) == token)
      }
    }
  }
}
