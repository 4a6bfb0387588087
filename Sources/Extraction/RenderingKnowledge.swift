/// What was learned of a term's renderings from (some of) its occurrences.
struct RenderingKnowledge: Sendable {
  /// By target part, ascending: the n-grams that may render the term there.
  var pools: [(target: Int, pool: SpanPool)] = []
  /// The same over all target parts, for those of which the sample has no occurrence.
  var common: SpanPool?
  /// Mean share of each n-gram over all translations.
  var overall = KeyTable<Double>()
  /// Mean features of the renderings chosen, for ranking; nil where the term is rendered nowhere.
  var evidence: BilingualEvidence?
  /// Key of the equivalent with the best pooled score.
  var bestKey: UInt64?
  /// First letters of sure renderings of several words, and of the lexicon's glosses; acronyms declared for these.
  var initials: Set<String>
  /// Keys of the forms that the texts declare to mean the same as sure renderings.
  var declared: Set<UInt64> = []

  init(initials: Set<String>) { self.initials = initials }

  func pool(ofTarget target: Int) -> SpanPool {
    pools.first { $0.target == target }?.pool ?? common ?? pools.first?.pool
      ?? SpanPool([]) { _, _ in Association() }
  }

  /// Whether an n-gram is a likely rendering of the term over all translations.
  func isUsual(_ key: UInt64) -> Bool { overall[key] ?? 0 >= 0.2 }

  /// Notes in what other forms a sure rendering may stand elsewhere.
  /// - Parameters:
  ///   - threshold: the strength from which a rendering is sure.
  ///   - initials: the first letters of a span.
  ///   - declared: the forms that are declared to mean the same as a key.
  mutating func noteForms(
    of span: Span?, above threshold: Double, initials: (Span) -> String,
    declared: (UInt64) -> Set<DeclaredForms.Form>
  ) {
    guard let span, span.strength >= threshold else { return }
    for form in declared(span.key) {
      self.declared.insert(form.key)
      if let acronym = form.acronym { self.initials.insert(acronym) }
    }
    if span.contentCount >= 2 { self.initials.insert(initials(span)) }
  }
}
