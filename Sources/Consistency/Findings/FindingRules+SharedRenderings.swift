import Terminology

extension FindingRules {
  /// What one rendering of several terms weighs (reference design, 3.7), and where the glossary itself has it so.
  private static let sharingWeight = 0.5
  private static let approvedSharingWeight = 0.05

  /// A term with the forms that fold to one rendering.
  private struct SharedUse {
    var tally: TermTally
    /// The most frequent one.
    var form: TermTally.Form
    var count: Int

    var term: String { tally.record.sourceTerm }
    /// Whether the glossary has the rendering for the term.
    var isApproved: Bool { form.use?.isApproved ?? false }
    var named: String { "\(term) (\(count))" }
  }

  /// Where one rendering stands for several terms, or for another term than that which the glossary has it for.
  ///
  /// Terms inside one another (开放 in 对外开放) may share a rendering without a word.
  func sharedRenderings() -> [Finding] {
    var uses: [String: [SharedUse]] = [:]
    for tally in tallies {
      var own: [String: SharedUse] = [:]
      for form in tally.forms where form.count > 0 {
        own[form.keys[styleKey], default: SharedUse(tally: tally, form: form, count: 0)].count +=
          form.count
      }
      for (key, use) in own { uses[key, default: []].append(use) }
    }
    return uses.compactMap { key, sharing in
      let terms = Set(sharing.map(\.term))
      let apart = sharing.filter { terms.isDisjoint(with: $0.tally.record.nestedTerms) }
        .sorted { ($1.count, $0.term) < ($0.count, $1.term) }
      return borrowing(of: key, apart) ?? commonRendering(of: key, apart)
    }.sorted { $0.message < $1.message }
  }

  /// The glossary has the rendering for one term, and a translation uses it for another one.
  private func borrowing(of key: String, _ uses: [SharedUse]) -> Finding? {
    guard let owners = approvers[key] else { return nil }
    let borrowers = uses.filter { use in
      !use.isApproved && owners.contains { !$0.contains(use.term) && !use.term.contains($0) }
    }
    guard let first = borrowers.first else { return nil }
    return finding(
      of: key, first.term, uses, blamed: borrowers, weight: Self.sharingWeight,
      "“\(first.form.text)” is the glossary’s rendering of \(Phrase.listed(owners)), and renders"
        + " \(Phrase.listed(borrowers.map(\.named))), too.")
  }

  private func commonRendering(of key: String, _ uses: [SharedUse]) -> Finding? {
    guard uses.count > 1 else { return nil }
    let isApproved = uses.allSatisfy(\.isApproved)
    return finding(
      of: key, uses[0].term, uses, blamed: Array(uses.dropFirst()),
      weight: isApproved ? Self.approvedSharingWeight : Self.sharingWeight,
      "“\(uses[0].form.text)” renders \(uses.count) terms\(isApproved ? ", as the glossary has it" : ""):"
        + " \(Phrase.listed(uses.map(\.named))).")
  }

  private func finding(
    of key: String, _ term: String, _ uses: [SharedUse], blamed: [SharedUse], weight: Double,
    _ message: String
  ) -> Finding {
    let evidence = uses.prefix(Self.listLimit).compactMap { example(of: $0.form, in: $0.tally) }
    let places = blamed.flatMap { use in
      use.tally.blamed { $0.form.map { use.tally.forms[$0].keys[styleKey] == key } ?? false }
    }
    return Finding(
      .sharedRendering, term: term, document: nil, rendering: key,
      counts: SeverityBasis(
        bad: blamed.reduce(0) { $0 + $1.count }, of: uses.reduce(0) { $0 + $1.count },
        weight: uses.contains(where: \.tally.isGeneral) ? min(weight, Self.generalWeight) : weight,
        confidence: mean(evidence.map(\.confidence))),
      message: message, places: evidence, blamed: Array(places.prefix(Finding.placeLimit)))
  }
}
