/// The forms in which one equivalent stands in the texts.
struct EquivalentForms: Sendable {
  /// The words of one place.
  struct Surface: Hashable, Sendable {
    /// As the passage has them; nil where they do not stand together there.
    var text: String?
    /// Whether their capitals are only those of a sentence's beginning or of a heading.
    var hasIdleCapitals: Bool
  }

  let key: UInt64
  /// The probability of each place that it is rendered so.
  private(set) var confidences: [Double] = []
  private(set) var surest: (index: Int, confidence: Double)?
  /// How often each form stands in running text.
  private(set) var running: [String: Int] = [:]
  /// How often each stands where capitals say nothing.
  private(set) var others: [String: Int] = [:]

  init(key: UInt64) { self.key = key }

  var count: Int { confidences.count }

  /// The sum of the probabilities in thousandths, whatever the order of the places.
  var support: Int { confidences.reduce(0) { $0 + Int(($1 * 1000).rounded()) } }

  /// - Parameter index: place of the occurrence in its record.
  mutating func add(_ surface: Surface, index: Int, confidence: Double) {
    confidences.append(confidence)
    if confidence > surest?.confidence ?? -1 { surest = (index, confidence) }
    guard let text = surface.text else { return }
    if surface.hasIdleCapitals {
      others[text, default: 0] += 1
    } else {
      running[text, default: 0] += 1
    }
  }
}
