import Terminology
import TestSupport
import Testing

@testable import Consistency

@Suite struct HTMLTests {
  private func page(_ list: TermList, title: String = "Test") -> String {
    let report = analysis().report(on: list)
    return String(decoding: HTMLReport(report, of: list, title: title).bytes(), as: UTF8.self)
  }

  @Test func marksTheTermAndItsRenderingInTheirSentences() {
    let html = page(termList([term("法治", ["a.txt": ["rule of law", nil]])]))
    #expect(html.contains("我们要<mark>法治</mark>，第1句。"))
    #expect(html.contains("Sentence 1 of a.txt: <mark>rule of law</mark> and more."))
    #expect(html.contains("zh.txt:1 <br>→ a.txt:10"))
    #expect(html.contains("∅ not rendered"))
  }

  @Test func marksEveryPieceOfARendering() {
    var record = term("辩证唯物主义", ["a.txt": ["dialectical and historical materialism"]])
    record.occurrences = OccurrenceList(
      record.occurrences.map { occurrence in
        var occurrence = occurrence
        let start = occurrence.rendering?.range.lowerBound ?? 0
        occurrence.rendering?.pieces = [
          Rendering.Piece(text: "dialectical", range: start..<(start + 11)),
          Rendering.Piece(text: "materialism", range: (start + 27)..<(start + 38)),
        ]
        return occurrence
      })
    #expect(
      page(termList([record])).contains(
        "<mark>dialectical</mark> and historical <mark>materialism</mark> and more."))
  }

  @Test func saysWhenARenderingIsUncertain() {
    let html = page(termList([term("法治", ["a.txt": ["rule of law"]], confidence: 0.2)]))
    #expect(html.contains("? uncertain"))
    #expect(html.contains("confidence 20%"))
  }

  @Test func escapesHostileTextEverywhere() {
    let hostile = "<script>alert(1)</script>\"'&\u{0}\u{1B}"
    let html = page(
      termList([term(hostile, ["\(hostile).txt": [hostile, "x"], "b\(hostile)": [hostile, nil]])]),
      title: hostile)
    #expect(html.components(of: "<script>") == 1)
    #expect(html.components(of: "alert(1)") > 10)
    #expect(html.components(of: "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;") > 10)
    #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(arguments: [-1..<3, 0..<99_999, 10..<13, 10..<12, 5..<5, 99_998..<99_999])
  func survivesRangesThatDoNotFitTheText(range: Range<Int>) {
    var record = term("法治", ["a.txt": ["rule of law", "rule of law"]])
    record.occurrences = OccurrenceList(
      record.occurrences.map {
        var occurrence = $0
        occurrence.sourceRange = range
        occurrence.targetText = "依法治国，依法执政。"
        occurrence.rendering?.range = range
        return occurrence
      })
    let html = page(termList([record]))
    // Words that cannot be marked are quoted beside the sentence.
    #expect(html.contains("依法治国，依法执政。"))
    #expect(html.contains("“rule of law”"))
  }

  @Test func asksNothingFromOutside() {
    let html = page(termList(randomTerms(seed: 1)))
    for request in ["http:", "https:", "src=", "url(", "@import", "<link", "fetch("] {
      #expect(!html.contains(request), "\(request)")
    }
  }

  @Test func longConcordancesAreCutAndSayHowMuch() {
    let texts = Array(repeating: "rule of law" as String?, count: 39) + ["legal system"]
    let html = page(termList([term("法治", ["a.txt": texts])]))
    #expect(html.components(of: "<mark>法治</mark>") == 30)
    #expect(html.contains("10 more places in what “concord concordance” prints."))
    // The one that differs is among those shown.
    #expect(html.contains("<mark>legal system</mark>"))
  }

  @Test func theSummaryComparesTheTranslationsInWordsAndFigures() {
    let words = { (text: String) in Array(repeating: text as String?, count: 6) }
    var list = termList([
      term("法治", ["a.txt": words("rule of law"), "b.txt": words("legal system")]),
      term("德治", ["a.txt": words("rule of virtue"), "b.txt": words("moral order")]),
    ])
    for i in list.documents.indices where list.documents[i].id == "a.txt" {
      list.documents[i].publisher = "Harbour & Co"
      list.documents[i].date = "2024-03"
      list.documents[i].isReference = true
    }
    let html = page(list)
    #expect(html.contains("<p>The standard is a.txt, as told.</p>"))
    #expect(html.contains("<p>b.txt is about as consistent in itself as a.txt"))
    #expect(html.contains("Harbour &amp; Co · 2024-03 · of zh.txt"))
    // G of two uniform translations that always differ.
    #expect(html.contains("<td class=g4 data-l=\"a.txt \"><b>1.00</b> <span>≠ differ</span>"))
    // A bar with its interval: the line and its two ends.
    #expect(html.components(of: "class=line") % 3 == 0 && html.contains("class=line"))
    #expect(html.contains("<td class=num data-l=\"b.txt \">6<small> of 6</small>"))
  }

  @Test func theConcordanceIsGroupedByRendering() throws {
    let html = page(termList([term("法治", ["a.txt": ["law", "rule of law", "law", nil]])]))
    let groups = html.matches(of: #/<tr class=group>.*?<tr>/#).map { String($0.output) }
    #expect(groups.count == 3)
    #expect(groups.first?.contains("preferred") == true)
    #expect(groups.first?.contains("2 places") == true)
    #expect(groups.last?.contains("∅ not rendered") == true)
  }

  @Test func decisionsAndChangesAreShown() {
    let list = termList([
      term("法治", ["a.txt": ["rule of law", "legal system"], "b.txt": ["rule of law"]])
    ])
    var report = analysis().report(on: list)
    let id = report.findings[0].id
    report.findings[0].suppression = Suppression(id: id, reason: "a <quoted> law", line: 2)
    for i in report.findings.indices { report.findings[i].change = .new }
    let html = String(decoding: HTMLReport(report, of: list).bytes(), as: UTF8.self)
    #expect(html.contains("Suppressed: a &lt;quoted&gt; law."))
    #expect(html.contains("1 more is suppressed") && html.contains("New or graver"))
    #expect(html.contains("<small>\(id)</small>"))
  }

  @Test func bytesDoNotDependOnTheRun() {
    let list = termList(randomTerms(seed: 2))
    #expect(page(list) == page(list))
  }

  @Test func anEmptyListMakesAPage() {
    #expect(page(termList([])).contains("there is nothing to compare"))
  }
}

extension String {
  /// How often `part` stands in the text.
  fileprivate func components(of part: String) -> Int {
    indices.count { self[$0...].hasPrefix(part) }
  }
}
