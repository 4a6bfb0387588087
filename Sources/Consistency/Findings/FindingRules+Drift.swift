import Terminology

extension FindingRules {
  /// What the occurrences after a change that no longer follow the usage before it weigh (reference design, 3.7): a new
  /// usage may well be the better one, so it is less than a conflict.
  private static let driftWeight = 0.4

  /// The change that a term goes through with time, where it is believed.
  func driftFinding(of tally: TermTally, _ found: TermDrift) -> Finding? {
    guard found.drift.isBelieved else { return nil }
    let drift = found.drift
    let places = [found.earlierPlace, found.laterPlace].map { tally.places[$0] }
    let first = tally.occurrence(at: places[1])
    return Finding(
      .drift, term: tally.record.sourceTerm, document: nil,
      counts: SeverityBasis(
        bad: found.countAfter - found.faithfulAfter, of: found.countAfter,
        weight: tally.isGeneral ? min(Self.driftWeight, Self.generalWeight) : Self.driftWeight,
        confidence: mean(places.map(\.confidence))),
      message: "\(tally.record.sourceTerm): until \(drift.lastBefore) “\(drift.before)” in"
        + " \(found.dominantBefore) of \(Phrase.places(found.countBefore)), from \(drift.firstAfter)"
        + " on “\(drift.after)” in \(found.gainedAfter) of \(Phrase.places(found.countAfter)),"
        + " first in \(first.target.document):\(first.target.line) (\(found.firstUse))."
        + " p \(Figures.probability(drift.p)) over the orders of the documents.",
      places: [tally.occurrence(at: places[0]), first],
      blamed: tally.blamed { place in
        found.documentsAfter.contains(place.document) && place.form != nil
          && tally.group(at: place) != found.earlierGroup
      })
  }
}
