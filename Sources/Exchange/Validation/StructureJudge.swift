/// Judges a document by one edition: its grammar, and its rules for data categories.
struct StructureJudge {
  let edition: TBXEdition
  let grammar: TBXGrammar
  /// The rules for each category of `DataCategory.all`, those of picklists as bytes.
  let categories: [CategoryRules?]
  private let attributeRules: [AttributeRules?]
  var errors = 0
  var warnings = 0

  struct CategoryRules {
    var places: DataCategoryPlaces
    var content: DataCategory.Content
    var values: [[UInt8]]
    var discouraged: String?
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
    grammar =
      switch edition {
      case .basicV4, .minV4: .iso
      case .v2Basic: .v2Basic
      case .v2Default: .v2Core
      default: .ltac
      }
    attributeRules = Self.compile(grammar)
    categories = DataCategory.all.map { category in
      category.rules(in: edition).map {
        var values: [[UInt8]] = []
        if case .values(let texts) = $0.content { values = texts.map { Array($0.utf8) } }
        return CategoryRules(
          places: $0.places, content: $0.content, values: values, discouraged: $0.discouraged)
      }
    }
  }

  func attributes(of element: TBXElement) -> AttributeRules? {
    attributeRules[Int(element.rawValue)]
  }

  /// Takes an element into its parent's sequence.
  func step(
    _ element: TBXElement, in parent: TBXElement, _ state: inout State
  ) -> Misfit? {
    guard let slots = grammar[parent]?.slots else { return nil }
    var index = state.slot
    while index < slots.count {
      let slot = slots[index]
      let isOpen = index > state.slot || slot.isRepeated || !state.isFilled
      if isOpen, slot.elements.contains(element) {
        if index > state.slot {
          for passed in state.slot..<index
          where slots[passed].isRequired && !(passed == state.slot && state.isFilled) {
            state.skipped |= 1 << UInt32(passed)
          }
          state.slot = index
        }
        state.isFilled = true
        return nil
      }
      index += 1
    }
    for earlier in slots.indices.reversed() where earlier <= state.slot {
      guard slots[earlier].elements.contains(element) else { continue }
      if state.skipped & (1 << UInt32(earlier)) != 0 {
        state.skipped &= ~(1 << UInt32(earlier))
        return .late
      }
      return slots[earlier].isRepeated ? .late : isFilled(earlier, state) ? .repeated : .late
    }
    return .misplaced
  }

  private func isFilled(_ slot: Int, _ state: State) -> Bool {
    // A slot that is optional and was passed over empty cannot be told from a filled one; the message fits both.
    slot < state.slot || state.isFilled
  }

  /// The required elements that an element ended without.
  func missing(in element: TBXElement, _ state: State) -> [TBXElementSet] {
    guard let slots = grammar[element]?.slots else { return [] }
    return slots.indices.filter { index in
      guard slots[index].isRequired else { return false }
      if index < state.slot { return state.skipped & (1 << UInt32(index)) != 0 }
      return index > state.slot || !state.isFilled
    }.map { slots[$0].elements }
  }
}
