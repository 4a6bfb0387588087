import Glibc

/// The spans that may render one occurrence in one bead, each with its probability, as far as the occurrence alone tells.
struct OccurrenceReading: Sendable {
  var spans: [Span]
  /// By span.
  var probabilities: [Double]
  /// That no span renders the occurrence.
  var omission: Double

  /// No span was found that could render the occurrence.
  /// - Parameter rendered: the probability that it is rendered all the same.
  init(rendered: Double) {
    self.init(spans: [], probabilities: [], omission: 1 - rendered)
  }

  /// - Parameters:
  ///   - scores: of the spans, as `RenderingModel` has them.
  ///   - rendered: the probability that one of the spans is the rendering.
  init(_ spans: [Span], scores: [Double], rendered: Double) {
    let best = scores.max() ?? 0
    let weights = scores.map { exp($0 - best) }
    let sum = max(1, weights.reduce(0, +))
    self.init(
      spans: spans, probabilities: weights.map { rendered * $0 / sum }, omission: 1 - rendered)
  }

  private init(spans: [Span], probabilities: [Double], omission: Double) {
    self.spans = spans
    self.probabilities = probabilities
    self.omission = omission
  }

  /// The numbers of the spans, most probable first; ties by key.
  var order: [Int] {
    spans.indices.sorted {
      (probabilities[$0], spans[$1].key) > (probabilities[$1], spans[$0].key)
    }
  }
}

/// Decides at once how all occurrences in a bead are rendered, since a target word renders one place only.
///
/// The probability of a joint reading is the product of those of its parts, less a price for each pair of occurrences that
/// share a content word: a small one for members of a coordination ("dialectical and historical materialism"), a high one
/// for others. The best readings are sought with a beam, occurrence by occurrence, the surest first. An occurrence is not
/// rendered where that is likelier than all of its spans together; else it is rendered by the best of them.
struct JointReader: Sendable {
  /// ln of the price of a shared word.
  struct Prices: Sendable {
    var overlap: Double
    var coordination: Double
  }

  /// One occurrence with its possible readings.
  struct Member {
    var reading: OccurrenceReading
    var site: Site
    /// Whether the occurrence lies within a longer one.
    var isInner: Bool
  }

  let prices: Prices
  /// Joint readings that are kept from one occurrence to the next.
  private static let beam = 24
  /// Spans of an occurrence that are considered.
  private static let options = 6

  /// - Parameters:
  ///   - members: the occurrences of one bead.
  ///   - areCoordinated: whether two of them are members of a coordination.
  /// - Returns: for each the number of its span, nil where it is not rendered, and how probable that is.
  func decisions(
    _ members: [Member], areCoordinated: (Int, Int) -> Bool
  ) -> [(span: Int?, confidence: Double)] {
    var result = members.map { member -> (span: Int?, confidence: Double) in
      guard let best = member.reading.order.first, member.reading.omission < 0.5 else {
        return (nil, member.reading.omission)
      }
      return (best, member.reading.probabilities[best])
    }
    let outer = members.indices.filter { !members[$0].isInner }
    let options = members.map { Array($0.reading.order.prefix(Self.options)) }
    for group in groups(outer, members, options) where group.count > 1 {
      for (k, decision) in zip(group, decide(group, members, options, areCoordinated)) {
        result[k] = decision
      }
    }
    return result
  }

  /// Occurrences that may share words, directly or through others.
  private func groups(
    _ all: [Int], _ members: [Member], _ options: [[Int]]
  ) -> [[Int]] {
    var rest = all
    var groups: [[Int]] = []
    while let first = rest.popLast() {
      var group = [first]
      var next = 0
      while next < group.count {
        let k = group[next]
        next += 1
        let found = rest.filter { mayShare(k, $0, members, options) }
        group += found
        rest.removeAll { found.contains($0) }
      }
      groups.append(group.sorted())
    }
    return groups
  }

  private func mayShare(_ a: Int, _ b: Int, _ members: [Member], _ options: [[Int]]) -> Bool {
    options[a].contains { x in
      options[b].contains { y in
        members[a].reading.spans[x].tokens.overlaps(members[b].reading.spans[y].tokens)
      }
    }
  }

  private struct State {
    var weight: Double
    /// By occurrence decided so far: number of the span, -1 for none.
    var choices: [Int]
  }

  private func decide(
    _ group: [Int], _ members: [Member], _ options: [[Int]], _ areCoordinated: (Int, Int) -> Bool
  ) -> [(span: Int?, confidence: Double)] {
    func surest(_ k: Int) -> Double {
      max(
        members[k].reading.omission,
        options[k].first.map { members[k].reading.probabilities[$0] } ?? 0)
    }
    let order = group.sorted { (surest($0), $1) > (surest($1), $0) }
    var states = [State(weight: 0, choices: [])]
    for (step, k) in order.enumerated() {
      let reading = members[k].reading
      let choices = options[k] + [-1]
      let logs = choices.map { option in
        log(max(1e-9, option < 0 ? reading.omission : reading.probabilities[option]))
      }
      let shared = order[..<step].map {
        areCoordinated(k, $0) ? prices.coordination : prices.overlap
      }
      var next: [(weight: Double, state: Int, choice: Int)] = []
      for (s, state) in states.enumerated() {
        for (c, option) in choices.enumerated() {
          var weight = state.weight + logs[c]
          if option >= 0 {
            for earlier in 0..<step where state.choices[earlier] >= 0 {
              let other = members[order[earlier]].reading.spans[state.choices[earlier]].tokens
              if other.overlaps(reading.spans[option].tokens) { weight -= shared[earlier] }
            }
          }
          next.append((weight, s, c))
        }
      }
      // Of equal ones the order of the options decides.
      next.sort { ($0.weight, $1.state, $1.choice) > ($1.weight, $0.state, $0.choice) }
      states = next.prefix(Self.beam).map {
        State(weight: $0.weight, choices: states[$0.state].choices + [choices[$0.choice]])
      }
    }
    guard let best = states.first else { return group.map { _ in (nil, 1) } }
    let weights = states.map { exp($0.weight - best.weight) }
    let sum = weights.reduce(0, +)
    var decided: [Int: (span: Int?, confidence: Double)] = [:]
    for (step, k) in order.enumerated() {
      var shares: [Int: Double] = [:]
      for (state, weight) in zip(states, weights) {
        shares[state.choices[step], default: 0] += weight / sum
      }
      let omission = shares[-1] ?? 0
      guard omission < 0.5 else {
        decided[k] = (nil, omission)
        continue
      }
      let likeliest = shares.filter { $0.key >= 0 }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      let choice = best.choices[step] < 0 ? likeliest : best.choices[step]
      decided[k] = (choice, choice.flatMap { shares[$0] } ?? omission)
    }
    return group.map { decided[$0] ?? (nil, 1) }
  }
}
