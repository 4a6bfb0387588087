import Exchange
import Terminology
import Testing
import XML

@Suite struct QualityTests {
  private let record = BitextRecord(
    sourceDocument: "zh.txt", targetDocument: "en.txt", bead: 3, sourceText: "坚持守正创新。",
    targetText: "Uphold integrity & innovation.", confidence: 1)

  private func issue(
    _ target: Range<Int>..., type: String = "inconsistency", bead: Int = 3,
    source: [Range<Int>] = []
  ) -> QualityIssue {
    QualityIssue(
      sourceDocument: "zh.txt", targetDocument: "en.txt", bead: bead, type: type,
      comment: "“\(type)” <\(target.count)>", severity: 34.456, sourceRanges: source,
      targetRanges: target)
  }

  private func document(
    _ issues: QualityIssue..., notes: [String: [String]] = [:], records: [BitextRecord]? = nil
  ) throws -> String {
    let writer = BitextWriter(source: .chinese, target: .english)
    let bytes = try writer.xliff(records ?? [record], issues: issues, notes: notes)
    var reader = try XMLReader(bytes: bytes, name: "xliff")
    while try reader.next() != nil {}
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func anIssueMarksTheWordsItIsAbout() throws {
    let text = try document(issue(7..<29))
    #expect(text.contains("version=\"2.1\"") && text.contains("its:version=\"2.0\""))
    #expect(
      text.contains(
        "<target>Uphold <mrk id=\"m1\" type=\"its:generic\" its:locQualityIssueType=\"inconsistency\""
          + " its:locQualityIssueComment=\"“inconsistency” &lt;1&gt;\" its:locQualityIssueSeverity=\"34.46\""
          + " its:locQualityIssueProfileRef=\"https://themqm.org/\" its:locQualityIssueEnabled=\"yes\">integrity &amp; innovation</mrk>.</target>"
      ))
  }

  @Test func issuesOnTheSameWordsStandBesideTheSegment() throws {
    let text = try document(issue(7..<29), issue(7..<29, type: "terminology"))
    #expect(text.contains("<unit id=\"u3\"><its:locQualityIssues xml:id=\"f1u3q1\">"))
    #expect(text.contains("Ref=\"#its=f1u3q1\">integrity &amp; innovation</mrk>"))
    #expect(text.matches(of: #/<its:locQualityIssue /#).count == 2)
    #expect(!text.contains("its:locQualityIssueType"))
  }

  @Test func piecesOfOneIssueReferToIt() throws {
    let text = try document(issue(0..<6, 19..<29))
    #expect(text.matches(of: #/<mrk [^>]*"#its=f1u3q1">/#).count == 2)
  }

  @Test func overlappingWordsHaveStartsAndEnds() throws {
    let text = try document(issue(0..<16), issue(7..<29, type: "terminology"))
    #expect(text.matches(of: #/<sm id="m[12]"/#).count == 2)
    #expect(text.contains("integrity<em startRef=\"m1\"/> &amp; innovation<em startRef=\"m2\"/>."))
    // One within the other needs none.
    let nested = try document(issue(0..<29), issue(7..<16, type: "terminology"))
    #expect(nested.contains("integrity</mrk> &amp; innovation</mrk>."))
  }

  @Test func whatIsLeftOutIsMarkedInTheSource() throws {
    let text = try document(issue(type: "omission", source: [6..<18]))
    #expect(text.contains("<source>坚持<mrk id=\"m1\"") && text.contains(">守正创新</mrk>。</source>"))
  }

  @Test(arguments: [-3..<2, 5..<5, 0..<99, 40..<41])
  func rangesThatDoNotFitMarkTheWholePassage(range: Range<Int>) throws {
    let text = try document(issue(range))
    #expect(text.contains(">Uphold integrity &amp; innovation.</mrk></target>"))
  }

  @Test func charactersAreNotCut() throws {
    let text = try document(issue(type: "omission", source: [1..<4]))
    #expect(text.contains("<source>坚持守正创新。</source>"))
  }

  @Test func filesBeginWithTheirDocumentsAndNotes() throws {
    var other = record
    other.targetDocument = "mt.txt"
    let text = try document(
      issue(0..<2, bead: 99), notes: ["mt.txt": ["mixed <spelling>"], "gone.txt": ["x"]],
      records: [record, other])
    #expect(text.contains("<file id=\"f1\" original=\"zh.txt | en.txt\">\n<unit"))
    #expect(text.contains("zh.txt | mt.txt\"><notes><note>mixed &lt;spelling"))
    #expect(!text.contains("<mrk") && !text.contains("gone"))
  }
}
