/// The document type declarations that lie beside a TBX v2 file, for programs that insist on reading them.
///
/// Our own wording of the content models of ISO 30042:2008 for TBX-Basic; the file names are the ones that programs look for.
enum TBXDocumentTypes {
  static let martifName = "TBXBasiccoreStructV02.dtd"

  static let martif = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- TBX-Basic of ISO 30042:2008, written by Concord. -->
    <!ENTITY % richText "(#PCDATA | hi | foreign | bpt | ept | ph)*">
    <!ENTITY % auxInfo "(admin | descrip | descripGrp | note | ref | transacGrp | xref)*">
    <!ENTITY % linked "
      id ID #IMPLIED
      xml:lang CDATA #IMPLIED
      target IDREF #IMPLIED
      datatype CDATA #IMPLIED">
    <!ENTITY % typed "%linked;
      type CDATA #REQUIRED">

    <!ELEMENT martif (martifHeader, text)>
    <!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
    <!ELEMENT martifHeader (fileDesc, encodingDesc?, revisionDesc?)>
    <!ATTLIST martifHeader id ID #IMPLIED>
    <!ELEMENT fileDesc (titleStmt?, publicationStmt?, sourceDesc+)>
    <!ATTLIST fileDesc id ID #IMPLIED>
    <!ELEMENT titleStmt (title, note*)>
    <!ATTLIST titleStmt id ID #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT title (#PCDATA)>
    <!ATTLIST title id ID #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT publicationStmt (p+)>
    <!ATTLIST publicationStmt id ID #IMPLIED>
    <!ELEMENT sourceDesc (p+)>
    <!ATTLIST sourceDesc id ID #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT encodingDesc (p+)>
    <!ATTLIST encodingDesc id ID #IMPLIED>
    <!ELEMENT revisionDesc (change+)>
    <!ATTLIST revisionDesc id ID #IMPLIED>
    <!ELEMENT change (p+)>
    <!ATTLIST change id ID #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT p %richText;>
    <!ATTLIST p id ID #IMPLIED xml:lang CDATA #IMPLIED type CDATA #IMPLIED>

    <!ELEMENT text (body, back?)>
    <!ATTLIST text id ID #IMPLIED>
    <!ELEMENT body (termEntry+)>
    <!ATTLIST body id ID #IMPLIED>
    <!ELEMENT termEntry (%auxInfo;, langSet+)>
    <!ATTLIST termEntry id ID #IMPLIED>
    <!ELEMENT langSet (%auxInfo;, tig+)>
    <!ATTLIST langSet id ID #IMPLIED xml:lang CDATA #REQUIRED>
    <!ELEMENT tig (term, termNote*, %auxInfo;)>
    <!ATTLIST tig id ID #IMPLIED>
    <!ELEMENT term (#PCDATA | hi)*>
    <!ATTLIST term id ID #IMPLIED>

    <!ELEMENT admin %richText;>
    <!ATTLIST admin %typed;>
    <!ELEMENT descrip %richText;>
    <!ATTLIST descrip %typed;>
    <!ELEMENT descripGrp (descrip, admin*)>
    <!ATTLIST descripGrp id ID #IMPLIED>
    <!ELEMENT note %richText;>
    <!ATTLIST note %linked;>
    <!ELEMENT ref (#PCDATA)>
    <!ATTLIST ref %typed;>
    <!ELEMENT termNote %richText;>
    <!ATTLIST termNote %typed;>
    <!ELEMENT transac (#PCDATA)>
    <!ATTLIST transac %typed;>
    <!ELEMENT transacGrp (transac, (date | transacNote)*)>
    <!ATTLIST transacGrp id ID #IMPLIED>
    <!ELEMENT transacNote (#PCDATA)>
    <!ATTLIST transacNote %typed;>
    <!ELEMENT date (#PCDATA)>
    <!ATTLIST date id ID #IMPLIED>
    <!ELEMENT xref (#PCDATA)>
    <!ATTLIST xref id ID #IMPLIED target CDATA #REQUIRED type CDATA #REQUIRED>

    <!ELEMENT hi (#PCDATA)>
    <!ATTLIST hi target IDREF #IMPLIED type CDATA #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT foreign %richText;>
    <!ATTLIST foreign id ID #IMPLIED xml:lang CDATA #IMPLIED>
    <!ELEMENT bpt (#PCDATA)>
    <!ATTLIST bpt i CDATA #IMPLIED type CDATA #IMPLIED>
    <!ELEMENT ept (#PCDATA)>
    <!ATTLIST ept i CDATA #IMPLIED>
    <!ELEMENT ph (#PCDATA)>
    <!ATTLIST ph type CDATA #IMPLIED>

    <!ELEMENT back (refObjectList*)>
    <!ATTLIST back id ID #IMPLIED>
    <!ELEMENT refObjectList (refObject+)>
    <!ATTLIST refObjectList id ID #IMPLIED type CDATA #REQUIRED>
    <!ELEMENT refObject (item+)>
    <!ATTLIST refObject id ID #IMPLIED>
    <!ELEMENT item %richText;>
    <!ATTLIST item id ID #IMPLIED type CDATA #IMPLIED>

    """

  static let constraintsName = "tbxxcsdtd.dtd"

  static let constraints = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- Constraint files (XCS) of ISO 30042:2008 as Concord writes them. -->
    <!ELEMENT TBXXCS (header, languages, datCatSet, refObjectDefSet?)>
    <!ATTLIST TBXXCS name CDATA #REQUIRED version CDATA #REQUIRED lang CDATA #REQUIRED>
    <!ELEMENT header (title)>
    <!ELEMENT title (#PCDATA)>
    <!ELEMENT languages (langInfo+)>
    <!ELEMENT langInfo (langCode, langName)>
    <!ELEMENT langCode (#PCDATA)>
    <!ELEMENT langName (#PCDATA)>
    <!ELEMENT datCatSet (adminNoteSpec | adminSpec | descripNoteSpec | descripSpec | refSpec |
      termNoteSpec | transacNoteSpec | transacSpec | xrefSpec)+>
    <!ELEMENT adminSpec (contents)>
    <!ATTLIST adminSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT descripSpec (contents, levels)>
    <!ATTLIST descripSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT termNoteSpec (contents)>
    <!ATTLIST termNoteSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT adminNoteSpec (contents)>
    <!ATTLIST adminNoteSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT descripNoteSpec (contents)>
    <!ATTLIST descripNoteSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT refSpec (contents)>
    <!ATTLIST refSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT transacNoteSpec (contents)>
    <!ATTLIST transacNoteSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT transacSpec (contents)>
    <!ATTLIST transacSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT xrefSpec (contents)>
    <!ATTLIST xrefSpec name CDATA #REQUIRED datcatId CDATA #REQUIRED>
    <!ELEMENT contents (#PCDATA)>
    <!ATTLIST contents datatype CDATA #IMPLIED targetType CDATA #IMPLIED forTermComp CDATA #IMPLIED>
    <!ELEMENT levels (#PCDATA)>
    <!ELEMENT refObjectDefSet (refObjectDef+)>
    <!ELEMENT refObjectDef (refObjectType, itemSpecSet)>
    <!ELEMENT refObjectType (#PCDATA)>
    <!ELEMENT itemSpecSet (itemSpec+)>
    <!ATTLIST itemSpecSet type CDATA #REQUIRED>
    <!ELEMENT itemSpec (#PCDATA)>
    <!ATTLIST itemSpec type CDATA #REQUIRED>

    """
}
