import Terminology
import TestSupport
import Testing

@testable import Corpus

@Suite struct ProjectReaderTests {
  func read(_ text: String) throws(CorpusError) -> ProjectDescription {
    try ProjectReader().description(of: text, path: "texts/concord.yaml", folder: "texts")
  }

  @Test func everythingItMaySayIsRead() throws {
    let project = try read(
      """
      # a comment
      documents:
        - file: report.zh.txt
          language: zh-CN
        - file: "old/report.en.txt"
          translates: report.zh.txt
          publisher: 'Bank: "A"'
          date: 2024-03-05
          kind: official
          reference: true
      dictionary: words.tsv
      glossary: [one.tbx, /data/two.tsv]
      model: laws.model
      """)
    var original = DocumentDescription(path: "texts/report.zh.txt")
    original.language = LanguageTag("zh-CN")
    var translation = DocumentDescription(path: "texts/old/report.en.txt")
    translation.translates = "texts/report.zh.txt"
    translation.publisher = "Bank: \"A\""
    translation.date = "2024-03-05"
    translation.kind = .official
    translation.isReference = true
    #expect(project.documents == [original, translation])
    #expect(project.dictionaries == ["texts/words.tsv"])
    #expect(project.glossaries == ["texts/one.tbx", "/data/two.tsv"])
    #expect(project.model == "texts/laws.model")
  }

  @Test(arguments: ["", "# nothing\n", "documents: []", "---\n"])
  func everythingMayBeLeftOut(_ text: String) throws {
    #expect(try read(text) == ProjectDescription())
  }

  @Test(arguments: [
    ("documnts: []", 1, 1, "“documnts” is no key of the description", "did you mean “documents”?"),
    ("documents:\n  - fil: a.txt", 2, 5, "“fil” is no key of a document", "did you mean “file”?"),
    (
      "documents:\n  - file: a.txt\n    colour: red", 3, 5, "“colour” is no key of a document",
      "use file, language, publisher, date, kind, translates, reference"
    ),
    (
      "documents:\n  - file: a.txt\n    kind: offical", 3, 11, "“offical” is no kind of document",
      "did you mean “official”?"
    ),
    (
      "documents:\n  - language: zh", 2, 5, "a document without file",
      "begin it with “- file: NAME”"
    ),
    (
      "documents:\n  - file: a.txt\n    language: fr", 3, 15, "“fr” is no language Concord reads",
      "write zh or en"
    ),
    (
      "documents:\n  - file: a.txt\n    date: 5 March", 3, 11, "“5 March” is no date",
      "write it as 2024-03-05, 2024-03 or 2024"
    ),
    (
      "documents:\n  - file: a.txt\n    date: 2024-13", 3, 11, "“2024-13” is no date",
      "write it as 2024-03-05, 2024-03 or 2024"
    ),
    (
      "documents:\n  - file: a.txt\n    reference: maybe", 3, 16,
      "“maybe” is neither true nor false",
      "write true or false"
    ),
    (
      "documents:\n  - file: text.zh\n  - file: b\n    translates: text.cn", 4, 17,
      "“text.cn” is none of the documents described here", "did you mean “text.zh”?"
    ),
    (
      "documents:\n  - file: a\n  - file: a", 3, 5, "texts/a is described twice",
      "leave one of the two"
    ),
    (
      "documents: a.txt", 1, 12, "“documents” is no list",
      "write one item a document, each beginning with “- file:”"
    ),
    (
      "- a", 1, 1, "the description is no list of “key: value”",
      "use the keys documents, dictionary, glossary, model"
    ),
    ("model: [a, b]", 1, 8, "a path is missing here", "write one value after the colon"),
  ])
  func mistakesAreNamedWithTheirPlace(
    _ text: String, _ line: Int, _ column: Int, _ reason: String, _ advice: String
  ) {
    #expect(
      throws: CorpusError(
        file: "texts/concord.yaml", line: line, column: column, reason: reason, advice: advice)
    ) { try read(text) }
  }

  @Test(arguments: [
    "documents: [", "a: b: c", "\t- x", "model: a\nmodel: b", "? [", "&a [*a]",
    "documents: " + String(repeating: "[", count: 20_000), "model: \u{0}",
    "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]",
  ])
  func whatIsNoDescriptionIsRefused(_ text: String) {
    #expect(throws: CorpusError.self) { try read(text) }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var project = ProjectDescription()
    for name in ["a.txt", "001_x y.txt", "议程 “1”.txt", "yes", "#b: c\n\u{7}", "\\"] {
      var document = DocumentDescription(path: "texts/" + name)
      document.publisher = name
      document.language = .english
      document.kind = .draft
      document.date = "2024"
      document.translates = project.documents.last?.path
      document.isReference = project.documents.isEmpty
      project.documents.append(document)
    }
    project.dictionaries = ["texts/a b.tsv", "/c.tsv"]
    project.model = "texts/m"
    let text = ProjectWriter().yaml(project, folder: "texts")
    #expect(try read(text) == project)
  }

  @Test func aDescribedFileMustBeThere() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("a.txt", "山区的森林面积增加了百分之十二。农民种植果树，收入明显提高。\n")
    _ = try folder.file("concord.yaml", "documents:\n  - file: b.txt\n")
    let reader = CorpusReader()
    let project = try reader.project(in: [folder.path])
    #expect(throws: CorpusError.self) { try reader.read([folder.path], project) }
    #expect(try reader.read([folder.path]).parts.count == 1)
  }

  @Test func onlyTheLanguageThatIsSaidIsRead() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "a.txt",
      """
      山区的森林面积增加了百分之十二。农民种植果树，收入明显提高。专家建议保护水源，防止土壤污染。

      The forest area of the mountain region increased by 12 percent. Farmers planted fruit trees.

      """)
    let reader = CorpusReader()
    #expect(try reader.read([folder.path]).parts.count == 2)
    _ = try folder.file("concord.yaml", "documents:\n  - file: a.txt\n    language: en\n")
    let corpus = try reader.read([folder.path], try reader.project(in: [folder.path]))
    #expect(corpus.parts.map(\.language) == [.english])
  }
}
