internal import XML

/// Gives the concepts of a file ids that are XML identifiers, each once.
struct ConceptNames {
  private var taken: Set<String> = []
  private var made = 0

  /// The id wanted, or `concept-1`, `concept-2` … where it cannot be one or is there already.
  mutating func take(_ wanted: String) -> String {
    var id = wanted
    while !id.isXMLIdentifier || !taken.insert(id).inserted {
      made += 1
      id = "concept-\(made)"
    }
    return id
  }
}
