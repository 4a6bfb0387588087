import Terminology
import Testing

@Suite struct DataItemTests {
  @Test func viewsAndItemsSayTheSame() {
    var term = Term(
      text: "reform", status: .preferred, type: .fullForm, matching: .exact,
      contexts: [Context(text: "The reform.", source: "001")], notes: ["n"])
    #expect(
      term.items == [
        DataItem(.termNote, "administrativeStatus", "preferredTerm-admn-sts"),
        DataItem(.termNote, "termType", "fullForm"), DataItem(.termNote, "exactMatch", "true"),
        DataItem(.descrip, "context", "The reform.", items: [DataItem(.admin, "source", "001")]),
        .note("n"),
      ])
    term.partOfSpeech = .properNoun
    term.reading = "gǎigé"
    term.matching = []
    term.status = nil
    #expect(
      term.items.map(\.category) == ["termType", "partOfSpeech", "context", "reading", ""])
    #expect(term.partOfSpeech == .properNoun)
    #expect(term.reading == "gǎigé")
    #expect(term.status == nil)
  }

  @Test func settingAViewKeepsWhatItDoesNotShow() {
    let note = DataItem(.descripNote, "contextType", "definingContext")
    let item = DataItem(
      .descrip, "context", "one", markup: "<hi>one</hi>",
      items: [DataItem(.admin, "source", "s"), note])
    var term = Term(text: "t", items: [.note("n"), item])
    term.contexts = [Context(text: "two"), Context(text: "one", source: "s")]
    #expect(term.items == [.note("n"), DataItem(.descrip, "context", "two"), item])
  }

  @Test(arguments: [
    ("administrativeStatus", "admittedTerm-admn-sts", UsageStatus.admitted),
    ("usageStatus", "deprecated", .deprecated), ("administrativeStatus", "obsolete", .superseded),
    ("administrativeStatus", "standardizedTerm-admn-sts", .preferred),
    ("normativeAuthorization", "legalTerm", .admitted), ("forbidden", " True ", .deprecated),
    ("administrativeStatus", "whatever", nil), ("partOfSpeech", "preferred", nil),
  ])
  func statusIsKnownInAllWords(category: String, value: String, status: UsageStatus?) {
    #expect(Term(text: "t", items: [DataItem(.termNote, category, value)]).status == status)
  }

  @Test(arguments: UsageStatus.allCases)
  func standardValuesOfStatusComeBack(status: UsageStatus) {
    #expect(UsageStatus(value: status.standardValue) == status)
    var term = Term(text: "t", items: [DataItem(.termNote, "forbidden", "true")])
    term.status = status
    #expect(term.status == status)
  }

  @Test func evidenceComesLast() {
    var term = Term(text: "t", notes: ["n"])
    term.setEvidence(.occurrenceCount, to: "12")
    term.status = .admitted
    term.notes.append("m")
    #expect(
      term.items == [
        DataItem(.termNote, "administrativeStatus", "admittedTerm-admn-sts"), .note("n"),
        .note("m"), DataItem(.descrip, "occurrenceCount", "12"),
      ])
    term.setEvidence(.occurrenceCount, to: nil)
    #expect(term.evidence(.occurrenceCount) == nil)
  }

  @Test func transactionsAndReferencesComeBack() {
    var concept = Concept(id: "c", languages: [])
    let transaction = Transaction(
      type: "modification", date: "2024-02-29", person: "Li", personID: "p1")
    let reference = CrossReference(
      category: "crossReference", text: "see", target: "d", isExternal: false)
    concept.transactions = [transaction]
    concept.crossReferences = [reference]
    #expect(concept.transactions == [transaction])
    #expect(concept.crossReferences == [reference])
    #expect(concept.items.map(\.kind) == [.transac, .ref])
    concept.transactions = []
    #expect(concept.items.map(\.kind) == [.ref])
  }

  @Test func definitionsAreThoseOfAllLevels() {
    var section = LanguageSection(language: .english, terms: [])
    section.definition = "b"
    let concept = Concept(id: "c", definition: "a", languages: [section])
    #expect(concept.definitions.map(\.text) == ["a", "b"])
    #expect(concept.definitions.map(\.language) == [nil, .english])
  }
}
