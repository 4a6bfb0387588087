import Testing
import XML

@testable import Exchange

@Suite struct TBXSchemaTests {
  static let writers = TBXEdition.allCases.flatMap { edition in
    TBXSchemaWriter.Style.allCases.compactMap { TBXSchemaWriter(edition: edition, style: $0) }
  }

  @Test(arguments: writers)
  func everyGrammarCompiles(_ writer: TBXSchemaWriter) throws {
    _ = try RelaxNG(schema: writer.relaxNG(), name: "\(writer.edition) \(writer.style)")
  }

  /// What a grammar cannot say.
  /// libxml2 does not follow references while it streams; jing does.
  private static let beyondGrammars: Set<ValidationRule> = [
    .danglingReference, .inlineCode, .style,
  ]

  @Test(arguments: [TBXEdition.core, .min, .basic, .basicV4, .linguist, .v2Basic])
  func grammarAndValidatorAgree(_ edition: TBXEdition) throws {
    let cases = (CategoryCases.all + StructureCases.all).filter { made in
      made.expected.contains { $0.edition == edition }
    }
    #expect(cases.count > 15)
    for style in TBXSchemaWriter.Style.allCases {
      guard let writer = TBXSchemaWriter(edition: edition, style: style) else { continue }
      let grammar = try RelaxNG(schema: writer.relaxNG(), name: "\(edition)")
      for made in cases where made.text.contains("style=\"dct\"") == (style == .dct) {
        guard let rule = made.expected.first(where: { $0.edition == edition })?.rule else {
          let found = try grammar.diagnostics(bytes: [UInt8](made.text.utf8), name: made.name)
          #expect(found.isEmpty, "\(made.name): \(found.map(\.message))")
          continue
        }
        if Self.beyondGrammars.contains(rule) { continue }
        let found = try grammar.diagnostics(bytes: [UInt8](made.text.utf8), name: made.name)
        #expect(!found.isEmpty, "\(made.name): \(rule)")
      }
    }
  }

  @Test func theSameBytesEachTime() throws {
    let writer = try #require(TBXSchemaWriter(edition: .basic))
    #expect(try writer.relaxNG() == writer.relaxNG())
  }

  @Test func stylesThatAnEditionLacksAreRefused() {
    #expect(TBXSchemaWriter(edition: .basicV4, style: .dct) == nil)
    #expect(TBXSchemaWriter(edition: .v2Basic, style: .dct) == nil)
    #expect(TBXSchemaWriter(edition: .basic, style: .dct) != nil)
  }

  @Test(arguments: DataCategoryModule.allCases)
  func modulesAreDescribedWhole(_ module: DataCategoryModule) throws {
    let text = String(decoding: try ModuleDescription(module).tbxmd(), as: UTF8.self)
    for category in DataCategory.all where category.module == module {
      #expect(text.contains("name=\"\(category.name)\""))
    }
  }

  @Test func theTableForPeopleHasEveryCategory() {
    for edition in TBXEdition.allCases {
      for category in DataCategory.all {
        #expect(
          edition.documentation.contains("| \(category.name) |")
            == (category.rules(in: edition) != nil))
      }
    }
  }
}

@Suite struct DataCategoryTests {
  @Test func namesAreUniqueWithinTheirCarrier() {
    let names = DataCategory.all.map { "\($0.carrier) \($0.name)" }
    #expect(Set(names).count == names.count)
  }

  @Test func everyCategoryHasAPlaceInEveryEditionThatHasIt() {
    for category in DataCategory.all {
      for edition in TBXEdition.allCases {
        guard let rules = category.rules(in: edition) else { continue }
        #expect(!rules.places.isEmpty, "\(category.name) in \(edition)")
        if case .values(let values) = rules.content { #expect(Set(values).count == values.count) }
      }
    }
  }

  @Test func editionsDifferWhereTheirSpecificationsDo() {
    let source = DataCategory.named("source", carrier: .admin)
    #expect(source?.rules(in: .basic)?.places.allows(.concept, .level) == true)
    #expect(source?.rules(in: .basicV4)?.places.allows(.concept, .level) == false)
    #expect(source?.rules(in: .basicV4)?.places.allows(.concept, .descripGroup) == true)
    #expect(DataCategory.named("usageStatus", carrier: .termNote)?.rules(in: .basic) == nil)
    #expect(DataCategory.named("reading", carrier: .admin)?.rules(in: .basic) == nil)
    #expect(DataCategory.named("reading", carrier: .admin)?.rules(in: .linguist) != nil)
    #expect(DataCategory.named("agreement", carrier: .descrip)?.rules(in: .concord) != nil)
  }
}
