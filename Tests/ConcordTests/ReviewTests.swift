import Consistency
import Foundation
import Review
import Terminology
import TestSupport
import Testing

@Suite struct ReviewTests {
  /// A place with texts whose terms 图书馆 and 志愿者 were decided.
  private func decided() throws -> Workplace {
    let place = try Workplace()
    try place.folder("texts")
    try place.file("texts/library.tsv", libraryTable)
    let text = "我们感谢所有志愿者的支持。"
    let translation = "We thank all volunteers for their support."
    let list = TermList(
      sourceLanguage: .chinese, targetLanguage: .english, documents: [],
      terms: [
        TermRecord(
          sourceTerm: "志愿者", score: 1, frequency: 1, documentCount: 1,
          equivalents: [Equivalent(text: "volunteers", count: 1)],
          occurrences: [
            Occurrence(
              source: Place(document: "library.tsv", line: 6),
              target: Place(document: "library.tsv", line: 6), bead: 5, sourceText: text,
              sourceRange: 18..<27, targetText: translation,
              rendering: Rendering(text: "volunteers", range: 13..<23), confidence: 1)
          ])
      ])
    let store = try ReviewStore(path: ReviewStore.place(for: place.path + "/texts"))
    try store.importExtraction(list, ConsistencyAnalysis(forms: englishForms).report(on: list))
    try store.decide(
      [
        .status(.accepted, ofTerm: "志愿者", basis: .any),
        .status(.preferred, of: "volunteers", inTerm: "志愿者", basis: .any),
        .init(.term("志愿者"), .note, "of libraries", basis: .any),
        .status(.rejected, ofTerm: "图书馆", basis: .any),
      ], by: "Li Na")
    return place
  }

  @Test func theDecidedGlossaryIsWrittenInEveryFormat() throws {
    let place = try decided()
    let run = try place.run("review", "export", "texts", "-o", "g.tbx")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try place.run("validate", "g.tbx").exitCode == 0)
    let file = try place.text("g.tbx")
    for wanted in ["志愿者", "volunteers", "of libraries", "Li Na", "preferredTerm-admn-sts"] {
      #expect(file.contains(wanted), "\(wanted)")
    }
    for format in [
      "tbx-basic", "tbx-basic-dct", "tbx-v4", "tbx-min", "tbx-linguist", "tbx-concord", "tbx-v2",
      "omegat-tsv", "omegat-csv", "utx", "memoq-csv", "trados-csv", "xlsx", "mtf", "skos", "tmx",
      "xliff", "markdown", "html", "json",
    ] {
      let run = try place.run("review", "export", "texts", "--to", format, "-o", "g.\(format)")
      #expect(run.exitCode == 0, "\(format): \(run.messages)")
    }
    for edition in ["tbx-v4", "tbx-v2"] {
      #expect(try place.run("validate", "g.\(edition)").exitCode == 0, "\(edition)")
    }
  }

  @Test func whereNothingIsDecidedThereIsNothingToWrite() throws {
    let place = try Workplace()
    let none = try place.run("review", "export", ".")
    #expect(none.exitCode == 3 && none.messages.contains("there is no review store"))
    _ = try ReviewStore(path: ReviewStore.place(for: place.path))
    let empty = try place.run("review", "export", ".")
    #expect(empty.exitCode == 3 && empty.messages.contains("no term is accepted yet"))
    #expect(try place.run("review", "export", ".", "--to", "tbz").exitCode == 2)
  }

  @Test func aSheetGoesOutAndComesBack() throws {
    let place = try decided()
    #expect(try place.run("review", "sheet", "texts", "-o", "s.csv").exitCode == 2)
    for file in ["s.xlsx", "s.tsv"] {
      #expect(try place.run("review", "sheet", "texts", "-o", file).exitCode == 0)
      let same = try place.run("review", "apply", "texts", file, "--yes")
      #expect(
        same.exitCode == 0
          && same.text == "0 accepted, 3 unchanged, 0 conflicting, 0 unknown, 0 malformed\n",
        "\(same.text) \(same.messages)")
    }
    let edited = try place.text("s.tsv").split(separator: "of libraries", maxSplits: 1)
      .joined(separator: "in libraries")
    try place.file("s.tsv", edited)
    let plan = try place.run("review", "apply", "texts", "s.tsv")
    #expect(
      plan.text == """
        row 2 accepted: 志愿者
          note: “of libraries” → “in libraries”
        1 accepted, 2 unchanged, 0 conflicting, 0 unknown, 0 malformed

        """)
    #expect(plan.exitCode == 0 && plan.messages.contains("nothing was changed"))
    let store = try ReviewStore(existingFor: place.path + "/texts")
    #expect(try store.term("志愿者")?.decisions[.note]?.value == "of libraries")
    let applied = try place.run("review", "apply", "texts", "s.tsv", "--yes", "--reviewer", "Wang")
    #expect(applied.exitCode == 0 && applied.messages.contains("1 cell was taken over"))
    let note = try store.term("志愿者")?.decisions[.note]
    #expect(note?.value == "in libraries" && note?.actor == "Wang")
    #expect(note?.reason == "from s.tsv")
    try store.decide([.init(.term("志愿者"), .note, "mine", basis: .any)], by: "Li Na")
    try place.file("s.tsv", edited.split(separator: "in libraries").joined(separator: "yours"))
    let conflict = try place.run("review", "apply", "texts", "s.tsv", "--yes")
    #expect(
      conflict.exitCode == 1 && conflict.text.contains("which Li Na wrote since"),
      "\(conflict.text)")
    #expect(try place.run("review", "apply", "texts", "none.tsv").exitCode == 3)
  }

  @Test func aReviewInTheTerminalNeedsOne() throws {
    let run = try decided().run("review", "texts", "--terminal")
    #expect(run.exitCode == 2 && run.messages.contains("--terminal needs a terminal"))
  }

  @Test func rejectedTermsStayOutOfTheNextExtraction() throws {
    let place = try decided()
    let run = try place.run("extract", "texts", "-o", "out")
    #expect(run.exitCode == 0 && !run.messages.contains("sqlite"), "\(run.messages)")
    let terms = try table(place.text("out/terms.tsv")).compactMap { $0["source_term"] }
    #expect(!terms.contains("图书馆") && terms.contains("志愿者"))
  }
}
