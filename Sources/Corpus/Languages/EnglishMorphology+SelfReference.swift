extension EnglishMorphology {
  /// What means the same in the renderings of a term, longest first, as words without function words, and by what it is
  /// replaced.
  /// A source word inside a longer one (党 in 党中央) counts for the longer.
  package func selfReferences(of term: String) -> [(words: [String], mark: String)] {
    let term = Array(term.utf8)
    let met = selfReferences.map { row in row.sources.filter { term.count(of: $0) > 0 } }
    let all = met.joined()
    return zip(selfReferences, met).enumerated().filter { _, row in
      row.1.contains { source in
        let places = term.count(of: source)
        return all.allSatisfy { longer in
          longer == source || longer.count(of: source) == 0
            || places > term.count(of: longer) * longer.count(of: source)
        }
      }
    }.flatMap { number, row in row.0.words.map { ($0, "$\(number)") } }
      .enumerated().sorted {
        ($1.element.0.count, $0.offset) < ($0.element.0.count, $1.offset)
      }.map(\.element)
  }
}
