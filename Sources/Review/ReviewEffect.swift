public import Consistency

/// What decisions would change about the findings, or did.
public struct ReviewEffect: Hashable, Sendable {
  /// A finding as the decisions make it.
  public struct State: Hashable, Sendable {
    /// As a check of the same counts against the decided glossary names it.
    public var id: String
    public var rule: Rule
    public var term: String
    public var document: String?
    public var level: Level
    /// 0 to 100.
    public var severity: Double
  }

  /// How far a translation follows the decided renderings.
  public struct Conformity: Hashable, Sendable {
    public var document: String
    /// Of the places of decided terms, those with a preferred or admitted rendering, and all.
    public var rightBefore: Int
    public var renderedBefore: Int
    public var rightAfter: Int
    public var renderedAfter: Int
  }

  /// Findings that go, and those that come; one that changes its level is in both.
  public var off: [State] = []
  public var on: [State] = []
  /// Of the translations whose figures change.
  public var conformity: [Conformity] = []
}

/// What the conformity of one term comes to.
struct TermFindings {
  var states: [ReviewEffect.State] = []
  /// By number of the document: places with an approved rendering, and all that are rendered, of a term that the decisions govern.
  var right: [Int32: Int] = [:]
  var rendered: [Int32: Int] = [:]
}

/// A term with what is decided of it, taken out of the flat arrays.
struct TermUnderReview {
  struct Rendering {
    var text: String
    /// Renderings with the same content words share it; a merge gives it that of another one, a split one of its own.
    var family: Int32
    var status: RenderingStatus
    var counts: Range<Int>
    var mergedInto: String?
  }

  var term: String
  var status: TermStatus
  var renderings: [Rendering]
  var base: ArraySlice<ReviewEffect.State>

  mutating func apply(_ decision: ReviewDecision) {
    switch (decision.subject.kind, decision.field) {
    case (.term, .status):
      status = decision.value.flatMap(TermStatus.init) ?? .undecided
    case (.rendering, .status):
      guard let i = index(of: decision.subject.item) else { return }
      renderings[i].status = decision.value.flatMap(RenderingStatus.init) ?? .undecided
    case (.rendering, .mergedInto):
      guard let i = index(of: decision.subject.item) else { return }
      renderings[i].mergedInto = decision.value
    default: break
    }
  }

  private func index(of text: String) -> Int? { renderings.firstIndex { $0.text == text } }

  var isRegrouped: Bool { renderings.contains { $0.mergedInto != nil } }

  /// By rendering; those that a person split off have numbers of their own.
  var families: [Int32] {
    renderings.indices.map { i in
      var head = i
      var steps = 0
      while let next = renderings[head].mergedInto.flatMap(index), next != head,
        steps < renderings.count
      {
        head = next
        steps += 1
      }
      return renderings[head].mergedInto == renderings[head].text
        ? -1 - Int32(head) : renderings[head].family
    }
  }
}

/// The rules that decisions bear on, on the counts of one term: TC001 to TC004 and TC007. The others follow from the texts alone, and
/// end only where a term is rejected.
struct EffectRules {
  let documents: [String]
  let countDocuments: [Int32]
  let countValues: [Int32]
  let countConfidences: [Double]

  func findings(of term: TermUnderReview) -> TermFindings {
    // What is no term has no findings.
    if term.status == .rejected { return TermFindings() }
    let isGoverned =
      term.status == .accepted && term.renderings.contains { $0.status != .undecided }
    if isGoverned { return governed(term) }
    return TermFindings(states: term.isRegrouped ? regrouped(term) : Array(term.base))
  }

  /// Against the decided renderings, as `FindingRules` does it against a glossary.
  private func governed(_ term: TermUnderReview) -> TermFindings {
    let families = term.families
    let approved = Set(
      zip(term.renderings, families)
        .filter { $0.0.status == .preferred || $0.0.status == .admitted }.map(\.1))
    struct Tally {
      var right = 0
      var forbidden = 0
      var other = 0
      var forbiddenConfidence = 0.0
      var otherConfidence = 0.0
    }
    var tallies: [Int32: Tally] = [:]
    for (rendering, family) in zip(term.renderings, families) {
      for i in rendering.counts {
        let count = Int(countValues[i])
        let confidence = Double(count) * countConfidences[i]
        var tally = tallies[countDocuments[i]] ?? Tally()
        if rendering.status == .forbidden {
          tally.forbidden += count
          tally.forbiddenConfidence += confidence
        } else if approved.contains(family) {
          tally.right += count
        } else {
          tally.other += count
          tally.otherConfidence += confidence
        }
        tallies[countDocuments[i]] = tally
      }
    }
    var result = TermFindings(
      states: term.base.filter { !Self.endedByGlossary.contains($0.rule) })
    for (document, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let total = tally.right + tally.forbidden + tally.other
      result.right[document] = tally.right
      result.rendered[document] = total
      if tally.forbidden > 0 {
        result.states.append(
          state(
            .forbidden, term, document,
            SeverityBasis(
              bad: tally.forbidden, of: total, weight: 1,
              confidence: tally.forbiddenConfidence / Double(tally.forbidden))))
      }
      if tally.other > 0, !approved.isEmpty {
        result.states.append(
          state(
            .notApproved, term, document,
            SeverityBasis(
              bad: tally.other, of: total, weight: 0.9,
              confidence: tally.otherConfidence / Double(tally.other))))
      }
    }
    return result
  }

  private static let endedByGlossary: Set<Rule> = [
    .internalVariation, .notApproved, .forbidden, .sourceConflict, .drift,
  ]

  /// With renderings that a person joined or set apart. Conflicts between translations that the extraction did not find weigh as those
  /// whose preferred rendering rests on little, since what it rests on is not kept.
  private func regrouped(_ term: TermUnderReview) -> [ReviewEffect.State] {
    let families = term.families
    var counts: [Int32: [Int32: Int]] = [:]
    var sums: [Int32: (confidence: Double, count: Int)] = [:]
    for (rendering, family) in zip(term.renderings, families) {
      for i in rendering.counts {
        let document = countDocuments[i]
        counts[document, default: [:]][family, default: 0] += Int(countValues[i])
        let sum = sums[document] ?? (0, 0)
        sums[document] = (
          sum.confidence + Double(countValues[i]) * countConfidences[i],
          sum.count + Int(countValues[i])
        )
      }
    }
    let preferred = families.first
    var states = term.base.filter { $0.rule != .internalVariation && $0.rule != .sourceConflict }
    for (document, ways) in counts.sorted(by: { $0.key < $1.key }) {
      let n = ways.values.reduce(0, +)
      let most = ways.values.max() ?? 0
      let sum = sums[document] ?? (0, 1)
      let confidence = sum.confidence / Double(max(1, sum.count))
      if ways.values.count(where: { $0 > 0 }) > 1 {
        states.append(
          state(
            .internalVariation, term, document,
            SeverityBasis(bad: n - most, of: n, weight: 0.7, boost: 2, confidence: confidence)))
      }
      let own = preferred.flatMap { ways[$0] } ?? 0
      if most > own {
        let new = state(
          .sourceConflict, term, document,
          SeverityBasis(bad: n - own, of: n, weight: 0.4, confidence: confidence))
        states.append(term.base.first { $0.id == new.id } ?? new)
      }
    }
    return Array(states)
  }

  private func state(
    _ rule: Rule, _ term: TermUnderReview, _ document: Int32, _ basis: SeverityBasis
  ) -> ReviewEffect.State {
    let name = documents[Int(document)]
    return ReviewEffect.State(
      id: Finding.id(of: rule, term: term.term, document: name), rule: rule, term: term.term,
      document: name, level: Level(severity: basis.severity, of: rule), severity: basis.severity)
  }
}
