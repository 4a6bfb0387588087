extension TreeMender {
  /// Data categories of the element: their carriers and values.
  mutating func mendCategories(_ element: Element) {
    for child in element.elements {
      guard let kind = TBXElement.named[child.local], kind.carrier != nil, let type = child["type"]
      else { continue }
      mendCarrier(child, type)
      mendStatus(child)
      mendValue(child)
    }
  }

  /// A category that another element carries.
  private mutating func mendCarrier(_ element: Element, _ type: String) {
    guard let carrier = DataCategory.Carrier(rawValue: element.local),
      DataCategory.named(type, carrier: carrier)?.rules(in: edition) == nil
    else { return }
    let others = DataCategory.all.filter { $0.name == type && $0.rules(in: edition) != nil }
    // Elements in groups and on the web have other attributes and places.
    guard others.count == 1, let other = others.first,
      [.admin, .descrip, .termNote].contains(other.carrier),
      [.admin, .descrip, .termNote].contains(carrier)
    else { return }
    note(element, "wrote \(type) as <\(other.carrier.rawValue)>")
    element.name = element.prefix + other.carrier.rawValue
  }

  /// The status of a term in the words of the edition.
  private mutating func mendStatus(_ element: Element) {
    guard element.local == "termNote", let type = element["type"], element.elements.isEmpty else {
      return
    }
    let isNew = edition == .basicV4 || edition == .minV4
    switch type {
    case "usageStatus" where !isNew && edition != .core:
      guard let value = KnownCategories.suggestion(element.text, Self.oldStatuses) else { return }
      element["type"] = "administrativeStatus"
      element.children = [.text(value)]
      note(element, "wrote the status as \(value)")
    case "administrativeStatus" where isNew:
      guard let value = KnownCategories.suggestion(element.text, Self.newStatuses) else { return }
      element["type"] = "usageStatus"
      element.children = [.text(value)]
      note(element, "wrote the status as \(value)")
    default: break
    }
  }

  private static let newStatuses = ["preferred", "admitted", "deprecated"]
  private static let oldStatuses = newStatuses.map { "\($0)Term-admn-sts" }

  /// A value that is meant to be one of the list.
  private mutating func mendValue(_ element: Element) {
    guard let carrier = DataCategory.Carrier(rawValue: element.local), let type = element["type"],
      element.elements.isEmpty,
      let rules = DataCategory.named(type, carrier: carrier)?.rules(in: edition),
      case .values(let values) = rules.content,
      !(values + rules.tolerated).contains(element.text),
      let value = KnownCategories.suggestion(element.text, values)
    else { return }
    note(element, "wrote \(type) \"\(element.text)\" as \(value)")
    element.children = [.text(value)]
  }
}
