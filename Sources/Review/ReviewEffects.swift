internal import Consistency

/// Tells what decisions do to the findings, before and after they are taken.
///
/// Holds the counts of all terms in flat arrays, so that only what a decision touches is counted again. It foretells a check of the same
/// renderings against the decided glossary; places where no rendering is sure count neither way.
public struct ReviewEffects: Sendable {
  private let rules: EffectRules
  private let terms: [String]
  private let numbers: [String: Int32]
  private var statuses: [TermStatus]
  /// The renderings of term t are those from `starts[t]` up to `starts[t + 1]`.
  private let starts: [Int32]
  private let texts: [String]
  private let families: [Int32]
  private var renderingStatuses: [RenderingStatus]
  private var merges: [String?]
  /// The counts of rendering r are those from `countStarts[r]` up to `countStarts[r + 1]`.
  private let countStarts: [Int32]
  private let findingStarts: [Int32]
  private let findings: [ReviewEffect.State]
  /// By document.
  private var right: [Int]
  private var rendered: [Int]

  /// - Complexity: O(n) in the renderings and findings.
  public init(_ list: ReviewList) {
    var numbers: [String: Int32] = [:]
    var documents: [String] = []
    var documentNumbers: [String: Int32] = [:]
    var starts: [Int32] = [0]
    var texts: [String] = []
    var families: [Int32] = []
    var renderingStatuses: [RenderingStatus] = []
    var merges: [String?] = []
    var countStarts: [Int32] = [0]
    var countDocuments: [Int32] = []
    var countValues: [Int32] = []
    var countConfidences: [Double] = []
    var findingStarts: [Int32] = [0]
    var findings: [ReviewEffect.State] = []
    for (number, term) in list.terms.enumerated() {
      numbers[term.term] = Int32(number)
      for rendering in term.renderings {
        texts.append(rendering.text)
        families.append(Int32(truncatingIfNeeded: rendering.family))
        renderingStatuses.append(rendering.status)
        merges.append(rendering.decisions[.mergedInto]?.value)
        for (document, count) in rendering.counts.sorted(by: { $0.key < $1.key }) {
          if documentNumbers[document] == nil {
            documentNumbers[document] = Int32(documents.count)
            documents.append(document)
          }
          countDocuments.append(documentNumbers[document] ?? 0)
          countValues.append(Int32(clamping: count))
          countConfidences.append(rendering.confidences[document] ?? 1)
        }
        countStarts.append(Int32(countDocuments.count))
      }
      starts.append(Int32(texts.count))
      for finding in term.findings where term.rank > 0 {
        guard let rule = Rule(rawValue: finding.rule), let level = Level(rawValue: finding.level)
        else { continue }
        findings.append(
          ReviewEffect.State(
            id: finding.id, rule: rule, term: term.term, document: finding.document, level: level,
            severity: finding.severity))
      }
      findingStarts.append(Int32(findings.count))
    }
    rules = EffectRules(
      documents: documents, countDocuments: countDocuments, countValues: countValues,
      countConfidences: countConfidences)
    terms = list.terms.map(\.term)
    self.numbers = numbers
    statuses = list.terms.map(\.status)
    self.starts = starts
    self.texts = texts
    self.families = families
    self.renderingStatuses = renderingStatuses
    self.merges = merges
    self.countStarts = countStarts
    self.findingStarts = findingStarts
    self.findings = findings
    right = Array(repeating: 0, count: documents.count)
    rendered = right
    for number in terms.indices { add(rules.findings(of: term(number)), sign: 1) }
  }

  /// The findings on terms as the decisions leave them, in the order of the list.
  /// - Complexity: O(n) in the renderings and findings.
  public var standing: [ReviewEffect.State] {
    terms.indices.flatMap { rules.findings(of: term($0)).states }
  }

  /// What decisions would do.
  /// - Complexity: O(m) in the renderings and findings of the terms that they are about.
  public func preview(_ decisions: [ReviewDecision]) -> ReviewEffect {
    var copy = self
    return copy.apply(decisions)
  }

  /// Takes decisions in, and says what they did.
  @discardableResult
  public mutating func apply(_ decisions: [ReviewDecision]) -> ReviewEffect {
    let (rightBefore, renderedBefore) = (right, rendered)
    var effect = ReviewEffect()
    var byTerm: [Int: [ReviewDecision]] = [:]
    for decision in decisions {
      guard let number = numbers[decision.subject.term] else { continue }
      byTerm[Int(number), default: []].append(decision)
    }
    for (number, decisions) in byTerm.sorted(by: { $0.key < $1.key }) {
      var term = term(number)
      let before = rules.findings(of: term)
      for decision in decisions { term.apply(decision) }
      let after = rules.findings(of: term)
      keep(term, number)
      add(before, sign: -1)
      add(after, sign: 1)
      effect.off += before.states.filter { state in !after.states.contains { $0.isSame(as: state) }
      }
      effect.on += after.states.filter { state in !before.states.contains { $0.isSame(as: state) } }
    }
    for (number, document) in rules.documents.enumerated() {
      guard right[number] != rightBefore[number] || rendered[number] != renderedBefore[number]
      else { continue }
      effect.conformity.append(
        ReviewEffect.Conformity(
          document: document, rightBefore: rightBefore[number],
          renderedBefore: renderedBefore[number], rightAfter: right[number],
          renderedAfter: rendered[number]))
    }
    return effect
  }

  /// Takes in what a step of the log did, be it a decision, an undo or a redo, of whomever.
  @discardableResult
  public mutating func apply(_ events: [ReviewEvent]) -> ReviewEffect {
    apply(events.map { ReviewDecision($0.subject, $0.field, $0.new, basis: .any) })
  }

  // MARK: - Parts

  private func term(_ number: Int) -> TermUnderReview {
    TermUnderReview(
      term: terms[number], status: statuses[number],
      renderings: (Int(starts[number])..<Int(starts[number + 1])).map { i in
        TermUnderReview.Rendering(
          text: texts[i], family: families[i], status: renderingStatuses[i],
          counts: Int(countStarts[i])..<Int(countStarts[i + 1]), mergedInto: merges[i])
      }, base: findings[Int(findingStarts[number])..<Int(findingStarts[number + 1])])
  }

  private mutating func keep(_ term: TermUnderReview, _ number: Int) {
    statuses[number] = term.status
    for (i, rendering) in zip(Int(starts[number])..., term.renderings) {
      renderingStatuses[i] = rendering.status
      merges[i] = rendering.mergedInto
    }
  }

  private mutating func add(_ findings: TermFindings, sign: Int) {
    for (document, count) in findings.right { right[Int(document)] += sign * count }
    for (document, count) in findings.rendered { rendered[Int(document)] += sign * count }
  }
}

extension ReviewEffect.State {
  /// Whether a person sees no difference.
  func isSame(as other: Self) -> Bool { id == other.id && level == other.level }
}
