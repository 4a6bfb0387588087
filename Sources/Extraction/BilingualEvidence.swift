/// How well a term is rendered, averaged over translations.
struct BilingualEvidence: Sendable {
  /// The averaged values, in the order of the properties below.
  private var values = SIMD16<Double>(repeating: 0)
  /// Translations that render the term (or occurrences, by weight), and how many agree with the most usual rendering.
  var translations = 0.0
  var agreeing = 0.0

  init() {}

  init(_ span: Span, _ association: Association) {
    values = SIMD16(
      Double(span.coverage), Double(span.inside), Double(span.outside), Double(span.capitalLeft),
      Double(span.capitalRight), Double(span.unexplainedRight), span.startsWithVerb ? 1 : 0,
      Double(span.commas), Double(span.stopShare), association.dice, span.isCapitalised ? 1 : 0,
      span.isClause ? 1 : 0, span.isPredicate ? 1 : 0, span.isNounPhrase ? 1 : 0, 0, 0)
    translations = 1
  }

  var coverage: Double { values[0] }
  var inside: Double { values[1] }
  var outside: Double { values[2] }
  var capitalLeft: Double { values[3] }
  var capitalRight: Double { values[4] }
  var unexplainedRight: Double { values[5] }
  var startsWithVerb: Double { values[6] }
  var commas: Double { values[7] }
  var stopShare: Double { values[8] }
  var dice: Double { values[9] }
  var capitalised: Double { values[10] }
  var clause: Double { values[11] }
  var predicate: Double { values[12] }
  var nounPhrase: Double { values[13] }

  mutating func add(_ other: Self, weight: Double = 1) {
    values += weight * other.values
    translations += weight * other.translations
  }

  /// Sums turned into means.
  func averaged() -> Self {
    var result = self
    if translations > 0 { result.values /= translations }
    return result
  }
}
