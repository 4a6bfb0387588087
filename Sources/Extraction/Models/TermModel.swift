import Corpus
import Glibc

/// What speaks for a string being a term, and for a term being an important one; `Scripts/training/ranking.py` fits the
/// weights and says how.
struct TermModel: Sendable {
  /// What the odds of being a term depend on once better terms are chosen.
  enum OverlapFeature: Int, CaseIterable {
    /// The log odds without them.
    case termhood
    /// The shares of `Overlap`; 1 where all places are nested.
    case nested, crossed, around, nestedEverywhere
    /// The same for words of the lexicon, for what stands once, and by the log odds.
    case nestedListed, nestedOnce, nestedTermhood
  }

  /// What importance depends on, beside the features of `importanceFeatures`.
  enum ImportanceFeature: Int, CaseIterable {
    /// Log odds of being a term; the same above even odds.
    case termhood, termhoodAboveHalf
    /// ln of the probability, counted from where a string is as likely a term as not.
    case logTermhood
    /// ln(frequency), and the same up to four places: the first recurrence says most, but it never stops to count.
    case logFrequency, firstFrequency
    /// ln(characters).
    case logLength
    case name, verb
  }

  static let importanceFeatures: [TermFeature] = [
    .generalWord, .specialisedShare, .words3, .startsOnPlace, .independence, .once,
    .listedVerbNoun, .leftVariety, .capitalisedHead, .endsOnBody,
  ]

  private let candidacy: [Float]
  private let termWeights: [Float]
  private let selection: [Float]
  /// The probability of being listed by a person at which the list ends; that for a string that stands once and holds a
  /// better term, since a wrong one takes a place away from that term.
  private let border: Double
  private let borderOfWhole: Double
  private let importance: [Float]

  /// - Throws: where the file of weights knows other features.
  init(_ weights: FittedWeights) throws(CorpusError) {
    candidacy = try weights.weights(
      of: "candidacy", ["bias"] + TermFeature.ofWords.map { "\($0)" })
    termWeights = try weights.weights(
      of: "termhood", ["bias"] + TermFeature.allCases.map { "\($0)" })
    var overlap = try weights.weights(
      of: "selection",
      ["bias"] + OverlapFeature.allCases.map { "\($0)" } + ["border", "borderOfWhole"])
    borderOfWhole = Double(overlap.removeLast())
    border = Double(overlap.removeLast())
    selection = overlap
    importance = try weights.weights(
      of: "importance",
      ImportanceFeature.allCases.map { "\($0)" } + Self.importanceFeatures.map { "\($0)" })
  }

  /// Log odds of a string being listed, by the source texts alone.
  func promise(_ features: TermFeatures) -> Float {
    var sum = candidacy[0]
    for (k, feature) in TermFeature.ofWords.enumerated() {
      sum += candidacy[k + 1] * (features[feature] as Float)
    }
    return sum
  }

  /// Log odds of a string being listed, whatever other strings there are.
  func odds(_ features: TermFeatures) -> Float {
    var sum = termWeights[0]
    for (k, value) in features.values.enumerated() { sum += termWeights[k + 1] * value }
    return sum
  }

  /// The same beside the better terms that it overlaps.
  func odds(_ features: TermFeatures, termhood: Float, overlap: Overlap) -> Float {
    let everywhere: Float = overlap.nested == 1 ? 1 : 0
    let values: [Float] = [
      1, termhood, overlap.nested, overlap.crossed, overlap.around, everywhere,
      overlap.nested * features[.listed], everywhere * features[.once], overlap.nested * termhood,
    ]
    return zip(values, selection).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How surely a string is to be listed as a term; 0.5 and more where it is. Nobody lists all terms of a text, so that the
  /// odds are counted from a share of the probability with which a term is listed (Elkan and Noto 2008, equation 1);
  /// `Scripts/training/ranking.py` says which.
  /// - Parameter odds: log odds of being listed by a person.
  func termhood(_ odds: Float, _ features: TermFeatures, _ overlap: Overlap) -> Double {
    let isWhole = features[.once] && overlap.around > 0
    let border = isWhole ? borderOfWhole : border
    return 1 / (1 + exp(-Double(odds)) * border / (1 - border))
  }

  /// How important a term is among those of its texts.
  /// - Parameters:
  ///   - letters: its characters, a Latin letter half of one.
  ///   - odds: beside better terms.
  func importance(_ features: TermFeatures, letters: Int, _ odds: Float) -> Float {
    let frequency: Float = features[.logFrequency]
    let isName: Bool = features[.person] || features[.place]
    let own: [Float] = [
      odds, max(0, odds), -log1p(exp(-odds - 1)), frequency, min(frequency, log(4)),
      log(Float(max(1, letters))),
      isName ? 1 : 0, features[.listedVerb] + features[.startsOnVerb],
    ]
    var sum: Float = 0
    for (k, value) in own.enumerated() { sum += importance[k] * value }
    for (k, feature) in Self.importanceFeatures.enumerated() {
      sum += importance[own.count + k] * (features[feature] as Float)
    }
    return sum
  }
}
