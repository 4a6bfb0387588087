extension StructureJudge {
  /// What to say of an element that does not fit into its parent.
  func objection(
    to element: TBXElement, in parent: TBXElement, _ misfit: Misfit
  ) -> (rule: ValidationRule, message: String, advice: String) {
    switch misfit {
    case .repeated:
      return (
        .repeatedElement, "<\(parent.name)> has more than one <\(element.name)>",
        "Keep one, or give each a <\(parent.name)> of its own."
      )
    case .late:
      return (
        .elementOrder, "<\(element.name)> comes too late in <\(parent.name)>",
        "The order is \(order(of: parent))."
      )
    case .misplaced:
      let homes = TBXElement.allCases.filter { home in
        grammar[home]?.slots.contains { $0.elements.contains(element) } ?? false
      }.map { "<\($0.name)>" }
      return (
        .misplacedElement, "<\(element.name)> cannot stand in <\(parent.name)>",
        homes.isEmpty ? "Leave it out." : "It belongs into \(homes.joined(separator: ", "))."
      )
    }
  }

  private func order(of element: TBXElement) -> String {
    (grammar[element]?.slots ?? []).map { slot in
      let names = slot.elements.elements
      return names.count > 3
        ? "descriptions, notes and references" : names.map { "<\($0.name)>" }.joined(separator: "/")
    }.joined(separator: ", ")
  }

  /// Where text belongs that stands in an element without any.
  func textAdvice(_ element: TBXElement) -> String {
    let slots = grammar[element]?.slots ?? []
    return slots.contains { $0.elements.contains(.p) }
      ? "Put it into a <p>." : "Put it into an element for text, as <note>."
  }
}
