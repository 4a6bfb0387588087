extension Concept {
  public var subjectField: String? {
    get { text(.descrip, "subjectField") }
    set { set(.descrip, "subjectField", to: newValue) }
  }

  /// All definitions: those of the concept, without a language, and those of its language sections.
  public var definitions: [(language: LanguageTag?, text: String)] {
    items.filter { $0.isA(.descrip, "definition") }.map { ($0.language, $0.text) }
      + languages.flatMap { section in
        section.items.filter { $0.isA(.descrip, "definition") }.map { (section.language, $0.text) }
      }
  }
}

extension DataItemHolder {
  /// The first definition at this level.
  public var definition: String? {
    get { text(.descrip, "definition") }
    set { set(.descrip, "definition", to: newValue) }
  }

  /// What was done with it, when and by whom.
  public var transactions: [Transaction] {
    get { items.compactMap(Transaction.init) }
    set {
      replace(
        where: { $0.kind == .transac }, with: newValue.map(\.item),
        isSame: { Transaction($0) == Transaction($1) })
    }
  }

  /// What it refers to, in the glossary and on the web.
  public var crossReferences: [CrossReference] {
    get { items.compactMap(CrossReference.init) }
    set {
      replace(
        where: { $0.kind == .ref || $0.kind == .xref }, with: newValue.map(\.item),
        isSame: { CrossReference($0) == CrossReference($1) })
    }
  }
}

/// Something done with an entry (TBX `transacGrp`).
public struct Transaction: Hashable, Sendable {
  /// `origination` (in TBX-Basic version 4 `creation`), `modification` …
  public var type: String
  /// ISO 8601.
  public var date: String?
  public var person: String?
  /// Id of the person in the glossary's references.
  public var personID: String?

  public init(type: String, date: String? = nil, person: String? = nil, personID: String? = nil) {
    self.type = type
    self.date = date
    self.person = person
    self.personID = personID
  }

  init?(_ item: DataItem) {
    guard item.kind == .transac else { return nil }
    let responsibility = item.items.first { $0.isA(.transacNote, "responsibility") }
    self.init(
      type: item.text, date: item.items.first { $0.kind == .date }?.text,
      person: responsibility?.text, personID: responsibility?.target)
  }

  public var item: DataItem {
    var items: [DataItem] = []
    if person != nil || personID != nil {
      items.append(DataItem(.transacNote, "responsibility", person ?? "", target: personID))
    }
    if let date { items.append(DataItem.date(date)) }
    return DataItem(.transac, "transactionType", type, items: items)
  }
}

/// A reference to another entry, or to a page on the web.
public struct CrossReference: Hashable, Sendable {
  /// `crossReference`, `externalCrossReference`, `xGraphic` …
  public var category: String
  public var text: String
  /// An id of the glossary, or an address where `isExternal`.
  public var target: String?
  public var isExternal: Bool

  public init(category: String, text: String, target: String?, isExternal: Bool) {
    self.category = category
    self.text = text
    self.target = target
    self.isExternal = isExternal
  }

  init?(_ item: DataItem) {
    guard item.kind == .ref || item.kind == .xref else { return nil }
    self.init(
      category: item.category, text: item.text, target: item.target,
      isExternal: item.kind == .xref)
  }

  public var item: DataItem {
    DataItem(isExternal ? .xref : .ref, category, text, target: target)
  }
}
