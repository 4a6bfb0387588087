import TestSupport
import Testing

@testable import Corpus

@Suite struct EnglishProfileTests {
  func tokenize(_ text: String) -> (words: [String], part: TokenizedPart) {
    var vocabulary = Interner()
    let part = EnglishProfile().tokenize([segment(text)], vocabulary: &vocabulary)
    return (part.ids.map { vocabulary.text(of: $0) }, part)
  }

  @Test(arguments: [
    ("The Port grows.", "the port grows ."),
    ("sea-rail inter\u{2010}modal", "sea rail inter modal"),
    ("two - three -- four", "two - three - - four"),
    ("China's ports and the workers' rights", "china's ports and the workers ' rights"),
    ("China’s ports and ‘quays’", "china's ports and ‘ quays ’"),
    (
      "the sailors’worldview and the sailors'll, boss's, Ts'ang",
      "the sailors ’ worldview and the sailors'll , boss's , ts'ang"
    ),
    ("the 18th and 1st of 2nd", "the 18 and 1 of 2"),
    ("1,000.5 tonnes, 6.4% in 2027.", "1000.5 tonnes , 6.4 in 2027 ."),
    ("the U.S. and the U.N.", "the US and the un"),
    ("a Ph.D. of the U.S.-led US", "a phd of the US led US"),
    ("us, who and it; the US, WHO's and IT", "us , who and it ; the US , WHO's and IT"),
    ("WHO WE ARE AND WHAT IT IS", "who we are and what it is"),
    ("Rules OF the Port", "rules of the port"),
    ("HK$5 million, US$ and $5", "hk$ 5 million , us$ and $ 5"),
    ("2020–21 and China–Africa", "2020 21 and china africa"),
    ("AML/CFT, R&D", "aml / cft , r & d"),
    ("Cap. 66 and Dr. Li", "cap . 66 and dr . li"),
    ("ＤＳＰ １２", "dsp 12"),
    ("“smart pilotage” (DSP)", "“ smart pilotage ” ( dsp )"),
    ("Café Élysée", "café élysée"),
    ("COVID-19", "covid 19"),
    ("9 billion yuan for 港口", "9 billion yuan for 港 口"),
    ("", ""),
  ])
  func wordsAreTheseTokens(_ text: String, _ expected: String) {
    #expect(tokenize(text).words == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    "Sea-rail China’s “18th” 1,000.5 U.S. tonnes, 5% Ph.D.", "  a\u{2002}b\u{3000}c ",
    "ＤＳＰ—Élan 港口x 😀 y",
    "-", "’s", "5,",
  ])
  func aTokensSliceOfTheTextNormalisesToItsWord(_ text: String) {
    let (words, part) = tokenize(text)
    let bytes = Array(text.utf8)
    var end = 0
    for i in words.indices {
      let (from, to) = (Int(part.starts[i]), Int(part.ends[i]))
      #expect(from >= end && to > from)
      let gap = String(decoding: bytes[end..<from], as: UTF8.self)
      #expect(gap.unicodeScalars.allSatisfy { $0.value.kind == .space || $0 == "-" })
      let slice = String(decoding: bytes[from..<to], as: UTF8.self)
      if part.flags[i].contains(.word) {
        #expect(EnglishProfile.words(of: slice).map(\.word) == [words[i]])
      } else {
        #expect(slice == words[i])
      }
      end = to
    }
    let rest = String(decoding: bytes[end...], as: UTF8.self)
    #expect(rest.unicodeScalars.allSatisfy { $0.value.kind == .space })
  }

  @Test func flagsSayWhatATokenIs() {
    let (words, part) = tokenize("The sea-rail Port of 38 “berths”, too.")
    let flags = Dictionary(zip(words, part.flags), uniquingKeysWith: { first, _ in first })
    #expect(flags["the"] == [.word, .first, .capitalised])
    #expect(flags["sea"] == [.word, .content])
    #expect(flags["rail"] == [.word, .content, .joined])
    #expect(flags["port"] == [.word, .content, .capitalised])
    #expect(flags["of"] == .word)
    #expect(flags["38"] == [.word, .content, .number])
    #expect(flags["“"] == .quote)
    #expect(flags[","] == [.comma, .clauseEnd])
    #expect(flags["."] == .clauseEnd)
  }

  @Test func acronymsThatSpellFunctionWordsAreContent() {
    let (words, part) = tokenize("The US told us what WHO is, and who IT is.")
    let content = words.indices.filter { part.flags[$0].contains(.content) }.map { words[$0] }
    #expect(content == ["US", "told", "WHO", "IT"])
    #expect(
      zip(words, part.flags).filter { $0.1.contains(.acronym) }.map(\.0) == ["US", "WHO", "IT"])
    let morphology = EnglishMorphology()
    #expect(morphology.lemmaClass(of: "US") != morphology.lemmaClass(of: "us"))
  }

  @Test(arguments: [
    ("AML/CFT", "/"), ("R&D", "&"), ("$5", "$"), ("Cap. 66", "."), ("No. 5", "."), ("Mr. Li", "."),
  ])
  func marksInsideAnExpressionEndNoClause(_ text: String, _ mark: String) {
    let (words, part) = tokenize(text)
    #expect(zip(words, part.flags).filter { $0.0 == mark }.map(\.1) == [.inner])
  }

  @Test(arguments: ["It is a cap. 66 more", "the answer is No. It is"])
  func aFullStopEndsAClause(_ text: String) {
    let (words, part) = tokenize(text)
    #expect(zip(words, part.flags).contains { $0.0 == "." && $0.1 == .clauseEnd })
  }

  @Test func particlesAreFlagged() {
    let (words, part) = tokenize("opening up in the north")
    #expect(zip(words, part.flags).filter { $0.1.contains(.particle) }.map(\.0) == ["up"])
  }

  @Test func segmentsKeepTheirTokens() {
    var vocabulary = Interner()
    let part = EnglishProfile().tokenize(
      [segment("One two."), segment(""), segment("Three")], vocabulary: &vocabulary)
    #expect((0..<3).map { part.tokens(ofSegment: $0) } == [0..<3, 3..<3, 3..<4])
  }
}

@Suite struct EnglishMorphologyTests {
  static let morphology = englishForms.knowing([
    "develop", "build", "manage", "plan", "share", "stop", "travel", "grow", "address", "train",
    "bring", "spee", "modernise", "agree",
  ])

  @Test(arguments: [
    ("ports", "port"), ("policies", "policy"), ("boxes", "box"), ("losses", "loss"), ("bus", "bus"),
    ("crises", "crisis"), ("children", "child"), ("news", "news"), ("politics", "politics"),
    ("china's", "china"), ("workers'", "worker"), ("developing", "develop"),
    ("developed", "develop"),
    ("managing", "manage"), ("shared", "share"), ("planning", "plan"), ("stopped", "stop"),
    ("built", "build"), ("went", "go"), ("carried", "carry"), ("training", "train"),
    ("beijing", "beijing"),
    ("wing", "wing"), ("agreed", "agree"), ("during", "during"), ("unknowning", "unknowning"),
    ("speed", "speed"),
    ("modernisation", "modernization"), ("organise", "organize"), ("analyse", "analyze"),
    ("labour", "labor"), ("hour", "hour"), ("centre", "center"),
    ("dialogue", "dialog"), ("defence", "defense"), ("science", "science"),
    ("programme", "program"),
    ("programmes", "program"), ("programs", "program"), ("his", "his"), ("2027", "2027"),
    ("is", "is"),
  ])
  func lemmas(_ word: String, _ lemma: String) {
    #expect(Self.morphology.lemma(of: word) == lemma)
  }

  @Test func formsOfAWordShareTheirClass() {
    for forms in [
      ["modernise", "modernising", "modernization", "modernisations"],
      ["programme", "program", "programmes"], ["people", "peoples", "person"],
    ] {
      #expect(Set(forms.map { Self.morphology.lemmaClass(of: $0) }).count == 1, "\(forms)")
    }
    #expect(
      Self.morphology.lemmaClass(of: "industry") != Self.morphology.lemmaClass(of: "industrial"))
  }

  /// Where no words are known, forms meet by rule.
  @Test(arguments: [
    ["manage", "managing", "managed"], ["plan", "planned", "planning"], ["carry", "carried"],
    ["address", "addressed", "addresses"],
  ])
  func rulesAloneBringFormsTogether(_ forms: [String]) {
    let rules = EnglishMorphology()
    #expect(Set(forms.map { rules.lemma(of: $0) }).count == 1)
  }

  @Test func basesAreWhatAWordMayBeAFormOf() {
    #expect(Self.morphology.bases(of: "managing").contains("manage"))
    #expect(Self.morphology.bases(of: "stopped").contains("stop"))
    #expect(Self.morphology.bases(of: "carried").contains("carry"))
    #expect(Self.morphology.bases(of: "taken").contains("take"))
    #expect(Self.morphology.bases(of: "policies").contains("policy"))
  }

  @Test func aLemmaIsItsOwnLemma() {
    for word in [
      "ports", "policies", "managing", "organised", "crises", "programmes", "centres", "buses",
    ] {
      let lemma = Self.morphology.lemma(of: word)
      #expect(Self.morphology.lemma(of: lemma) == lemma)
    }
  }
}
