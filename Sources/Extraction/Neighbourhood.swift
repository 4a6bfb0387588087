import Alignment
import Corpus

/// The source text around one occurrence.
struct Neighbourhood {
  private let links: BeadLinks
  /// Rows near the occurrence that are not its own.
  private let rows: [Int]
  private let scalars: [UInt32]
  /// Whether a conjunction or a list mark stands next to the occurrence, or near it in the same clause.
  let isCoordinated: Bool

  /// How near a conjunction must stand, in characters.
  private static let conjunctionReach = 4

  init(_ site: Site, in text: PartText, _ occurrence: OccurrenceLinks, reach: Int) {
    links = occurrence.links
    scalars = text.characters.scalars
    let segment = text.segments[text.segment(at: Int(site.start))]
    let (start, end) = (Int(site.start), Int(site.end))
    let all = text.characters.scalars
    let before = all[max(segment.lowerBound, start - Self.conjunctionReach)..<start]
      .reversed().prefix { !ChineseProfile.endsClause($0) }
    let after = all[end..<min(segment.upperBound, end + Self.conjunctionReach)]
      .prefix { !ChineseProfile.endsClause($0) }
    isCoordinated =
      before.contains { ChineseProfile.isCoordinator($0) }
      || after.contains { ChineseProfile.isCoordinator($0) }
    let near =
      Int32(max(segment.lowerBound, start - reach))..<Int32(min(segment.upperBound, end + reach))
    rows = occurrence.links.characters.indices.filter {
      near.contains(occurrence.links.characters[$0]) && !occurrence.rows.contains($0)
    }
  }

  /// Whether a target word comes from the characters near the occurrence, by its column.
  func explains(_ column: Int) -> Bool {
    let m = links.tokens.count
    return rows.reduce(Float(0)) { $0 + links.fromTarget[$1 * m + column] } >= 0.4
  }

  /// How surely a target word comes from characters near the occurrence that are the same as some of its own: the
  /// second 唯物主义 of 辩证唯物主义和历史唯物主义, where the translation has the word once.
  func twin(_ column: Int, of own: [Int]) -> Float {
    let m = links.tokens.count
    let characters = Set(own.map { scalars[Int(links.characters[$0])] })
    return rows.reduce(Float(0)) {
      characters.contains(scalars[Int(links.characters[$1])])
        ? $0 + links.fromTarget[$1 * m + column] : $0
    }
  }
}
