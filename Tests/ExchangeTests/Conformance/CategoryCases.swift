@testable import Exchange

/// Cases about data categories, from the table: every category at every level, directly and in a group, and every value of a picklist.
enum CategoryCases {
  static let all: [ConformanceCase] =
    ["TBX-Min", "TBX-Basic", "TBX-Linguist"].flatMap {
      places(dialect: $0) + values(dialect: $0)
    } + elements + version2

  private static func editions(_ dialect: String) -> [TBXEdition] {
    TBXEdition.allCases.filter { $0.dialect == dialect && !$0.isVersion2 }
  }

  /// Every category of the modules with a name in style DCA at every level of an entry.
  private static func places(dialect: String) -> [ConformanceCase] {
    categories(dialect).flatMap { category in
      DataCategoryPlaces.Level.allCases.flatMap { level in
        holders(category).compactMap { holder -> ConformanceCase? in
          // A note about a term stands nowhere else by the structure; two levels of it say nothing new.
          if category.carrier == .termNote, level == .language { return nil }
          let expected = editions(dialect).map { edition in
            (edition, rule(category, level, holder, edition))
          }
          let content = wrap(element(category, edition: expected[0].0), holder)
          return ConformanceCase(
            name: name(dialect, "place", category.name, "\(level)", "\(holder)"),
            text: ConformanceFile.version3(
              dialect, body: ConformanceFile.entry(content, at: level), back: people(category)),
            expected: expected)
        }
      }
    }
  }

  /// Every picklist with a wrong, an empty, a padded value, and with the values of other editions.
  private static func values(dialect: String) -> [ConformanceCase] {
    categories(dialect).flatMap { category -> [ConformanceCase] in
      let lists = editions(dialect).compactMap { edition -> [String]? in
        guard case .values(let values)? = category.rules(in: edition)?.content else { return nil }
        return values
      }
      guard let first = lists.first else { return [] }
      var tried = ["nonsense", "", " \(first[0]) ", first[0].uppercased()]
      for value in lists.joined() where !tried.contains(value) { tried.append(value) }
      let holder = holders(category)[0]
      let level = category.rules.places.levels[0]
      return tried.map { value in
        ConformanceCase(
          name: name(
            dialect, "value", category.name,
            label(value)),
          text: ConformanceFile.version3(
            dialect,
            body: ConformanceFile.entry(
              wrap(element(category, edition: nil, value: value), holder), at: level)),
          expected: editions(dialect).map { edition in
            let placeRule = rule(category, level, holder, edition)
            guard placeRule == nil, let rules = category.rules(in: edition) else {
              return (edition, placeRule)
            }
            let isRight = rules.content.accepts(value) || rules.tolerated.contains(value)
            return (edition, isRight ? nil : .categoryValue)
          })
      }
    }
  }

  /// Style DCT: every category as an element, at its place, with a foreign attribute, and in style DCA.
  private static let elements: [ConformanceCase] = ["TBX-Min", "TBX-Basic", "TBX-Linguist"]
    .flatMap { dialect in
      categories(dialect).filter { $0.rules(in: editions(dialect)[0]) != nil }
        .flatMap { category -> [ConformanceCase] in
          let level = category.rules.places.levels[0]
          let holder = category.rules.places.holders(at: level)[0]
          func file(_ style: String, _ attribute: String = "") -> String {
            ConformanceFile.version3(
              dialect, style: style,
              body: ConformanceFile.entry(
                wrap(
                  element(category, edition: editions(dialect)[0], asElement: true, attribute),
                  holder, asElement: true), at: level), back: people(category),
              declaringModules: true)
          }
          let old = editions(dialect)[0]
          return [
            ConformanceCase(
              name: name(dialect, "dct", category.name), text: file("dct"),
              expected: [(old, nil)]),
            ConformanceCase(
              name: name(dialect, "dct", category.name, "attribute"),
              text: file("dct", " metaType=\"\(category.carrier.rawValue)\""),
              expected: [(old, .unknownAttribute)]),
            ConformanceCase(
              name: name(dialect, "dct", category.name, "in-dca"), text: file("dca"),
              expected: [(old, .style)]),
          ]
        }
    }

  /// Version 2: every category of TBX-Basic at every level.
  private static let version2: [ConformanceCase] = categories("TBX-Basic").filter {
    $0.rules(in: .v2Basic) != nil && $0.carrier != .transac && $0.carrier != .transacNote
  }.flatMap { category in
    DataCategoryPlaces.Level.allCases.compactMap { level -> ConformanceCase? in
      if category.carrier == .termNote, level == .language { return nil }
      return ConformanceCase(
        name: name("TBX-Basic-v2", "place", category.name, "\(level)"),
        text: ConformanceFile.version2(
          "TBX-Basic",
          body: ConformanceFile.entry(
            element(category, edition: .v2Basic), at: level, version2: true)),
        expected: [(.v2Basic, rule(category, level, .level, .v2Basic))])
    }
  }

  // MARK: Parts

  private static func categories(_ dialect: String) -> [DataCategory] {
    // The larger dialects have the smaller one's categories with the same rules.
    let modules: [DataCategoryModule] =
      switch dialect {
      case "TBX-Min": [.min]
      case "TBX-Linguist": [.linguist]
      default: [.min, .basic]
      }
    return DataCategory.all.filter { modules.contains($0.module) }
  }

  /// What holds a category where the structure lets it: directly, or as the head of a group.
  private static func holders(_ category: DataCategory) -> [DataCategoryPlaces.Holder] {
    switch category.carrier {
    case .admin: [.level, .adminGroup, .descripGroup]
    case .adminNote: [.adminGroup]
    case .descrip: [.level, .descripGroup]
    case .termNote: [.level, .termNoteGroup]
    case .transac, .transacNote: [.transacGroup]
    case .ref, .xref: [.level, .transacGroup]
    case .descripNote: [.descripGroup]
    }
  }

  /// The rule that a category breaks at a place, by the table and the few sentences about groups.
  private static func rule(
    _ category: DataCategory, _ level: DataCategoryPlaces.Level,
    _ holder: DataCategoryPlaces.Holder, _ edition: TBXEdition
  ) -> ValidationRule? {
    if category.carrier == .termNote, level != .term { return .misplacedElement }
    let hasFewerGroups = edition == .basicV4 || edition == .minV4
    if hasFewerGroups, holder == .adminGroup || holder == .termNoteGroup { return .groupContent }
    if hasFewerGroups, holder == .transacGroup,
      category.carrier == .ref || category.carrier == .xref
    {
      return .groupContent
    }
    // Groups need a head, and the dialects without one of its kind cannot have the group.
    for head in heads(category, holder) {
      guard let rules = head.rules(in: edition) else { return .unknownCategory }
      guard rules.places.allows(level, holder) else { return .categoryLevel }
    }
    guard let rules = category.rules(in: edition) else { return .unknownCategory }
    guard rules.places.allows(level, holder) else { return .categoryLevel }
    if case .values(let values) = rules.content, !values.contains(value(category, nil)) {
      return .categoryValue
    }
    return nil
  }

  /// The categories that the group of a category needs before it.
  private static func heads(
    _ category: DataCategory, _ holder: DataCategoryPlaces.Holder
  ) -> [DataCategory] {
    let names: [String] =
      switch (holder, category.carrier) {
      case (.adminGroup, .adminNote): ["reading"]
      case (.descripGroup, .admin): ["definition"]
      case (.transacGroup, .transacNote), (.transacGroup, .ref), (.transacGroup, .xref):
        ["transactionType"]
      default: []
      }
    return names.compactMap { name in DataCategory.all.first { $0.name == name } }
  }

  private static func wrap(
    _ content: String, _ holder: DataCategoryPlaces.Holder, asElement: Bool = false
  ) -> String {
    guard holder != .level else { return content }
    func head(_ name: String, _ carrier: String) -> String {
      guard !content.contains("<\(carrier) "),
        let category = DataCategory.all.first(where: {
          $0.name == name
        })
      else { return "" }
      return element(category, edition: nil, asElement: asElement)
    }
    let module = asElement ? ":" : " "
    let isHead = content.contains(module) && holder != .transacGroup
    switch holder {
    case .adminGroup where content.contains("readingNote"):
      return "<adminGrp>\(head("reading", "admin"))\(content)</adminGrp>"
    case .descripGroup where !isHead || content.contains("<admin "):
      return "<descripGrp>\(head("definition", "descrip"))\(content)</descripGrp>"
    case .transacGroup where !content.contains("transactionType"):
      return "<transacGrp>\(head("transactionType", "transac"))\(content)</transacGrp>"
    default: return "<\(holder.elementName)>\(content)</\(holder.elementName)>"
    }
  }

  static func element(
    _ category: DataCategory, edition: TBXEdition?, asElement: Bool = false,
    _ attribute: String = "", value: String? = nil
  ) -> String {
    let text = value ?? Self.value(category, edition)
    let target =
      switch category.target {
      case .none: ""
      case .element: " target=\"c1\""
      case .person: " target=\"person\""
      case .web: " target=\"https://example.org/\""
      }
    return asElement
      ? "<\(category.module.rawValue):\(category.name)\(target)\(attribute)>\(text)</\(category.module.rawValue):\(category.name)>"
      : "<\(category.carrier.rawValue) type=\"\(category.name)\"\(target)\(attribute)>\(text)</\(category.carrier.rawValue)>"
  }

  /// A value that all editions take, where there is one.
  private static func value(_ category: DataCategory, _ edition: TBXEdition?) -> String {
    if category.name == "transactionType" { return "modification" }
    let rules = edition.flatMap { category.rules(in: $0) } ?? category.rules
    if case .values(let values) = rules.content { return values[0] }
    return "text"
  }

  private static func label(_ value: String) -> String {
    if value.isEmpty { return "empty" }
    if value.first == " " { return "padded" }
    return value == value.uppercased() ? "in-capitals" : value
  }

  private static func people(_ category: DataCategory) -> String {
    category.target == .person
      ? "<refObjectSec type=\"respPerson\"><refObject id=\"person\"><item type=\"fn\">A Person</item></refObject></refObjectSec>"
      : ""
  }

  private static func name(_ parts: String...) -> String {
    parts.map { part in
      String(part.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
    }.joined(separator: ".").lowercased()
  }
}
