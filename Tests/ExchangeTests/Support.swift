import Exchange
import Foundation
import Terminology
import TestSupport

func contents(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}

func tag(_ text: String) -> LanguageTag { LanguageTag(text) ?? .english }

/// A small glossary that uses everything a glossary has.
let sample = Glossary(
  title: "政治术语", sourceDescription: "Mined from 001-zh.txt and 003-en.txt", language: tag("zh-CN"),
  concepts: [
    Concept(
      id: "c1", subjectField: "politics", definition: "人类命运共同体的定义",
      notes: ["Seen by the board."],
      languages: [
        LanguageSection(
          language: tag("zh-CN"),
          terms: [
            Term(
              text: "人类命运共同体", status: .preferred,
              contexts: [Context(text: "推动构建人类命运共同体。", source: "001-zh.txt")])
          ]),
        LanguageSection(
          language: tag("en-US"),
          terms: [
            Term(
              text: "community with a shared future for mankind", status: .preferred,
              type: .fullForm,
              contexts: [
                Context(text: "Build a community & \"more\" <now>.", source: "003-en.txt"),
                Context(text: "Without a source."),
              ], notes: ["A slogan."]),
            Term(text: "CSFM", status: .admitted, type: .acronym),
            Term(text: "community of common destiny", status: .deprecated),
            Term(text: "common destiny", status: .superseded, type: .shortForm),
          ]),
      ]),
    Concept(
      id: "c2",
      languages: [
        LanguageSection(language: tag("zh-CN"), terms: [Term(text: "小康社会")]),
        LanguageSection(
          language: tag("en-US"), terms: [Term(text: "moderately prosperous society")]),
      ]),
  ])

/// Glossaries with the strings that break formats.
struct GlossaryGenerator {
  private static let pieces = [
    "人类命运共同体", "𠮷野家", "reform", "]]>", "&", "&amp;", "<term>", "\"", "'", "\u{A0}", "\u{2002}", "|",
    "#", "é", "e\u{301}", "\u{FFFD}", "\u{200B}", "𝒳", "--", "%", "\\", "中，国", "\u{85}", "\u{2028}",
  ]
  private static let layout = [" ", "\n", "\t", "\r", "\r\n", "  "]

  var random: SeededGenerator

  mutating func glossary() -> Glossary {
    Glossary(
      title: term(), sourceDescription: text(), language: tag("zh-Hans-CN"),
      concepts: (1...Int.random(in: 1...6, using: &random)).map { concept("c\($0)") })
  }

  private mutating func concept(_ id: String) -> Concept {
    Concept(
      id: id, subjectField: Bool.random(using: &random) ? text() : nil,
      definition: Bool.random(using: &random) ? text() : nil, notes: texts(),
      languages: ["zh-Hans-CN", "en", "sr-Latn-RS"].prefix(Int.random(in: 1...3, using: &random))
        .map { code in
          LanguageSection(
            language: tag(code),
            terms: (0...Int.random(in: 0...3, using: &random)).map { _ in fullTerm() })
        })
  }

  private mutating func fullTerm() -> Term {
    var term = plainTerm()
    for item in portableItems() { term.add(item) }
    return term
  }

  private mutating func plainTerm() -> Term {
    Term(
      text: term(), status: ([nil] + UsageStatus.allCases).randomElement(using: &random) ?? nil,
      type: ([nil] + TermType.allCases).randomElement(using: &random) ?? nil,
      matching: MatchRules(rawValue: Int.random(in: 0...3, using: &random)),
      contexts: texts().map {
        Context(text: $0, source: Bool.random(using: &random) ? text() : nil)
      }, notes: texts())
  }

  /// Information that TBX-Basic has categories for, and evidence.
  private mutating func portableItems() -> [DataItem] {
    [
      DataItem(.termNote, "partOfSpeech", "noun"), DataItem(.termNote, "geographicalUsage", text()),
      DataItem(.admin, "customerSubset", text()),
      DataItem(.transac, "transactionType", "modification", items: [.date("2024-02-29")]),
      DataItem(.xref, "externalCrossReference", text(), target: "https://example.org/a?b=1&c=2"),
      DataItem(.ref, "crossReference", text(), target: "c1"),
      DataItem(.descrip, "occurrenceCount", "12"),
    ].filter { _ in Bool.random(using: &random) }
  }

  /// Not empty, not padded, single spaces: what a term looks like.
  private mutating func term() -> String {
    (0...Int.random(in: 0...3, using: &random))
      .compactMap { _ in Self.pieces.randomElement(using: &random) }.joined(separator: " ")
  }

  private mutating func texts() -> [String] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in text() }
  }

  /// Anything, the empty string and pure layout too.
  private mutating func text() -> String {
    (0..<Int.random(in: 0...5, using: &random))
      .compactMap { _ in (Self.pieces + Self.layout).randomElement(using: &random) }.joined()
  }
}
