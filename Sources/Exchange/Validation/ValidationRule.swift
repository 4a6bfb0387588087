/// A rule that glossary files are checked against.
public enum ValidationRule: String, Hashable, Sendable, CaseIterable {
  // Bytes and safety
  case unreadable = "TBX001"
  case documentType = "TBX002"
  case staleSchema = "TBX003"
  // Well-formedness
  case notWellFormed = "TBX101"
  // Structure
  case unknownElement = "TBX201"
  case misplacedElement = "TBX202"
  case elementOrder = "TBX203"
  case repeatedElement = "TBX204"
  case missingElement = "TBX205"
  case misplacedText = "TBX206"
  case unknownAttribute = "TBX207"
  case missingAttribute = "TBX208"
  case attributeValue = "TBX209"
  case namespace = "TBX210"
  case date = "TBX211"
  // Dialect
  case dialect = "TBX301"
  case unknownCategory = "TBX302"
  case categoryLevel = "TBX303"
  case categoryValue = "TBX304"
  case style = "TBX305"
  case discouragedCategory = "TBX306"
  case groupContent = "TBX307"
  case emptyCategory = "TBX308"
  case missingPartOfSpeech = "TBX309"
  case inlineCode = "TBX310"
  // References, identifiers, languages
  case duplicateIdentifier = "TBX401"
  case danglingReference = "TBX402"
  case webAddress = "TBX403"
  case notAPerson = "TBX404"
  case selfReference = "TBX405"
  case duplicateLanguage = "TBX406"
  // Good style
  case emptyTerm = "TBX501"
  case paddedTerm = "TBX502"
  case hanInEnglish = "TBX503"
  case noHanInChinese = "TBX504"
  case characterWidth = "TBX505"
  case twoPreferred = "TBX506"
  case repeatedTerm = "TBX507"
  case repeatedConcept = "TBX508"
  case languageTagForm = "TBX509"
  case onlyDiscouragedTerms = "TBX510"
  // What programs will make of it
  case omegaT = "TBX601"
  case translateToolkit = "TBX602"
  case tbxChecker = "TBX603"

  /// The layer it belongs to, 0 to 6: bytes, well-formedness, structure, dialect, references, style, programs.
  public var layer: Int { rawValue.dropFirst(3).first?.wholeNumberValue ?? 0 }

  /// What it asks for, in a sentence.
  public var title: String { description.title }

  /// What it rests on.
  public var section: String { description.section }

  private var description: (title: String, section: String) {
    switch self {
    case .unreadable: ("The file can be read within the limits.", "XML 1.0, 4.3.3")
    case .documentType:
      ("Version 3 has no document type declaration.", "ISO 30042:2019, 6")
    case .staleSchema: ("Schemas that a file names are still there.", "ISO 30042:2019, annex A")
    case .notWellFormed: ("The file is well-formed XML.", "XML 1.0, 2.1")
    case .unknownElement: ("Every element is one of TBX.", "ISO 30042:2019, 9.1")
    case .misplacedElement: ("Elements stand where the structure has them.", "ISO 30042:2019, 9.2")
    case .elementOrder: ("Elements stand in their order.", "ISO 30042:2019, 9.2")
    case .repeatedElement: ("What may be there once is there once.", "ISO 30042:2019, 9.2")
    case .missingElement: ("What must be there is there.", "ISO 30042:2019, 9.2")
    case .misplacedText:
      ("Text stands only in elements that take text.", "ISO 30042:2019, 9.2")
    case .unknownAttribute: ("Elements have only their attributes.", "ISO 30042:2019, 9.1")
    case .missingAttribute: ("Required attributes are there.", "ISO 30042:2019, 9.1")
    case .attributeValue: ("Attribute values have their type.", "ISO 30042:2019, 9.1")
    case .namespace: ("The root is <tbx> in the namespace of TBX.", "ISO 30042:2019, 9.1")
    case .date: ("Dates are dates of ISO 8601.", "ISO 30042:2019, 9.2; XML Schema part 2, 3.2")
    case .dialect: ("The dialect and the style are known.", "ISO 30042:2019, 8.2")
    case .unknownCategory:
      ("Data categories are those of the dialect.", "module descriptions of the dialect")
    case .categoryLevel:
      ("Data categories stand at their levels.", "module descriptions of the dialect")
    case .categoryValue:
      ("Values are among those of the data category.", "module descriptions of the dialect")
    case .style: ("Data categories are all attributes or all elements.", "ISO 30042:2019, 8.3")
    case .discouragedCategory:
      ("Categories that a newer one replaces are not used.", "TBX-Basic version 4")
    case .groupContent: ("Groups hold what the edition lets them hold.", "TBX-Basic version 4")
    case .emptyCategory: ("A data category is named.", "ISO 30042:2019, 9.1")
    case .missingPartOfSpeech:
      ("Terms for programs have a part of speech.", "TBX-Basic version 4, 9")
    case .inlineCode:
      ("Inline codes are paired within a text or marked isolated.", "XLIFF 2.1, 4.7.2")
    case .duplicateIdentifier: ("Identifiers are there once.", "XML 1.0, 3.3.1")
    case .danglingReference: ("References lead to something.", "XML 1.0, 3.3.1")
    case .webAddress:
      ("Outside references begin with http:// or https://.", "ISO 30042:2019, 9.1")
    case .notAPerson:
      ("A responsibility refers to a person of the back matter.", "module description of TBX-Basic")
    case .selfReference: ("Nothing refers to itself.", "ISO 30042:2019, 9.1")
    case .duplicateLanguage: ("A concept has one section a language.", "ISO 30042:2019, 7")
    case .emptyTerm: ("Terms are not empty.", "ISO 30042:2019, 7")
    case .paddedTerm: ("Terms have no layout around or within.", "ISO 30042:2019, 7")
    case .hanInEnglish: ("English terms have no Han characters.", "ISO 30042:2019, 7")
    case .noHanInChinese: ("Chinese terms have Han characters.", "ISO 30042:2019, 7")
    case .characterWidth:
      ("Latin letters and digits are not full width.", "Unicode Standard Annex 11")
    case .twoPreferred: ("A language has one preferred term.", "ISO 704, 6")
    case .repeatedTerm: ("A term is there once in a language of a concept.", "ISO 704, 6")
    case .repeatedConcept: ("A concept is there once.", "ISO 704, 6")
    case .languageTagForm: ("Language tags have their usual form.", "BCP 47 (RFC 5646), 2.1.1")
    case .onlyDiscouragedTerms:
      ("A language has a term that may be used.", "ISO 704, 6")
    case .omegaT: ("OmegaT shows what is meant.", "OmegaT's glossary reader")
    case .translateToolkit:
      ("translate-toolkit and Weblate read what is meant.", "translate-toolkit's TBX reader")
    case .tbxChecker: ("TBXChecker accepts the file.", "TBXChecker 1.2.9")
    }
  }
}
