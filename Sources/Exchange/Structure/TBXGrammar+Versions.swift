extension TBXGrammar {
  /// The core structure of ISO 30042:2019 as LTAC's schema of 2023 has it, with data categories as attributes or as elements.
  static let ltac = TBXGrammar(
    rows: version3(
      style: "dca,dct", entry: "id!", sources: "sourceDesc", languageContent: "AUX* termSec+",
      address: "address", start: "id! isolated:yes,no |",
      end: "startRef isolated:yes,no disp equiv id type:fmt,ui,quote,link,image,other subtype "
        + "target:text |",
      placeholder: "type |"),
    choices: choices3, allowsCategoryElements: true)

  /// The same as ISO/TR 24633-2 has it (2025): more is left free, but data categories cannot be elements.
  static let iso = TBXGrammar(
    rows: version3(
      style: "dca,dct,DCA,DCT", entry: "id", sources: "sourceDesc+",
      languageContent: "(AUX|termSec)*", address: "webAddress",
      start: "id isolated:yes,no type subtype target:text | #",
      end: "startRef!:text isolated:yes,no disp equiv id type:fmt,ui,quote,link,image,other "
        + "subtype target:text | #",
      placeholder: "type | #"),
    choices: choices3, allowsCategoryElements: false)

  /// TBX-Basic of ISO 30042:2008 (its document type).
  static let v2Basic = TBXGrammar(
    rows: common2 + """
      langSet | id lang! | AUX* tig+
      tig | id | term termNote* AUX*
      descripGrp | id | descrip admin*
      transacGrp | id | transac (transacNote|date)*
      back | id | refObjectList*
      refObject | id | item+
      """,
    choices: [
      "AUX": [.descrip, .descripGrp, .admin, .transacGrp, .note, .ref, .xref], "NOTE": noteText2,
    ], allowsCategoryElements: false)

  /// The core structure of ISO 30042:2008 (TBX-Default).
  static let v2Core = TBXGrammar(
    rows: common2 + """
      langSet | id lang! | AUX* (tig|ntig)+
      tig | id | term (termNote|termNoteGrp)* AUX*
      ntig | id | termGrp AUX*
      termGrp | id | term (termNote|termNoteGrp)* termCompList*
      termCompList | id type! | AUX* (termComp|termCompGrp)+
      termCompGrp | id | termComp (termNote|termNoteGrp)* LINK*
      termComp | id lang | #
      termNoteGrp | id | termNote LINK*
      adminGrp | id | admin (adminNote|note|ref|xref)*
      adminNote | id lang type! target datatype | #
      descripGrp | id | descrip (descripNote|admin|adminGrp|transacGrp|note|ref|xref)*
      descripNote | id lang type! target datatype | #
      transacGrp | id | transac (transacNote|date|note|ref|xref)*
      back | id | refObjectList*
      refObject | id | (itemSet|itemGrp|item)+
      itemGrp | id | item LINK*
      itemSet | id type | (item|itemGrp)+
      """,
    choices: [
      "AUX": [.descrip, .descripGrp, .admin, .adminGrp, .transacGrp, .note, .ref, .xref],
      "LINK": [.admin, .adminGrp, .transacGrp, .note, .ref, .xref], "NOTE": noteText2,
    ], allowsCategoryElements: false)

  private static let noteText2: [TBXElement] = [.hi, .foreign, .bpt, .ept, .ph]

  private static let choices3: [String: [TBXElement]] = [
    "AUX": [.admin, .adminGrp, .descrip, .descripGrp, .note, .ref, .transacGrp, .xref],
    "LINK": [.admin, .adminGrp, .note, .ref, .transacGrp, .xref],
    "NOTE": [.hi, .foreign, .sc, .ec, .ph],
  ]

  private static func version3(
    style: String, entry: String, sources: String, languageContent: String, address: String,
    start: String, end: String, placeholder: String
  ) -> String {
    """
    tbx | type!:dialect style!:\(style) lang! | tbxHeader text
    tbxHeader | id | fileDesc encodingDesc? revisionDesc?
    fileDesc | id | publicationStmt? titleStmt? \(sources)
    publicationStmt | id | p+
    titleStmt | id lang | title note*
    title | id lang | #
    sourceDesc | id lang | p+
    encodingDesc | id | p+
    revisionDesc | id lang | change+
    change | id lang | p+
    p | id lang type | # NOTE*
    text | id | body? back?
    body | id | conceptEntry+
    back | id | refObjectSec*
    conceptEntry | \(entry) | AUX* langSec+
    langSec | lang! | \(languageContent)
    termSec | id | term (termNote|termNoteGrp)* AUX*
    term | id | # hi*
    admin | id lang type! target datatype | # NOTE*
    adminGrp | id | admin (adminNote|note|ref|xref)*
    adminNote | id lang type! target datatype | #
    descrip | id lang type! target datatype | # NOTE*
    descripGrp | id | descrip (admin|adminGrp|descripNote|note|ref|transacGrp|xref)*
    descripNote | id lang type! target datatype | #
    note | id lang | # NOTE*
    ref | id lang type! target datatype | #
    xref | id type! target!:\(address) | #
    termNote | id lang type! target datatype | # NOTE*
    termNoteGrp | id | termNote LINK*
    transac | id lang type! target datatype | #
    transacGrp | id | transac (date|note|ref|transacNote|xref)*
    transacNote | id lang type! target datatype | #
    date | id | #
    refObjectSec | id type! | refObject+
    refObject | id | (itemSet|itemGrp|item)+
    item | id type | # NOTE*
    itemGrp | id | item LINK*
    itemSet | id type | (itemGrp|item)+
    hi | target type:\(highlights) | #
    foreign | id lang | # NOTE*
    sc | \(start)
    ec | \(end)
    ph | \(placeholder)
    """
  }

  private static let highlights =
    "entailedTerm,hotkey,italics,bold,superscript,subscript,math"

  private static let common2 = """
    martif | type! lang! | martifHeader text
    martifHeader | id | fileDesc encodingDesc? revisionDesc?
    fileDesc | id | titleStmt? publicationStmt? sourceDesc+
    titleStmt | id lang | title note*
    title | id lang | #
    publicationStmt | id | p+
    sourceDesc | id lang | p+
    encodingDesc | id | p+
    revisionDesc | id lang | change+
    change | id lang | p+
    p | id type:DCSName,XCSURI,XCSContent lang | # NOTE*
    text | id | body back?
    body | id | termEntry+
    termEntry | id | AUX* langSet+
    term | id | # hi*
    admin | id lang type! target datatype | # NOTE*
    descrip | id lang type! target datatype | # NOTE*
    note | id lang | # NOTE*
    ref | id lang type! target datatype | #
    xref | id type! target!:address | #
    termNote | id lang type! target datatype | # NOTE*
    transac | id lang type! target datatype | #
    transacNote | id lang type! target datatype | #
    date | id | #
    refObjectList | id type! | refObject+
    item | id type | # NOTE*
    hi | type target lang | #
    foreign | id lang | # NOTE*
    bpt | i type | #
    ept | i | #
    ph | type | #

    """
}
