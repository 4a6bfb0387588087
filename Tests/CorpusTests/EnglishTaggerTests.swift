import Foundation
import TestSupport
import Testing

@testable import Corpus

@Suite struct EnglishTaggerTests {
  static func tags(_ sentence: String, by tagger: EnglishTagger) -> [PartOfSpeech] {
    var vocabulary = Interner()
    let part = EnglishProfile().tokenize([segment(sentence)], vocabulary: &vocabulary)
    return tagger.tags(of: part, vocabulary)
  }

  @Test(
    arguments: [
      (
        "The committee adopted a new plan.",
        [.determiner, .noun, .pastVerb, .determiner, .adjective, .noun, .punctuation]
      ),
      (
        "China's economy grew rapidly in 2019.",
        [.possessive, .noun, .pastVerb, .adverb, .preposition, .number, .punctuation]
      ),
      (
        "They want to protect the environment",
        [.pronoun, .presentVerb, .to, .verb, .determiner, .noun]
      ),
      ("We will build houses", [.pronoun, .modal, .verb, .pluralNoun]),
      ("high-quality development", [.adjective, .noun, .noun]),
    ] as [(String, [PartOfSpeech])])
  func sentencesAreTagged(_ sentence: String, _ expected: [PartOfSpeech]) throws {
    #expect(Self.tags(sentence, by: try shippedTagger.get()) == expected)
  }

  @Test func everyTokenHasOneTag() throws {
    for text in ["", "…", "习近平 visited 3,000 villages — “all” of them!", "a\u{301} x'y'z -- ..."] {
      var vocabulary = Interner()
      let part = EnglishProfile().tokenize(
        [Segment(text: text, line: 1, paragraph: 0)], vocabulary: &vocabulary)
      #expect(try shippedTagger.get().tags(of: part, vocabulary).count == part.count)
    }
  }

  @Test func tagsStandInTheOrderOfTheirNames() {
    #expect(PartOfSpeech.tags == PartOfSpeech.tags.sorted())
    #expect(PartOfSpeech.tags.count == PartOfSpeech.allCases.count)
  }

  @Test(arguments: [
    "b", "b\tNN", "b\tNN x", "b\tNO 3", "b\tNN 3 VB", "b\tNN 99999", "b\t", "\tNN 3\nno tab",
  ])
  func aLineOfAnotherFormIsRefusedWithItsNumber(_ line: String) {
    let table = Array("# comment\n\(line)\n".utf8)
    #expect {
      _ = try EnglishTagger(table: table, name: "table")
    } throws: { error in
      (error as? CorpusError)?.file == "table" && [2, 3].contains((error as? CorpusError)?.line)
    }
  }

  @Test func weightsDecideAndTiesGoToTheLaterTag() throws {
    let table = Array("w up\tIN 5\nw run\tVB 3 NN 3\n".utf8)
    let tagger = try EnglishTagger(table: table, name: "table")
    // NN comes before VB, and a word without weights gets X, the last of all.
    #expect(Self.tags("run up there", by: tagger) == [.verb, .preposition, .other])
  }
}
