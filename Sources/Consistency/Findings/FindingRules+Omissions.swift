import Corpus
import Terminology

extension FindingRules {
  /// What leaving a term out weighs (reference design, 3.7).
  private static let omissionWeight = 0.4
  /// What leaving a name out weighs. A term that is left out may be said in other words or go without saying; who or
  /// where it was cannot be guessed. With this weight a name missing from all of three places is a warning, where a
  /// term must miss from all of five.
  private static let droppedNameWeight = 0.6

  /// Where a translation leaves out a term that is rendered elsewhere.
  func omissions(of tally: TermTally, in document: String) -> [Finding] {
    guard let counts = tally.translations[document], counts.omitted > 0,
      let preferred = tally.forms.first
    else { return [] }
    let omitted = tally.places.filter { $0.document == document && $0.state == .omitted }
    let isDropped = omitted.map { place in
      tally.record.nameKind.map { !mayStand(for: $0, at: place, in: tally) } ?? false
    }
    let term = tally.record.sourceTerm
    let n = counts.rendered + counts.omitted

    func finding(
      _ rule: Rule, _ places: [TermTally.ScoredPlace], weight: Double, _ claim: String
    ) -> Finding? {
      if places.isEmpty { return nil }
      return Finding(
        rule, term: term, document: document,
        counts: SeverityBasis(
          bad: places.count, of: n,
          weight: tally.isGeneral ? min(weight, Self.generalWeight) : weight,
          confidence: mean(places.map(\.confidence))),
        message: "\(claim) in \(places.count) of \(Phrase.places(n)) in \(document); the preferred"
          + " rendering is “\(preferred.text)”.",
        places: places.prefix(3).map { tally.occurrence(at: $0) }
          + [example(of: preferred, in: tally)].compactMap(\.self),
        blamed: places.prefix(Finding.placeLimit).map {
          BlamedPlace(Evidence(tally.occurrence(at: $0)))
        })
    }

    return [
      finding(
        .droppedName, zip(omitted, isDropped).filter(\.1).map(\.0),
        weight: Self.droppedNameWeight, "The name \(term) is left out"),
      finding(
        .omission, zip(omitted, isDropped).filter { !$0.1 }.map(\.0),
        weight: Self.omissionWeight, "\(term) is not rendered"),
    ].compactMap(\.self)
  }

  /// Whether a passage without a name has a pronoun for it, which English puts where Chinese says a person's name again.
  private func mayStand(
    for kind: NameKind, at place: TermTally.ScoredPlace, in tally: TermTally
  ) -> Bool {
    kind == .person
      && EnglishProfile.writtenWords(of: tally.occurrence(at: place).targetText).contains {
        Self.personalPronouns.contains($0.lowercased())
      }
  }

  private static let personalPronouns: Set<String> = [
    "he", "him", "his", "himself", "she", "her", "hers", "herself",
  ]
}
