import Corpus
import Terminology
import Testing

@testable import Alignment
@testable import Extraction

@Suite struct DeclarationTests {
  // MARK: Source texts

  @Test(arguments: [
    "临港港务管理局（以下简称“港管局”）今年成立。", "临港港务管理局(简称港管局)今年成立。",
    "去年，临港港务管理局（下称：「港管局」）成立。", "《临港港务管理局》（以下简称为《港管局》）",
  ])
  func aShortFormIsReadWithWhatStandsBefore(_ text: String) {
    let found = SourceDeclaration.declarations(in: scalars(text)[...])
    #expect(found.map { String(scalars: $0.short) } == ["港管局"])
    #expect(found.map { String(scalars: $0.before) } == ["临港港务管理局"])
  }

  @Test(arguments: [
    "临港港务管理局（港管局）", "港管局（以下简称", "（以下简称“港管局”）", "港管局（以下简称“”）", "局（以下简称“港管局”）",
    "临港港务管理局（以下简称“港，管局”）", "临港港务管理局（以下简称“港管局",
  ])
  func whatIsNoDeclarationIsNotRead(_ text: String) {
    #expect(SourceDeclaration.declarations(in: scalars(text)[...]) == [])
  }

  @Test func theLongFormHoldsTheCharactersOfTheShortOneInOrder() throws {
    let text = scalars("市政府的临港港务管理局（以下简称港管局）")
    let declaration = try #require(SourceDeclaration.declarations(in: text[...]).first)
    #expect(declaration.isLong(scalars("临港港务管理局")))
    #expect(declaration.isLong(scalars("港务管理局")))
    #expect(!declaration.isLong(scalars("管理局")))
    #expect(!declaration.isLong(scalars("临港港务")))
  }

  // MARK: Translations

  private func declarations(_ sentence: String) throws -> [String] {
    let corpus = try corpus("图书馆开放。 | \(sentence)")
    let tokens = corpus.target.tokens[0]
    return TargetDeclarations(corpus.target).declarations(0, segment: 0).map { found in
      [found.long, found.short].map { range in
        range.map { corpus.target.vocabulary.text(of: tokens.ids[$0]) }.joined(separator: " ")
      }.joined(separator: " = ")
    }
  }

  @Test(arguments: [
    ("The Lingang Harbour Authority (LHA) opens.", "lingang harbour authority = lha"),
    ("He thanks the Union of Southeast Ports (USEP).", "union of southeast ports = usep"),
    (
      "The Bank of Lingang (hereinafter referred to as \"the Bank\") opens.",
      "bank of lingang = bank"
    ),
    (
      "The Lingang Harbour Authority (the “Authority”) opens.",
      "lingang harbour authority = authority"
    ),
    ("The Lingang Harbour Plan (hereinafter the Plan) is new.", "lingang harbour plan = plan"),
  ])
  func bothFormsAreFound(_ sentence: String, _ expected: String) throws {
    #expect(try declarations(sentence) == [expected])
  }

  @Test(arguments: [
    "The library (LHA) opens.", "The Lingang Harbour Authority (see Annex) opens.",
    "The Lingang Harbour Authority (LHA opens.", "The library opens (the \"Bank\").", "(LHA)", "()",
    "The Bank of Lingang (hereinafter referred to as \"the Company\") opens.", "The library (\"\")",
  ])
  func otherBracketsDeclareNothing(_ sentence: String) throws {
    #expect(try declarations(sentence) == [])
  }

  // MARK: Both

  @Test func theShortFormRendersTheTermOnceItIsDeclared() throws {
    let table = """
      临港港务管理局（以下简称“港管局”）今年成立。 | The Lingang Harbour Authority (LINHA) was founded this year.
      居民感谢临港港务管理局。 | Residents thank the Lingang Harbour Authority.
      去年，学生参观港管局。 | Students visited LINHA last year.
      九月，临港港务管理局开放。 | LINHA opens in September.
      """
    let list = try RenderingTests.occurrences(of: ["临港港务管理局", "港管局"], in: table)
    #expect(list.renderings(of: "临港港务管理局").last == "LINHA")
    #expect(list.renderings(of: "港管局").last == "LINHA")
  }

  @Test func eitherFormIsAPartnerOfTheOther() throws {
    let corpus = try corpus(
      """
      临港港务管理局（以下简称“港管局”）今年成立。 | The Lingang Harbour Authority (LINHA) was founded this year.
      """)
    let texts = [PartText(SourceCharacters(corpus.source, part: 0), corpus.source, part: 0)]
    let declared = DeclaredForms(corpus, texts: texts, index: SiteIndex(corpus, texts: texts))
    let long = declared.partners(of: scalars("临港港务管理局"), corpus.profile.lexicon)
    let short = declared.partners(of: scalars("港管局"), corpus.profile.lexicon)
    #expect(long.terms == [scalars("港管局")])
    #expect(long.forms == short.forms)
    #expect(long.forms.compactMap(\.acronym) == ["linha"])
    #expect(declared.partners(of: scalars("今年"), corpus.profile.lexicon) == .init())
  }
}
