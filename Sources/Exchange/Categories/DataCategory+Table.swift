extension DataCategory {
  /// The data categories of TBX-Min, TBX-Basic, TBX-Linguist, TBX-Default of 2008, and Concord's own.
  ///
  /// Sources: the module descriptions (TBXMD) of Min 1.1.1, Basic 1.2.1 and Linguist 1.0; the specification of TBX-Basic version 4
  /// (2025); the constraint files (XCS) of TBX-Basic and TBX-Default that belong to ISO 30042:2008. Where a published schema does
  /// not enforce what its module description says, the description counts.
  ///
  /// Validator, writers, schemas, module descriptions and the documentation all follow from this table.
  public static let all: [DataCategory] = min + basic + linguist + evidence + defaultOf2008

  /// The category of a name in style DCA: names are unique within their carrier.
  public static func named(_ name: String, carrier: Carrier) -> DataCategory? {
    byName["\(carrier.rawValue) \(name)"]
  }

  private static let byName = Dictionary(
    all.map { ("\($0.carrier.rawValue) \($0.name)", $0) }, uniquingKeysWith: { first, _ in first })

  /// Groups that may hold an `admin`.
  private static let adminHolders: [DataCategoryPlaces.Holder] = [
    .level, .adminGroup, .descripGroup, .termNoteGroup,
  ]
  private static let allHolders = DataCategoryPlaces.Holder.allCases
  private static let allLevels = DataCategoryPlaces.Level.allCases
  private static let versions4: [TBXEdition] = [.basicV4, .minV4]

  // MARK: TBX-Min

  static let min: [DataCategory] = [
    entry(
      "administrativeStatus", .termNote, .min, legacy: "ISO12620A-020903",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values([
        "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
        "supersededTerm-admn-sts",
      ])
    )
    .except(versions4) {
      // Version 4 bears the older category and does not look at its value.
      Rules(places: $0.places, content: .text, discouraged: "use usageStatus")
    }
    .except([.v2Default]) {
      Rules(
        places: $0.places,
        content: .values([
          "standardizedTerm-admn-sts", "preferredTerm-admn-sts", "admittedTerm-admn-sts",
          "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "legalTerm-admn-sts",
          "regulatedTerm-admn-sts",
        ]))
    },
    entry(
      "usageStatus", .termNote, .min, at: .at([.term], in: [.level, .termNoteGroup]),
      .values(["preferred", "admitted", "deprecated"])
    )
    .absent([.min, .basic, .linguist, .concord, .v2Basic, .v2Default]),
    entry(
      "partOfSpeech", .termNote, .min, number: 396, legacy: "ISO12620A-020201",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values(["noun", "verb", "adjective", "adverb", "other"])
    )
    .except(versions4 + [.v2Basic]) {
      Rules(
        places: $0.places,
        content: .values(["noun", "properNoun", "verb", "adjective", "adverb", "other"]))
    }
    .except([.v2Default]) { Rules(places: $0.places, content: .text) },
    entry(
      "subjectField", .descrip, .min, number: 489, legacy: "ISO12620A-04",
      at: .at([.concept], in: [.level, .descripGroup])
    )
    .except(versions4) { Rules(places: .at([.concept]), content: $0.content) },
    entry(
      "customerSubset", .admin, .min, number: 165, legacy: "ISO12620A-100301",
      at: .at([.concept, .term], in: adminHolders)
    )
    .except(versions4) { Rules(places: .at([.concept, .term]), content: $0.content) }
    .except([.v2Basic, .v2Default]) { anywhere($0, adminHolders) },
    entry(
      "externalCrossReference", .xref, .min, number: 226, legacy: "ISO12620A-101807",
      at: .at(allLevels),
      target: .web
    )
    .except(versions4) { Rules(places: .at([.concept, .term]), content: $0.content) }
    .except([.v2Basic, .v2Default]) { anywhere($0, allHolders) },
  ]

  // MARK: TBX-Basic

  static let basic: [DataCategory] = [
    entry(
      "definition", .descrip, .basic, number: 168, legacy: "ISO12620A-0501",
      at: .at([.concept, .language], in: [.level, .descripGroup])
    )
    .except([.v2Default]) {
      Rules(places: .at(allLevels, in: [.level, .descripGroup]), content: $0.content)
    },
    entry(
      "context", .descrip, .basic, number: 149, legacy: "ISO12620A-0503",
      at: .at([.term], in: [.level, .descripGroup])),
    entry(
      "source", .admin, .basic, number: 471, legacy: "ISO12620A-1019",
      at: .at(allLevels, in: adminHolders)
    )
    .except([.basicV4]) {
      Rules(
        places: .at([.concept, .language], in: [.descripGroup])
          .union(.at([.term], in: [.level, .descripGroup])),
        content: $0.content)
    },
    entry(
      "projectSubset", .admin, .basic, number: 406, legacy: "ISO12620A-100303",
      at: .at([.concept, .term], in: adminHolders)
    )
    .except([.basicV4]) { Rules(places: .at([.concept, .term]), content: $0.content) }
    .except([.v2Basic, .v2Default]) { anywhere($0, adminHolders) },
    entry(
      "crossReference", .ref, .basic, number: 164, legacy: "ISO12620A-1018",
      at: .at([.concept, .term], in: allHolders), target: .element
    )
    .except([.basicV4]) { Rules(places: .at([.concept, .term]), content: $0.content) }
    .except([.v2Basic, .v2Default]) { anywhere($0, allHolders) },
    entry(
      "geographicalUsage", .termNote, .basic, number: 243, legacy: "ISO12620A-020302",
      at: .at([.term], in: [.level, .termNoteGroup])),
    entry(
      "grammaticalGender", .termNote, .basic, number: 245, legacy: "ISO12620A-020202",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values(["masculine", "feminine", "neuter", "other"])
    )
    .except([.v2Default]) {
      Rules(
        places: $0.places, content: .values(["masculine", "feminine", "neuter", "otherGender"]))
    },
    entry(
      "termLocation", .termNote, .basic, number: 1823,
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values([
        "checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage",
        "interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider",
        "spinBox", "tab", "tableText", "textBox", "toolTip", "user-definedType",
      ])
    )
    .except([.basicV4, .v2Basic, .v2Default]) { Rules(places: $0.places, content: .text) },
    entry(
      "termType", .termNote, .basic, number: 2677, legacy: "ISO12620A-0201",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values(["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"])
    )
    .except([.v2Default]) {
      Rules(
        places: $0.places,
        content: .values([
          "abbreviation", "acronym", "clippedTerm", "commonName", "entryTerm", "equation",
          "formula", "fullForm", "initialism", "internationalScientificTerm", "internationalism",
          "logicalExpression", "phraseologicalUnit", "partNumber", "shortForm", "shortcut", "sku",
          "symbol", "synonym", "synonymousPhrase", "standardText", "string",
          "transliteratedForm", "transcribedForm", "variant",
        ]))
    },
    entry(
      "transactionType", .transac, .basic, number: 1689, legacy: "ISO12620A-1001",
      at: .at(allLevels, in: [.transacGroup]), .values(["origination", "modification"])
    )
    .except([.basic, .concord]) {
      // LTAC's own files of 2025 have the word of version 4, and its schema for style DCA takes any.
      Rules(places: $0.places, content: $0.content, tolerated: ["creation"])
    }
    .except([.basicV4]) {
      Rules(places: $0.places, content: .values(["creation", "modification"]))
    }
    .except([.v2Default]) {
      Rules(
        places: $0.places,
        content: .values([
          "origination", "input", "modification", "check", "approval", "withdrawal",
          "standardization", "exportation", "importation", "proposal", "userAccess",
        ]))
    },
    entry(
      "responsibility", .transacNote, .basic, number: 451, legacy: "ISO12620A-100202",
      at: .at(allLevels, in: [.transacGroup]), target: .person),
    entry(
      "xGraphic", .xref, .basic, number: 2920, legacy: "ISO12620A-050501",
      at: .at([.concept, .language]),
      target: .web
    )
    .except([.basicV4]) { Rules(places: .at([.concept]), content: $0.content) }
    .except([.v2Basic, .v2Default]) { anywhere($0, allHolders) },
  ]

  // MARK: TBX-Linguist

  static let linguist: [DataCategory] = [
    entry("reading", .admin, .linguist, at: .at([.term], in: [.level, .adminGroup])).absent(
      [.v2Default]),
    entry("readingNote", .adminNote, .linguist, at: .at([.term], in: [.adminGroup])).absent(
      [.v2Default]),
    entry(
      "grammaticalNumber", .termNote, .linguist, number: 251, legacy: "ISO12620A-020203",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values(["singular", "plural", "dual", "mass", "otherNumber"])),
    entry(
      "register", .termNote, .linguist, number: 423, legacy: "ISO12620A-020303",
      at: .at([.term], in: [.level, .termNoteGroup]),
      .values([
        "colloquialRegister", "neutralRegister", "technicalRegister", "in-houseRegister",
        "bench-levelRegister", "slangRegister", "vulgarRegister",
      ])),
    entry(
      "transferComment", .termNote, .linguist, number: 520, legacy: "ISO12620A-0305",
      at: .at([.term], in: [.level, .termNoteGroup])),
  ]

  // MARK: Evidence

  /// What Concord found out about a term in texts.
  static let evidence: [DataCategory] = [
    entry("occurrenceCount", .descrip, .evidence, at: .at([.term]), .count),
    entry("documentCount", .descrip, .evidence, at: .at([.term]), .count),
    entry("rank", .descrip, .evidence, at: .at([.concept]), .count),
    entry(
      "score", .descrip, .evidence, at: .at([.concept]), .number(0...Double.greatestFiniteMagnitude)
    ),
    entry("agreement", .descrip, .evidence, at: .at([.concept]), .number(0...1)),
    entry("conformity", .descrip, .evidence, at: .at([.concept]), .number(0...1)),
    entry("renderingSource", .admin, .evidence, at: .at([.term])),
  ]

  // MARK: Making entries

  private static func entry(
    _ name: String, _ carrier: Carrier, _ module: DataCategoryModule, number: Int? = nil,
    legacy legacyIdentifier: String? = nil, at places: DataCategoryPlaces,
    _ content: Content = .text,
    target: Target = .none
  ) -> DataCategory {
    DataCategory(
      name: name, carrier: carrier, module: module, number: number,
      legacyIdentifier: legacyIdentifier, target: target,
      rules: Rules(places: places, content: content), exceptions: [:])
  }

  private func except(_ editions: [TBXEdition], _ change: (Rules) -> Rules) -> DataCategory {
    var category = self
    for edition in editions where edition.modules.contains(module) {
      category.exceptions[edition] = change(rules)
    }
    return category
  }

  private func absent(_ editions: [TBXEdition]) -> DataCategory {
    var category = self
    for edition in editions { category.exceptions[edition] = .some(nil) }
    return category
  }

  /// Version 2 leaves the levels of everything but `descrip` to the structure.
  private static func anywhere(_ rules: Rules, _ holders: [DataCategoryPlaces.Holder]) -> Rules {
    Rules(places: .at(allLevels, in: holders), content: rules.content)
  }
}
