internal import Terminology

/// Items: as the dialect has them, in words it knows, or as a note.
extension TBXComposer {
  mutating func category(_ kind: DataItem.Kind, _ name: String) -> TBXDialect.Category? {
    let key = CategoryKey(kind: kind, name: name)
    if let known = categories[key] { return known }
    let category = dialect.category(kind, name)
    categories[key] = .some(category)
    return category
  }

  /// Writes an item, or what is left of it into `notes`.
  mutating func write(
    _ item: DataItem, at level: DataCategoryPlaces.Level, _ notes: inout [String],
    _ matching: inout MatchRules
  ) {
    if item.kind == .note {
      newLine()
      return leaf(item, Array("<note".utf8), Array("</note>".utf8))
    }
    // Nearly all items are as the dialect has them.
    if let category = category(item.kind, item.category), item.kind != .xref, item.kind != .ref,
      item.kind != .transac, category.places.allows(level, .level), category.allows(item.text)
    {
      if item.items.isEmpty {
        newLine()
        return leaf(item, category.opening, category.closing, of: category)
      }
      if let holder = item.kind.holder, category.places.allows(level, holder),
        dialect.hasGroup(item.kind)
      {
        return writeGroup(item, category, at: level, holder, &notes)
      }
    }
    guard let (item, category) = fitted(item, at: level, &notes, &matching) else { return }
    guard !item.items.isEmpty || item.kind == .transac, let holder = item.kind.holder else {
      newLine()
      return leaf(item, category.opening, category.closing, of: category)
    }
    writeGroup(item, category, at: level, holder, &notes)
  }

  mutating func writeGroup(
    _ item: DataItem, _ category: TBXDialect.Category, at level: DataCategoryPlaces.Level,
    _ holder: DataCategoryPlaces.Holder, _ notes: inout [String]
  ) {
    newLine()
    pending += "<\(item.kind.rawValue)Grp>".utf8
    depth += 1
    newLine()
    leaf(item, category.opening, category.closing, of: category)
    for hanging in item.items { writeHanging(hanging, on: item, at: level, holder, &notes) }
    depth -= 1
    newLine()
    pending += "</\(item.kind.rawValue)Grp>".utf8
  }

  /// The item with a value that the dialect knows, and its category; nil where it became a note.
  mutating func fitted(
    _ item: DataItem, at level: DataCategoryPlaces.Level, _ notes: inout [String],
    _ matching: inout MatchRules
  ) -> (item: DataItem, category: TBXDialect.Category)? {
    guard let category = category(item.kind, item.category) else {
      if let other = otherCategory(item), let category = self.category(other.kind, other.category),
        category.places.allows(level, .level)
      {
        return (other, category)
      }
      if let rule = MatchRules.rule(item) {
        matching.formUnion(rule)
        return nil
      }
      becomeNote(item, "written as a note: the dialect has no such category", &notes)
      return nil
    }
    guard let item = withKnownValue(item, category) else {
      becomeNote(item, "written as a note: the dialect has no such value", &notes)
      return nil
    }
    let isGroup = item.kind == .transac || !item.items.isEmpty
    if let holder = item.kind.holder, isGroup, category.places.allows(level, holder),
      dialect.hasGroup(item.kind)
    {
      return (item, category)
    }
    guard category.places.allows(level, .level), item.kind != .transac else {
      becomeNote(item, "written as a note: the dialect does not allow it at this level", &notes)
      return nil
    }
    guard hasNeededTarget(item, category) else {
      becomeNote(item, "written as a note: it refers to nothing that is there", &notes)
      return nil
    }
    var bare = item
    for hanging in item.items {
      becomeNote(hanging, "written as a note: the dialect has no group for it", &notes)
    }
    bare.items = []
    return (bare, category)
  }

  /// The status of terms has two names.
  func otherCategory(_ item: DataItem) -> DataItem? {
    guard item.kind == .termNote, let status = UsageStatus(value: item.text) else { return nil }
    var other = item
    switch item.category {
    case "administrativeStatus":
      other.category = "usageStatus"
      other.content = MarkedText(status.rawValue)
    case "usageStatus":
      other.category = "administrativeStatus"
      other.content = MarkedText(status.standardValue)
    default: return nil
    }
    return other
  }

  mutating func writeHanging(
    _ item: DataItem, on head: DataItem, at level: DataCategoryPlaces.Level,
    _ holder: DataCategoryPlaces.Holder, _ notes: inout [String]
  ) {
    guard dialect.group(of: head.kind, allows: item.kind) else {
      return becomeNote(item, "written as a note: the dialect does not allow it there", &notes)
    }
    for hanging in item.items {
      becomeNote(hanging, "written as a note: it hangs on what hangs itself", &notes)
    }
    switch item.kind {
    case .note:
      newLine()
      leaf(item, Array("<note".utf8), Array("</note>".utf8))
    case .date:
      guard let date = item.text.withoutLayout.isoDate else {
        return becomeNote(item, "written as a note: it is no date of ISO 8601", &notes)
      }
      var item = item
      item.content = MarkedText(date)
      if isVersion2, item.text.utf8.count > 10 {
        lose("time of a date", "left out: version 2 has days")
        item.content = MarkedText(String(item.text.prefix(10)))
      }
      newLine()
      leaf(item, Array("<date".utf8), Array("</date>".utf8))
    default:
      guard let category = category(item.kind, item.category),
        category.places.allows(level, holder), let item = withKnownValue(item, category),
        hasNeededTarget(item, category)
      else {
        return becomeNote(item, "written as a note: the dialect does not allow it there", &notes)
      }
      newLine()
      leaf(item, category.opening, category.closing, of: category)
    }
  }

  /// The item with its value as the lists of the category have it; nil where they have none for it.
  mutating func withKnownValue(
    _ item: DataItem, _ category: TBXDialect.Category
  ) -> DataItem? {
    if category.allows(item.text) { return item }
    var known = item
    known.content = MarkedText(item.text.withoutLayout)
    if category.allows(known.text) { return known }
    for value in category.values where value.lowercased() == known.text.lowercased() {
      known.content = MarkedText(value)
      if category.allows(value) { return known }
    }
    if let nearest = Self.nearestValue(item), category.allows(nearest) {
      known.content = MarkedText(nearest)
      lose(
        "\(item.category) \"\(item.text.withoutLayout)\"",
        "written as \(nearest): the dialect has no such value")
      return known
    }
    return nil
  }

  /// Values of one edition in the words of another.
  static func nearestValue(_ item: DataItem) -> String? {
    switch (item.category, item.text.withoutLayout) {
    case ("partOfSpeech", "properNoun"): "noun"
    case ("grammaticalGender", "otherGender"): "other"
    case ("grammaticalGender", "other"): "otherGender"
    case ("transactionType", "origination"): "creation"
    case ("transactionType", "creation"), ("transactionType", "input"): "origination"
    case ("usageStatus", "superseded"): "deprecated"
    case ("administrativeStatus", let value):
      UsageStatus(value: value)?.standardValue
    default: nil
    }
  }
}

extension MatchRules {
  /// The rule that an item says, in the words of translation systems; empty where it says that there is none.
  static func rule(_ item: DataItem) -> Self? {
    guard item.kind == .termNote, item.category == "caseSensitive" || item.category == "exactMatch"
    else { return nil }
    return Term(text: "", items: [item]).matching
  }
}

extension TBXDialect {
  /// Whether there is a group for heads of a kind.
  func hasGroup(_ kind: DataItem.Kind) -> Bool {
    switch kind {
    case .descrip, .transac: true
    case .admin, .termNote: group(of: kind, allows: .note)
    default: false
    }
  }
}
