internal import Terminology
internal import XML

/// The ids of a file: each is given out once, and references lead to one of them.
struct TBXIdentifiers {
  /// What references may lead to.
  private var candidates: Set<String> = []
  private let concepts: Set<String>
  private var written: Set<String> = []
  private var referred: Set<String> = []

  /// - Complexity: O(n) in the items of the glossary.
  init(_ glossary: Glossary) {
    var candidates = Set<String>(minimumCapacity: glossary.concepts.count)
    for concept in glossary.concepts { candidates.insert(concept.id) }
    concepts = candidates
    func add(_ id: String?) {
      if let id, id.isXMLIdentifier { candidates.insert(id) }
    }
    func add(_ items: [DataItem]) {
      for item in items {
        add(item.id)
        if !item.items.isEmpty { add(item.items) }
      }
    }
    for concept in glossary.concepts {
      add(concept.items)
      for section in concept.languages {
        add(section.id)
        add(section.items)
        for term in section.terms {
          add(term.id)
          add(term.items)
        }
      }
    }
    for section in glossary.references {
      for object in section.objects { add(object.id) }
    }
    self.candidates = candidates
  }

  mutating func writeConcept(_ id: String) { written.insert(id) }

  /// Whether the id of something other than a concept may be written: it is an XML identifier nobody else has.
  mutating func write(_ id: String) -> Bool {
    id.isXMLIdentifier && !concepts.contains(id) && written.insert(id).inserted
  }

  mutating func refer(to id: String) -> Bool {
    guard candidates.contains(id) else { return false }
    referred.insert(id)
    return true
  }

  /// For another try, where something refers to an id that was not written after all; nil where all is well.
  func withoutDangling() -> Self? {
    guard !referred.isSubset(of: written) else { return nil }
    var narrower = self
    narrower.candidates = written
    narrower.written = []
    narrower.referred = []
    return narrower
  }
}
