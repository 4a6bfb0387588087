extension EnglishMorphology {
  /// What means the same in the renderings of a term, longest first, as words without function words, and by what it is
  /// replaced.
  /// A source word inside a longer one (党 in 党中央) counts for the longer.
  package func selfReferences(of term: String) -> [(words: [String], mark: String)] {
    let met = selfReferences.map { row in row.sources.filter(term.contains) }
    let all = met.joined()
    return zip(selfReferences, met).enumerated().filter { _, row in
      row.1.contains { source in
        let places = Self.count(of: source, in: term)
        return all.allSatisfy { longer in
          longer == source || !longer.contains(source)
            || places > Self.count(of: longer, in: term) * Self.count(of: source, in: longer)
        }
      }
    }.flatMap { number, row in row.0.words.map { ($0, "$\(number)") } }
      .enumerated().sorted {
        ($1.element.0.count, $0.offset) < ($0.element.0.count, $1.offset)
      }.map(\.element)
  }

  /// How often a word stands in a text; places that overlap count once.
  private static func count(of word: String, in text: String) -> Int {
    text.ranges(of: word).count
  }
}
