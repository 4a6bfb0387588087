/// Judges a document by one edition: its grammar, and its rules for data categories.
///
/// The tables are flat and hold no references, so that the many look-ups for each element cost little.
final class StructureJudge {
  let edition: TBXEdition
  let grammar: TBXGrammar
  /// Whether data categories may be elements of other namespaces.
  let allowsCategoryElements: Bool
  /// Of the data categories as `DataCategory.all` numbers them.
  let categories: [CategoryRules]
  private let elements: [ElementTable]
  private let slots: [TBXGrammar.Slot]
  /// What each element's attributes must be, `TBXAttribute.allCases.count` for each.
  private let attributes: [AttributeKind]
  /// The lists that `AttributeKind.oneOf` means.
  let lists: [[String]]
  private(set) var errors = 0
  private(set) var warnings = 0

  struct CategoryRules {
    /// Whether the edition has the category.
    var isKnown: Bool
    var places: DataCategoryPlaces
    /// Whether any text may be its content.
    var isFree: Bool
    var discouraged: String?
    var content: DataCategory.Content
    var values: [[UInt8]]
    /// Values that are borne.
    var tolerated: [String]
  }

  enum AttributeKind {
    /// The element does not have the attribute.
    case none
    case text, id, reference, language, address, webAddress, dialect
    case oneOf(Int)
  }

  private struct ElementTable {
    var isKnown = false
    var allowsText = true
    var firstSlot = 0
    var slotCount = 0
    /// Required attributes, by bit.
    var required: UInt32 = 0
  }

  /// How far an open element has come in its sequence.
  struct State {
    /// The slot reached.
    var slot = 0
    /// Whether the slot reached holds something already.
    var isFilled = false
    /// Required slots that were passed over, by bit.
    var skipped: UInt32 = 0
  }

  /// What is wrong with an element at its place.
  enum Misfit {
    /// The parent has no place for it at all.
    case misplaced
    /// Its place was before what has come already.
    case late
    /// It is there already.
    case repeated
  }

  init(_ edition: TBXEdition) {
    self.edition = edition
    let grammar: TBXGrammar =
      switch edition {
      case .basicV4, .minV4: .iso
      case .v2Basic: .v2Basic
      case .v2Default: .v2Core
      default: .ltac
      }
    self.grammar = grammar
    allowsCategoryElements = grammar.allowsCategoryElements
    categories = DataCategory.all.map { CategoryRules($0.rules(in: edition)) }
    var elements: [ElementTable] = []
    var slots: [TBXGrammar.Slot] = []
    var attributes: [AttributeKind] = []
    var lists: [[String]] = []
    for element in TBXElement.allCases {
      var table = ElementTable()
      var kinds = [AttributeKind](repeating: .none, count: TBXAttribute.allCases.count)
      if let rule = grammar[element] {
        table.isKnown = true
        table.allowsText = rule.allowsText
        table.firstSlot = slots.count
        table.slotCount = rule.slots.count
        slots += rule.slots
        for attribute in rule.attributes {
          guard let name = TBXAttribute.named[attribute.name] else { continue }
          kinds[Int(name.rawValue)] = AttributeKind(attribute.value, &lists)
          if attribute.isRequired { table.required |= 1 << UInt32(name.rawValue) }
        }
      }
      elements.append(table)
      attributes += kinds
    }
    self.elements = elements
    self.slots = slots
    self.attributes = attributes
    self.lists = lists
  }

  /// Whether the edition has the element.
  func knows(_ element: TBXElement) -> Bool { elements[Int(element.rawValue)].isKnown }

  /// Whether text may stand in the element; in elements that the edition does not have, anything may.
  func allowsText(_ element: TBXElement) -> Bool { elements[Int(element.rawValue)].allowsText }

  /// The attributes that the element must have, by the bits of `TBXAttribute`.
  func requiredAttributes(of element: TBXElement) -> UInt32 {
    elements[Int(element.rawValue)].required
  }

  func kind(of attribute: TBXAttribute, of element: TBXElement) -> AttributeKind {
    attributes[Int(element.rawValue) * TBXAttribute.allCases.count + Int(attribute.rawValue)]
  }

  func count(_ level: ValidationFinding.Level) {
    switch level {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: break
    }
  }

  /// Takes an element into its parent's sequence.
  func step(_ element: TBXElement, in parent: TBXElement, _ state: inout State) -> Misfit? {
    let table = elements[Int(parent.rawValue)]
    guard table.isKnown else { return nil }
    var index = state.slot
    while index < table.slotCount {
      let slot = slots[table.firstSlot + index]
      let isOpen = index > state.slot || slot.isRepeated || !state.isFilled
      if isOpen, slot.elements.contains(element) {
        if index > state.slot {
          for passed in state.slot..<index
          where slots[table.firstSlot + passed].isRequired
            && !(passed == state.slot && state.isFilled)
          {
            state.skipped |= 1 << UInt32(passed)
          }
          state.slot = index
        }
        state.isFilled = true
        return nil
      }
      index += 1
    }
    for earlier in (0..<table.slotCount).reversed() where earlier <= state.slot {
      let slot = slots[table.firstSlot + earlier]
      guard slot.elements.contains(element) else { continue }
      if state.skipped & (1 << UInt32(earlier)) != 0 {
        state.skipped &= ~(1 << UInt32(earlier))
        return .late
      }
      // A slot that was passed over empty, because it is optional, is not told from a filled one.
      return slot.isRepeated ? .late : .repeated
    }
    return .misplaced
  }

  /// The required elements that an element ended without.
  func missing(in element: TBXElement, _ state: State) -> [TBXElementSet] {
    let table = elements[Int(element.rawValue)]
    guard table.isKnown, table.slotCount > 0 else { return [] }
    if state.skipped == 0, state.slot == table.slotCount - 1, state.isFilled { return [] }
    return (0..<table.slotCount).filter { index in
      guard slots[table.firstSlot + index].isRequired else { return false }
      if index < state.slot { return state.skipped & (1 << UInt32(index)) != 0 }
      return index > state.slot || !state.isFilled
    }.map { slots[table.firstSlot + $0].elements }
  }
}

extension StructureJudge.CategoryRules {
  fileprivate init(_ rules: DataCategory.Rules?) {
    isKnown = rules != nil
    places = rules?.places ?? []
    content = rules?.content ?? .text
    isFree = content == .text
    discouraged = rules?.discouraged
    values = []
    tolerated = rules?.tolerated ?? []
    if case .values(let texts) = content { values = texts.map { Array($0.utf8) } }
  }
}

extension StructureJudge.AttributeKind {
  fileprivate init(_ value: TBXGrammar.Attribute.Value, _ lists: inout [[String]]) {
    switch value {
    case .text: self = .text
    case .id: self = .id
    case .reference: self = .reference
    case .language: self = .language
    case .address: self = .address
    case .webAddress: self = .webAddress
    case .dialect: self = .dialect
    case .oneOf(let values):
      self = .oneOf(lists.count)
      lists.append(values)
    }
  }
}
