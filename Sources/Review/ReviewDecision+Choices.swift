/// What one key decides.
extension ReviewDecision {
  /// Makes a rendering the preferred one and accepts the term; another preferred rendering becomes admitted.
  ///
  /// - Parameter term: as its author saw it.
  public static func prefer(_ rendering: String, of term: ReviewTerm) -> [Self] {
    let others = term.renderings.filter { $0.status == .preferred && $0.text != rendering }
    let seen = term.renderings.first { $0.text == rendering }
    return others.map {
      .status(.admitted, of: $0.text, inTerm: term.term, basis: .revision($0.revision))
    } + [
      .status(
        .preferred, of: rendering, inTerm: term.term, basis: .revision(seen?.revision ?? 0)),
      .status(.accepted, ofTerm: term.term, basis: .revision(term.revision)),
    ]
  }

  /// Accepts a term as it is shown: without any approved rendering its first one becomes preferred.
  ///
  /// - Parameter term: as its author saw it.
  public static func accept(_ term: ReviewTerm) -> [Self] {
    let isDecided = term.renderings.contains { $0.status == .preferred || $0.status == .admitted }
    let first = term.renderings.first { $0.status == .undecided }
    guard !isDecided, let first else {
      return [.status(.accepted, ofTerm: term.term, basis: .revision(term.revision))]
    }
    return prefer(first.text, of: term)
  }

  /// Gives a rendering a status, or takes the same one back.
  ///
  /// - Parameter rendering: as its author saw it.
  public static func toggle(
    _ status: RenderingStatus, of rendering: ReviewRendering, in term: String
  ) -> Self {
    .status(
      rendering.status == status ? .undecided : status, of: rendering.text, inTerm: term,
      basis: .revision(rendering.revision))
  }

  /// Gives a field the value again that it had after an event.
  /// - Parameter revision: of the subject as its author saw it.
  public static func restore(_ event: ReviewEvent, revision: ReviewRevision) -> Self {
    Self(event.subject, event.field, event.new, basis: .revision(revision))
  }
}
