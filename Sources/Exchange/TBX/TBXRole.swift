internal import Terminology
internal import XML

/// What an element of a TBX document does, whatever the edition and style.
enum TBXRole {
  case root(GlossaryFormat)
  /// Only holds other elements: `text`, `body`, `termGrp`.
  case through
  case concept, language, term
  /// The term itself.
  case wording
  /// A group, and the kind of its head.
  case group(DataItem.Kind)
  /// A data category whose name is an attribute.
  case item(DataItem.Kind)
  /// A data category that is an element.
  case category(DataItem.Kind, String)
  case note, date
  case title, paragraph
  /// What paragraphs belong to.
  case header(TBXHeaderPart)
  /// Persons or works, one of them, and a field of it.
  case references, object, field
  /// A field of the header of TBX-Min 2013, and the languages it names.
  case minHeader(String)
  case minLanguages
  /// `noteKey` and `noteValue` of TBX-Min 2013.
  case minNote(isKey: Bool)
  /// Markup within text.
  case inline
  /// Markup whose content is no text.
  case code
  case unknown

  /// Elements are known by their local name: prefixes, and a namespace that is wrong or missing, do not matter. What has a
  /// namespace of its own is a data category as element (DCT style, ISO 30042:2019), and so is what has the name of one.
  static func role(of name: XMLName, root: XMLName?, isMin2013: Bool) -> Self {
    if isMin2013, let role = min2013[name.local] { return role }
    if let role = core[name.local] { return role }
    let known = DataCategory.all.filter { $0.name == name.local }
    if let category = known.first(where: { $0.module.namespace == name.namespace }) ?? known.first,
      let kind = DataItem.Kind(rawValue: category.carrier.rawValue)
    {
      return .category(kind, category.name)
    }
    let isForeign =
      name.namespace.map { $0 != root?.namespace }
      ?? (name.prefix != nil && name.prefix != root?.prefix)
    return isForeign ? .category(.descrip, name.local) : .unknown
  }

  private static let core: [String: Self] = [
    "tbx": .root(.tbx3), "martif": .root(.tbx2), "TBX": .root(.tbxMin2013),
    "tbxHeader": .through, "martifHeader": .through, "fileDesc": .through, "text": .through,
    "body": .through, "back": .through, "termGrp": .through, "itemSet": .through,
    "itemset": .through, "itemGrp": .through, "noteGrp": .through, "revisionDesc": .through,
    "conceptEntry": .concept, "termEntry": .concept, "langSec": .language, "langSet": .language,
    "termSec": .term, "tig": .term, "ntig": .term, "term": .wording,
    "adminGrp": .group(.admin), "descripGrp": .group(.descrip), "termNoteGrp": .group(.termNote),
    "transacGrp": .group(.transac), "admin": .item(.admin), "adminNote": .item(.adminNote),
    "descrip": .item(.descrip), "descripNote": .item(.descripNote), "ref": .item(.ref),
    "termNote": .item(.termNote), "transac": .item(.transac), "transacNote": .item(.transacNote),
    "xref": .item(.xref), "note": .note, "date": .date, "title": .title, "p": .paragraph,
    "titleStmt": .header(.title), "publicationStmt": .header(.publication),
    "sourceDesc": .header(.source), "encodingDesc": .header(.encoding),
    "change": .header(.revision), "refObjectSec": .references, "refObjectList": .references,
    "refObject": .object, "item": .field, "hi": .inline, "foreign": .inline, "sc": .code,
    "ec": .code, "ph": .code, "bpt": .code, "ept": .code,
  ]

  private static let min2013: [String: Self] = [
    "header": .through, "entry": .concept, "langGroup": .language, "termGroup": .term,
    "termStatus": .category(.termNote, "administrativeStatus"),
    "customer": .category(.admin, "customerSubset"), "id": .title,
    "description": .minHeader("description"), "creator": .minHeader("creator"),
    "license": .minHeader("license"), "dateCreated": .minHeader("dateCreated"),
    "directionality": .minHeader("directionality"), "languages": .minLanguages,
    "noteKey": .minNote(isKey: true), "noteValue": .minNote(isKey: false),
  ]
}

/// The parts of a header that have paragraphs.
enum TBXHeaderPart {
  case title, publication, source, encoding, revision
}
