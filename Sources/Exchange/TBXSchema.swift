/// The RELAX NG schemas that files are checked against: our own wording of what ISO 30042 and TBX-Basic prescribe.
enum TBXSchema {
  /// What both versions have in common: text with markup, the attributes, and the data categories of TBX-Basic with the levels
  /// they may stand at and the values they may have.
  ///
  /// Where TBX-Basic 1.2.1 and TBX-Basic version 4 differ, the categories and values of both are accepted. Every element pattern
  /// has a name of its own within its content model: libxml2 can then check while it streams.
  private static let common = """
    <define name="id"><optional><attribute name="id"><data type="ID"/></attribute></optional></define>
    <define name="language">
      <attribute name="xml:lang"><data type="language"/></attribute>
    </define>
    <define name="linked">
      <ref name="id"/>
      <optional><ref name="language"/></optional>
      <optional><attribute name="target"><data type="IDREF"/></attribute></optional>
      <optional><attribute name="datatype"/></optional>
    </define>
    <define name="hi">
      <element name="hi">
        <optional><attribute name="target"><data type="IDREF"/></attribute></optional>
        <optional>
          <attribute name="type">
            <choice>
              <value>entailedTerm</value><value>hotkey</value><value>italics</value><value>bold</value>
              <value>superscript</value><value>subscript</value><value>math</value>
            </choice>
          </attribute>
        </optional>
        <text/>
      </element>
    </define>
    <define name="termText"><zeroOrMore><choice><text/><ref name="hi"/></choice></zeroOrMore></define>
    <define name="p">
      <element name="p">
        <ref name="id"/>
        <optional><ref name="language"/></optional>
        <optional><attribute name="type"/></optional>
        <ref name="noteText"/>
      </element>
    </define>
    <define name="titleStmt">
      <element name="titleStmt">
        <ref name="id"/>
        <optional><ref name="language"/></optional>
        <element name="title"><ref name="id"/><optional><ref name="language"/></optional><ref name="noteText"/></element>
        <zeroOrMore><ref name="note"/></zeroOrMore>
      </element>
    </define>
    <define name="publicationStmt">
      <element name="publicationStmt"><ref name="id"/><oneOrMore><ref name="p"/></oneOrMore></element>
    </define>
    <define name="sourceDesc">
      <element name="sourceDesc">
        <ref name="id"/><optional><ref name="language"/></optional><oneOrMore><ref name="p"/></oneOrMore>
      </element>
    </define>
    <define name="encodingDesc">
      <element name="encodingDesc"><ref name="id"/><oneOrMore><ref name="p"/></oneOrMore></element>
    </define>
    <define name="revisionDesc">
      <element name="revisionDesc">
        <ref name="id"/>
        <oneOrMore>
          <element name="change">
            <ref name="id"/><optional><ref name="language"/></optional><oneOrMore><ref name="p"/></oneOrMore>
          </element>
        </oneOrMore>
      </element>
    </define>
    <define name="note"><element name="note"><ref name="linked"/><ref name="noteText"/></element></define>
    <define name="source"><attribute name="type"><value>source</value></attribute></define>
    <define name="adminSource">
      <element name="admin"><ref name="linked"/><ref name="source"/><ref name="noteText"/></element>
    </define>
    <define name="admin">
      <element name="admin">
        <ref name="linked"/>
        <attribute name="type">
          <choice><value>customerSubset</value><value>projectSubset</value><value>source</value></choice>
        </attribute>
        <ref name="noteText"/>
      </element>
    </define>
    <define name="crossReference">
      <element name="ref">
        <ref name="linked"/><attribute name="type"><value>crossReference</value></attribute><text/>
      </element>
    </define>
    <define name="webAddress">
      <ref name="id"/>
      <attribute name="target"><data type="anyURI"/></attribute>
    </define>
    <define name="xref">
      <element name="xref">
        <ref name="webAddress"/>
        <attribute name="type"><value>externalCrossReference</value></attribute>
        <text/>
      </element>
    </define>
    <define name="xrefOrGraphic">
      <element name="xref">
        <ref name="webAddress"/>
        <attribute name="type"><choice><value>externalCrossReference</value><value>xGraphic</value></choice></attribute>
        <text/>
      </element>
    </define>
    <define name="conceptDescrip">
      <element name="descrip">
        <ref name="linked"/>
        <attribute name="type"><choice><value>subjectField</value><value>definition</value></choice></attribute>
        <ref name="noteText"/>
      </element>
    </define>
    <define name="languageDescrip">
      <element name="descrip">
        <ref name="linked"/><attribute name="type"><value>definition</value></attribute><ref name="noteText"/>
      </element>
    </define>
    <define name="termDescrip">
      <element name="descrip">
        <ref name="linked"/><attribute name="type"><value>context</value></attribute><ref name="noteText"/>
      </element>
    </define>
    <define name="termNote">
      <element name="termNote">
        <ref name="linked"/>
        <choice>
          <group>
            <attribute name="type"><value>administrativeStatus</value></attribute>
            <choice>
              <value>preferredTerm-admn-sts</value><value>admittedTerm-admn-sts</value>
              <value>deprecatedTerm-admn-sts</value><value>supersededTerm-admn-sts</value>
            </choice>
          </group>
          <group>
            <attribute name="type"><value>usageStatus</value></attribute>
            <choice><value>preferred</value><value>admitted</value><value>deprecated</value></choice>
          </group>
          <group>
            <attribute name="type"><value>partOfSpeech</value></attribute>
            <choice>
              <value>adjective</value><value>noun</value><value>other</value><value>verb</value>
              <value>adverb</value><value>properNoun</value>
            </choice>
          </group>
          <group>
            <attribute name="type"><value>grammaticalGender</value></attribute>
            <choice>
              <value>masculine</value><value>feminine</value><value>neuter</value><value>other</value>
            </choice>
          </group>
          <group>
            <attribute name="type"><value>termType</value></attribute>
            <choice>
              <value>fullForm</value><value>acronym</value><value>abbreviation</value>
              <value>shortForm</value><value>variant</value><value>phrase</value>
            </choice>
          </group>
          <group>
            <attribute name="type">
              <choice><value>geographicalUsage</value><value>termLocation</value></choice>
            </attribute>
            <ref name="noteText"/>
          </group>
        </choice>
      </element>
    </define>
    <define name="transac">
      <element name="transac">
        <ref name="linked"/>
        <attribute name="type"><value>transactionType</value></attribute>
        <choice><value>origination</value><value>creation</value><value>modification</value></choice>
      </element>
    </define>
    <define name="transacNote">
      <element name="transacNote">
        <ref name="linked"/><attribute name="type"><value>responsibility</value></attribute><text/>
      </element>
    </define>
    <define name="date">
      <element name="date">
        <ref name="id"/><choice><data type="date"/><data type="dateTime"/></choice>
      </element>
    </define>
    <define name="item">
      <element name="item">
        <ref name="id"/><optional><attribute name="type"/></optional><ref name="noteText"/>
      </element>
    </define>
    """

  private static let opening = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0"
        datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"
    """

  /// TBX-Basic of ISO 30042:2019 in data-category-as-attribute style; where the core grammars in circulation differ, the structure
  /// that all of them accept.
  static let v3 =
    opening + """
       ns="urn:iso:std:iso:30042:ed-2">
      <start>
        <element name="tbx">
          <attribute name="type"><value>TBX-Basic</value></attribute>
          <attribute name="style"><value>dca</value></attribute>
          <ref name="language"/>
          <ref name="id"/>
          <element name="tbxHeader">
            <ref name="id"/>
            <element name="fileDesc">
              <ref name="id"/>
              <optional><ref name="publicationStmt"/></optional>
              <optional><ref name="titleStmt"/></optional>
              <ref name="sourceDesc"/>
            </element>
            <optional><ref name="encodingDesc"/></optional>
            <optional><ref name="revisionDesc"/></optional>
          </element>
          <element name="text">
            <ref name="id"/>
            <optional>
              <element name="body"><ref name="id"/><oneOrMore><ref name="concept"/></oneOrMore></element>
            </optional>
            <optional>
              <element name="back"><ref name="id"/><zeroOrMore><ref name="objects"/></zeroOrMore></element>
            </optional>
          </element>
        </element>
      </start>
      <define name="concept">
        <element name="conceptEntry">
          <attribute name="id"><data type="ID"/></attribute>
          <zeroOrMore>
            <choice>
              <ref name="admin"/><ref name="adminGrp"/><ref name="conceptDescrip"/><ref name="conceptDescripGrp"/>
              <ref name="note"/><ref name="crossReference"/><ref name="transacGrp"/><ref name="xrefOrGraphic"/>
            </choice>
          </zeroOrMore>
          <oneOrMore>
            <element name="langSec">
              <ref name="language"/>
              <zeroOrMore>
                <choice>
                  <ref name="adminSource"/><ref name="languageDescrip"/><ref name="languageDescripGrp"/>
                  <ref name="note"/><ref name="transacGrp"/><ref name="xrefOrGraphic"/>
                </choice>
              </zeroOrMore>
              <oneOrMore><ref name="term"/></oneOrMore>
            </element>
          </oneOrMore>
        </element>
      </define>
      <define name="term">
        <element name="termSec">
          <ref name="id"/>
          <element name="term"><ref name="id"/><ref name="termText"/></element>
          <zeroOrMore><choice><ref name="termNote"/><ref name="termNoteGrp"/></choice></zeroOrMore>
          <zeroOrMore>
            <choice>
              <ref name="admin"/><ref name="adminGrp"/><ref name="termDescrip"/><ref name="termDescripGrp"/>
              <ref name="note"/><ref name="crossReference"/><ref name="transacGrp"/><ref name="xref"/>
            </choice>
          </zeroOrMore>
        </element>
      </define>
      <define name="linkInfo">
        <zeroOrMore>
          <choice>
            <ref name="admin"/><ref name="adminGrp"/><ref name="note"/><ref name="crossReference"/>
            <ref name="transacGrp"/><ref name="xref"/>
          </choice>
        </zeroOrMore>
      </define>
      <define name="adminGrp">
        <element name="adminGrp">
          <ref name="id"/>
          <ref name="admin"/>
          <zeroOrMore><choice><ref name="note"/><ref name="crossReference"/><ref name="xref"/></choice></zeroOrMore>
        </element>
      </define>
      <define name="conceptDescripGrp">
        <element name="descripGrp"><ref name="id"/><ref name="conceptDescrip"/><ref name="linkInfo"/></element>
      </define>
      <define name="languageDescripGrp">
        <element name="descripGrp"><ref name="id"/><ref name="languageDescrip"/><ref name="linkInfo"/></element>
      </define>
      <define name="termDescripGrp">
        <element name="descripGrp"><ref name="id"/><ref name="termDescrip"/><ref name="linkInfo"/></element>
      </define>
      <define name="termNoteGrp">
        <element name="termNoteGrp"><ref name="id"/><ref name="termNote"/><ref name="linkInfo"/></element>
      </define>
      <define name="transacGrp">
        <element name="transacGrp">
          <ref name="id"/>
          <ref name="transac"/>
          <zeroOrMore>
            <choice>
              <ref name="date"/><ref name="note"/><ref name="crossReference"/><ref name="transacNote"/><ref name="xref"/>
            </choice>
          </zeroOrMore>
        </element>
      </define>
      <define name="objects">
        <element name="refObjectSec">
          <ref name="id"/>
          <attribute name="type"/>
          <oneOrMore>
            <element name="refObject">
              <ref name="id"/>
              <oneOrMore>
                <choice>
                  <ref name="item"/><ref name="itemGrp"/>
                  <element name="itemSet">
                    <ref name="id"/>
                    <optional><attribute name="type"/></optional>
                    <oneOrMore><choice><ref name="item"/><ref name="itemGrp"/></choice></oneOrMore>
                  </element>
                </choice>
              </oneOrMore>
            </element>
          </oneOrMore>
        </element>
      </define>
      <define name="itemGrp">
        <element name="itemGrp"><ref name="id"/><ref name="item"/><ref name="linkInfo"/></element>
      </define>
      <define name="noteText">
        <zeroOrMore>
          <choice>
            <text/>
            <ref name="hi"/>
            <element name="foreign">
              <ref name="id"/><optional><ref name="language"/></optional><ref name="noteText"/>
            </element>
            <element name="sc">
              <attribute name="id"><data type="ID"/></attribute>
              <optional><attribute name="isolated"/></optional>
              <optional><attribute name="disp"/></optional>
              <optional><attribute name="equiv"/></optional>
              <text/>
            </element>
            <element name="ec">
              <ref name="id"/>
              <optional><attribute name="startRef"><data type="IDREF"/></attribute></optional>
              <optional><attribute name="isolated"/></optional>
              <optional><attribute name="type"/></optional>
              <optional><attribute name="disp"/></optional>
              <optional><attribute name="equiv"/></optional>
              <text/>
            </element>
            <element name="ph">
              <ref name="id"/><optional><attribute name="type"/></optional><text/>
            </element>
          </choice>
        </zeroOrMore>
      </define>

      """ + common + "</grammar>"

  /// TBX-Basic of ISO 30042:2008 (`martif`, no namespace), the part of it that has `tig` and no nested groups.
  static let v2 =
    opening + """
      >
      <start>
        <element name="martif">
          <attribute name="type"><value>TBX-Basic</value></attribute>
          <ref name="language"/>
          <element name="martifHeader">
            <ref name="id"/>
            <element name="fileDesc">
              <ref name="id"/>
              <optional><ref name="titleStmt"/></optional>
              <optional><ref name="publicationStmt"/></optional>
              <oneOrMore><ref name="sourceDesc"/></oneOrMore>
            </element>
            <optional><ref name="encodingDesc"/></optional>
            <optional><ref name="revisionDesc"/></optional>
          </element>
          <element name="text">
            <ref name="id"/>
            <element name="body"><ref name="id"/><oneOrMore><ref name="concept"/></oneOrMore></element>
            <optional>
              <element name="back"><ref name="id"/><zeroOrMore><ref name="objects"/></zeroOrMore></element>
            </optional>
          </element>
        </element>
      </start>
      <define name="concept">
        <element name="termEntry">
          <ref name="id"/>
          <zeroOrMore>
            <choice>
              <ref name="admin"/><ref name="conceptDescrip"/><ref name="conceptDescripGrp"/>
              <ref name="note"/><ref name="crossReference"/><ref name="transacGrp"/><ref name="xrefOrGraphic"/>
            </choice>
          </zeroOrMore>
          <oneOrMore>
            <element name="langSet">
              <ref name="id"/>
              <ref name="language"/>
              <zeroOrMore>
                <choice>
                  <ref name="admin"/><ref name="languageDescrip"/><ref name="languageDescripGrp"/>
                  <ref name="note"/><ref name="crossReference"/><ref name="transacGrp"/><ref name="xrefOrGraphic"/>
                </choice>
              </zeroOrMore>
              <oneOrMore><ref name="term"/></oneOrMore>
            </element>
          </oneOrMore>
        </element>
      </define>
      <define name="term">
        <element name="tig">
          <ref name="id"/>
          <element name="term"><ref name="id"/><ref name="termText"/></element>
          <zeroOrMore><ref name="termNote"/></zeroOrMore>
          <zeroOrMore>
            <choice>
              <ref name="admin"/><ref name="termDescrip"/><ref name="termDescripGrp"/>
              <ref name="note"/><ref name="crossReference"/><ref name="transacGrp"/><ref name="xrefOrGraphic"/>
            </choice>
          </zeroOrMore>
        </element>
      </define>
      <define name="conceptDescripGrp">
        <element name="descripGrp">
          <ref name="id"/><ref name="conceptDescrip"/><zeroOrMore><ref name="admin"/></zeroOrMore>
        </element>
      </define>
      <define name="languageDescripGrp">
        <element name="descripGrp">
          <ref name="id"/><ref name="languageDescrip"/><zeroOrMore><ref name="admin"/></zeroOrMore>
        </element>
      </define>
      <define name="termDescripGrp">
        <element name="descripGrp">
          <ref name="id"/><ref name="termDescrip"/><zeroOrMore><ref name="admin"/></zeroOrMore>
        </element>
      </define>
      <define name="transacGrp">
        <element name="transacGrp">
          <ref name="id"/>
          <ref name="transac"/>
          <zeroOrMore><choice><ref name="transacNote"/><ref name="date"/></choice></zeroOrMore>
        </element>
      </define>
      <define name="objects">
        <element name="refObjectList">
          <ref name="id"/>
          <attribute name="type"/>
          <oneOrMore>
            <element name="refObject"><ref name="id"/><oneOrMore><ref name="item"/></oneOrMore></element>
          </oneOrMore>
        </element>
      </define>
      <define name="noteText">
        <zeroOrMore>
          <choice>
            <text/>
            <ref name="hi"/>
            <element name="foreign">
              <ref name="id"/><optional><ref name="language"/></optional><ref name="noteText"/>
            </element>
            <element name="bpt">
              <optional><attribute name="i"/></optional><optional><attribute name="type"/></optional><text/>
            </element>
            <element name="ept"><optional><attribute name="i"/></optional><text/></element>
            <element name="ph"><optional><attribute name="type"/></optional><text/></element>
          </choice>
        </zeroOrMore>
      </define>

      """ + common + "</grammar>"
}
