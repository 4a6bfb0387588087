internal import Terminology
internal import XML

/// What the editions that a file is written for all allow, from the table of data categories.
struct TBXDialect {
  /// The editions that the file must follow at once.
  let editions: [TBXEdition]
  let style: TBXStyle
  /// Categories beyond the table, for programs that read their own.
  let extensions: [TBXClient.Extension]

  let isVersion2: Bool
  /// Whether groups may be used around anything but `descrip` and `transac`.
  private let hasAllGroups: Bool

  init(editions: [TBXEdition], style: TBXStyle, extensions: [TBXClient.Extension]) {
    self.editions = editions
    self.style = style
    self.extensions = extensions
    isVersion2 = editions.contains(where: \.isVersion2)
    hasAllGroups = !isVersion2 && !editions.contains { $0 == .basicV4 || $0 == .minV4 }
  }

  /// What a data category may be and how it is written.
  final class Category {
    let places: DataCategoryPlaces
    /// Whether it is an element, which has no attributes but a target (modules Min 1.1.1 and Basic 1.2.1).
    let isElement: Bool
    let target: DataCategory.Target
    /// What its value must be, for each edition.
    private let contents: [DataCategory.Content]
    private let isFree: Bool
    /// `<descrip type="context"` or `<basic:context`.
    let opening: [UInt8]
    let closing: [UInt8]

    init(
      places: DataCategoryPlaces, isElement: Bool, target: DataCategory.Target,
      contents: [DataCategory.Content], opening: String, closing: String
    ) {
      self.places = places
      self.isElement = isElement
      self.target = target
      self.contents = contents
      isFree = contents.allSatisfy { $0 == .text }
      self.opening = Array(opening.utf8)
      self.closing = Array(closing.utf8)
    }

    /// The values of its lists.
    var values: [String] {
      contents.flatMap { content -> [String] in
        if case .values(let values) = content { values } else { [] }
      }
    }

    func allows(_ value: String) -> Bool { isFree || isAllowed(value) }

    private func isAllowed(_ value: String) -> Bool {
      contents.allSatisfy { content in
        switch content {
        case .text: true
        case .values(let values): values.contains(value)
        case .number(let range): Double(value).map(range.contains) ?? false
        case .count: Int(value).map { $0 >= 0 } ?? false
        }
      }
    }
  }

  func category(_ kind: DataItem.Kind, _ name: String) -> Category? {
    guard let carrier = DataCategory.Carrier(rawValue: kind.rawValue) else { return nil }
    if extensions.contains(where: { $0.carrier == carrier && $0.name == name }) {
      return make(carrier, name, module: nil, .at([.concept, .language, .term]), [.text], .none)
    }
    guard let entry = DataCategory.named(name, carrier: carrier) else { return nil }
    var places: DataCategoryPlaces?
    var contents: [DataCategory.Content] = []
    for edition in editions {
      guard let rules = entry.rules(in: edition) else { return nil }
      places = places.map { $0.intersection(rules.places) } ?? rules.places
      // Schemas of 1.2.1 do not enforce their list of transactions; `creation` is what both editions accept in practice.
      if name != "transactionType" || editions.count == 1 || edition == .basicV4 {
        contents.append(rules.content)
      }
    }
    return places.map { make(carrier, name, module: entry.module, $0, contents, entry.target) }
  }

  private func make(
    _ carrier: DataCategory.Carrier, _ name: String, module: DataCategoryModule?,
    _ places: DataCategoryPlaces, _ contents: [DataCategory.Content],
    _ target: DataCategory.Target
  ) -> Category {
    let isElement = style == .dct && module?.namespace != nil
    let element = isElement ? "\(module?.rawValue ?? ""):\(name)" : carrier.rawValue
    let type = isElement ? "" : " type=\"\(name)\""
    return Category(
      places: places, isElement: isElement, target: target, contents: contents,
      opening: "<\(element)\(type)",
      closing: "</\(element)>")
  }

  /// Whether an item of a kind may stand in the group of another kind (ISO 30042:2019 annex A; 2008 for version 2).
  func group(of head: DataItem.Kind, allows kind: DataItem.Kind) -> Bool {
    switch (head, kind) {
    case (.descrip, .admin), (.transac, .date), (.transac, .transacNote): true
    case (.descrip, .note), (.descrip, .descripNote), (.descrip, .ref), (.descrip, .xref),
      (.transac, .note), (.transac, .ref), (.transac, .xref),
      (.admin, .adminNote), (.admin, .note), (.admin, .ref), (.admin, .xref),
      (.termNote, .admin), (.termNote, .note), (.termNote, .ref), (.termNote, .xref):
      hasAllGroups
    default: false
    }
  }

  /// Whether text of a kind may have inline markup.
  func allowsMarkup(_ kind: DataItem.Kind) -> Bool {
    // The schemas for categories as elements refuse a core element with a type anywhere.
    style == .dca && [.admin, .descrip, .note, .termNote].contains(kind)
  }
}

extension DataItem.Kind {
  /// What the group of such a head is to the table of data categories.
  var holder: DataCategoryPlaces.Holder? {
    switch self {
    case .admin: .adminGroup
    case .descrip: .descripGroup
    case .termNote: .termNoteGroup
    case .transac: .transacGroup
    default: nil
    }
  }
}
