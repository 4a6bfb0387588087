/// Why a finding may stay, in words that others use, too.
public enum SuppressionReason: String, Hashable, Sendable, CaseIterable {
  case intended = "The difference is intended."
  case senses = "The term has two senses here."
  case quotation = "A quotation, title or name is fixed."
  case style = "A matter of style; both are right."
  case alignment = "The passages or words are matched wrongly."
  case noTerm = "It is no term here, but an ordinary word."
}

extension ReviewDecision {
  /// Bears a finding.
  /// - Parameters:
  ///   - reason: in words, of ``SuppressionReason`` or others.
  ///   - until: the last day (ISO 8601, `2026-12-31`); nil for good.
  ///   - basis: what the author saw of both fields.
  public static func suppress(
    finding id: String, of term: String?, reason: String, until: String? = nil, basis: Basis
  ) -> [Self] {
    let finding = ReviewSubject.finding(id, of: term)
    return [
      Self(finding, .suppression, reason, basis: basis),
      Self(finding, .suppressedUntil, until, basis: basis),
    ]
  }

  /// Bears a finding no more.
  public static func unsuppress(finding id: String, of term: String?, basis: Basis) -> [Self] {
    let finding = ReviewSubject.finding(id, of: term)
    return [
      Self(finding, .suppression, nil, basis: basis),
      Self(finding, .suppressedUntil, nil, basis: basis),
    ]
  }
}
