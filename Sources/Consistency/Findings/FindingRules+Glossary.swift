import Terminology

extension FindingRules {
  /// What of a term in a translation is not as the glossary has it.
  func glossaryFindings(
    of tally: TermTally, _ entry: GlossaryRules.Entry, in document: String
  ) -> [Finding] {
    var count = GlossaryCount(
      term: tally.record.sourceTerm, document: document, placeLimit: Finding.placeLimit)
    for place in tally.places where place.document == document {
      let form = place.form.map { tally.forms[$0] }
      switch (place.state, form?.use) {
      case (.omitted, _): continue
      case (.rendered, .approved): count.addApproved(form?.text ?? "")
      case (.rendered, .forbidden):
        count.addForbidden(
          form?.text ?? "", Evidence(tally.occurrence(at: place)), confidence: place.confidence)
      case (.rendered, _) where tally.group(at: place).map(tally.rightGroups.contains) ?? false:
        count.addApproved(form?.text ?? "")
      case (.rendered, _):
        count.addOther(
          form?.text, Evidence(tally.occurrence(at: place)), confidence: place.confidence)
      case (.uncertain, _):
        var evidence = Evidence(tally.occurrence(at: place))
        evidence.forgetRendering()
        count.addOther(nil, evidence, confidence: place.confidence)
      }
    }
    return count.findings(entry)
  }
}

/// How often a translation renders a term as the glossary has it, and otherwise.
struct GlossaryCount: Sendable {
  let term: String
  let document: String
  /// Bad places of either kind that are kept; the others are only counted.
  let placeLimit: Int
  private(set) var total = 0
  private(set) var approved: [String: Int] = [:]
  private var forbidden = Side()
  private var other = Side()

  /// Places where none of the glossary's renderings stands.
  var others: Int { other.count }

  /// The deprecated renderings, with their counts.
  var forbiddenTexts: [String: Int] { forbidden.texts }

  /// One way to be wrong.
  private struct Side: Sendable {
    var count = 0
    var confidence = 0.0
    var texts: [String: Int] = [:]
    var evidence: [Evidence] = []
    var places: [BlamedPlace] = []

    /// The wordings, most frequent first, with their counts.
    var ways: [String] {
      texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "“\($0.key)” (\($0.value))" }
    }

    /// One place for each wording is evidence, and some of those without any.
    mutating func add(
      _ text: String?, _ example: () -> Evidence, confidence: Double, placeLimit: Int
    ) {
      count += 1
      self.confidence += confidence
      let isNew = text.map { texts[$0] == nil } ?? (count - texts.values.reduce(0, +) <= 3)
      if let text { texts[text, default: 0] += 1 }
      let isShown = isNew && evidence.count < FindingRules.listLimit
      guard isShown || places.count < placeLimit else { return }
      let one = example()
      if isShown { evidence.append(one) }
      if places.count < placeLimit { places.append(BlamedPlace(one)) }
    }

    mutating func add(_ more: Self, placeLimit: Int) {
      count += more.count
      confidence += more.confidence
      let hasUnknown = evidence.contains { $0.rendering == nil }
      let new = more.evidence.filter { $0.rendering.map { texts[$0] == nil } ?? !hasUnknown }
      evidence += new.prefix(max(0, FindingRules.listLimit - evidence.count))
      places += more.places.prefix(max(0, placeLimit - places.count))
      texts.merge(more.texts, uniquingKeysWith: +)
    }
  }

  init(term: String, document: String, placeLimit: Int) {
    self.term = term
    self.document = document
    self.placeLimit = placeLimit
  }

  mutating func addApproved(_ text: String) {
    total += 1
    approved[text, default: 0] += 1
  }

  mutating func addForbidden(
    _ text: String, _ evidence: @autoclosure () -> Evidence, confidence: Double
  ) {
    total += 1
    forbidden.add(text, evidence, confidence: confidence, placeLimit: placeLimit)
  }

  /// - Parameter text: nil where it is not sure how the term is rendered.
  mutating func addOther(
    _ text: String?, _ evidence: @autoclosure () -> Evidence, confidence: Double
  ) {
    total += 1
    other.add(text, evidence, confidence: confidence, placeLimit: placeLimit)
  }

  /// Takes over what was counted further on in the same translation.
  mutating func add(_ more: Self) {
    total += more.total
    approved.merge(more.approved, uniquingKeysWith: +)
    forbidden.add(more.forbidden, placeLimit: placeLimit)
    other.add(more.other, placeLimit: placeLimit)
  }

  func findings(_ entry: GlossaryRules.Entry) -> [Finding] {
    let approved = entry.approved.map { "“\($0)”" }
    var findings: [Finding] = []
    if forbidden.count > 0 {
      let instead =
        approved.isEmpty ? "" : "; approved: \(Phrase.listed(approved))"
      findings.append(
        Finding(
          .forbidden, term: term, document: document,
          counts: SeverityBasis(
            bad: forbidden.count, of: total, weight: 1,
            confidence: forbidden.confidence / Double(forbidden.count)),
          message: "\(term): \(document) has a rendering that the glossary deprecates in"
            + " \(forbidden.count) of \(Phrase.places(total)),"
            + " \(Phrase.listed(forbidden.ways))\(instead).",
          evidence: forbidden.evidence, blamed: forbidden.places))
    }
    // A glossary may say no more than what is wrong.
    if other.count > 0, !approved.isEmpty {
      let unsure = other.count - other.texts.values.reduce(0, +)
      let ways = other.ways + (unsure > 0 ? ["no sure rendering (\(unsure))"] : [])
      findings.append(
        Finding(
          .notApproved, term: term, document: document,
          counts: SeverityBasis(
            bad: other.count, of: total, weight: 0.9,
            confidence: other.confidence / Double(other.count)),
          message: "\(term): the glossary approves \(Phrase.listed(approved)), but \(document) has"
            + " none of it in \(other.count) of \(Phrase.places(total)):"
            + " \(Phrase.listed(ways)).",
          evidence: other.evidence, blamed: other.places))
    }
    return findings
  }
}
