extension DataCategory {
  /// What TBX-Default of 2008 has beyond the other modules (its constraint file): a row for each category.
  static let defaultOf2008: [DataCategory] = rows.split(separator: "\n").compactMap(category)

  /// Carrier, name, identifier in ISO 12620:1999 (or `-`), levels of a `descrip` (c, l, t), values separated by `|`.
  private static let rows = """
    termNote abbreviatedFormFor 02013002
    termNote animacy 020204 - animate|inanimate|otherAnimacy
    termNote antonymTerm 10180601
    termNote directionality - - monodirectional|bidirectional|incommensurate|undetermined
    termNote etymology 020402
    termNote falseFriend 0302
    termNote frequency 020304 - commonlyUsed|infrequentlyUsed|rarelyUsed
    termNote grammaticalValency 020207
    termNote homograph 101805
    termNote language-planningQualifier 020902 - recommendedTerm|nonstandardizedTerm|proposedTerm|newTerm
    termNote lionHotkey -
    termNote normativeAuthorization 020901 - standardizedTerm|preferredTerm|admittedTerm|deprecatedTerm|supersededTerm|legalTerm|regulatedTerm
    termNote processStatus 020904 - unprocessed|provisionallyProcessed|finalized
    termNote pronunciation 0205
    termNote proprietaryRestriction 020307 - trademark|serviceMark|tradeName
    termNote shortFormFor 02013004
    termNote temporalQualifier 020305 - archaicTerm|outdatedTerm|obsoleteTerm
    termNote termProvenance 020401 - transdisciplinaryBorrowing|translingualBorrowing|loanTranslation|neologism
    termNote termStructure 020804
    termNote timeRestriction 020306
    termNote usageNote 020301
    descrip antonymConcept 10180602 c
    descrip associatedConcept 070210 cl
    descrip audio 050502 clt
    descrip broaderConceptGeneric 070201 cl
    descrip broaderConceptPartitive 070202 cl
    descrip characteristic 0508 t
    descrip classificationCode 0402 clt
    descrip conceptPosition 0702 cl
    descrip coordinateConceptGeneric 07020401 cl
    descrip coordinateConceptPartitive 07020402 cl
    descrip example 0504 clt
    descrip explanation 0502 clt
    descrip figure 050501 clt
    descrip otherBinaryData 050505 clt
    descrip quantity 050701 t
    descrip range 0507 t
    descrip relatedConcept 070205 cl
    descrip relatedConceptBroader 07020501 cl
    descrip relatedConceptNarrower 07020502 cl
    descrip reliabilityCode 0304 clt 1|2|3|4|5|6|7|8|9|10
    descrip sampleSentence 050302 t
    descrip sequentiallyRelatedConcept 070206 cl
    descrip spatiallyRelatedConcept 070208 cl
    descrip subordinateConceptGeneric 07020301 cl
    descrip subordinateConceptPartitive 07020302 cl
    descrip superordinateConceptGeneric 07020202 cl
    descrip superordinateConceptPartitive 07020203 cl
    descrip table 050504 clt
    descrip temporallyRelatedConcept 070207 cl
    descrip thesaurusDescriptor 0902 c
    descrip unit 0506 t
    descrip video 050503 clt
    descripNote contextType 0803 - definingContext|explanatoryContext|associativeContext|linguisticContext|metalinguisticContext|translatedContext
    descripNote definitionType 0802 - intensionalDefinition|extensionalDefinition|partitiveDefinition|translatedDefinition
    descripNote descriptionType 0801
    admin annotatedNote -
    admin applicationSubset 100306
    admin businessUnitSubset 100308
    admin conceptOrigin 0509
    admin databaseType 10220301
    admin domainExpert 1025
    admin elementWorkingStatus 1011 - starterElement|workingElement|consolidatedElement|archiveElement|importedElement|exportedElement
    admin entrySource 1013
    admin environmentSubset 100307
    admin indexHeading 0905
    admin keyword 0904
    admin originatingDatabase 102203
    admin originatingInstitution 102202
    admin originatingPerson 102201
    admin productSubset 100305
    admin searchTerm 100603
    admin securitySubset 100309 - public|confidential
    admin sortKey 100602
    admin sourceIdentifier 1020
    admin subsetOwner 10020210
    adminNote noteSource -
    adminNote sourceType 102001 - parallelText|backgroundText
    ref see 101801
    transacNote usageCount 100203
    xref corpusTrace 101808
    xref xAudio 050502
    xref xMathML -
    xref xSource 1019
    xref xVideo 050503
    """

  private static func category(_ row: Substring) -> DataCategory? {
    let fields = row.split(separator: " ").map(String.init)
    guard fields.count >= 3, let carrier = Carrier(rawValue: fields[0]) else { return nil }
    let values = fields.count > 4 ? fields[4].split(separator: "|").map(String.init) : []
    let levels = fields.count > 3 ? fields[3] : "-"
    let places: DataCategoryPlaces
    switch carrier {
    case .termNote: places = .at([.term], in: [.level, .termNoteGroup])
    case .descrip:
      places = .at(
        DataCategoryPlaces.Level.allCases.filter { levels.contains($0.letter) },
        in: [.level, .descripGroup])
    default:
      places = .at(
        DataCategoryPlaces.Level.allCases, in: DataCategoryPlaces.Holder.allCases)
    }
    return DataCategory(
      name: fields[1], carrier: carrier, module: .default, number: nil,
      legacyIdentifier: fields[2] == "-" ? nil : "ISO12620A-\(fields[2])",
      target: carrier == .xref ? .web : carrier == .ref ? .element : .none,
      rules: Rules(places: places, content: values.isEmpty ? .text : .values(values)),
      exceptions: [:])
  }
}

extension DataCategoryPlaces.Level {
  fileprivate var letter: Character {
    switch self {
    case .concept: "c"
    case .language: "l"
    case .term: "t"
    }
  }
}
