internal import Corpus
import Terminology

/// How the renderings of a term change with the date of the translations (reference design, 3.6).
public struct Drift: Hashable, Sendable {
  /// The days of the last document before the change and of the first one after it, as `concord.yaml` has them.
  public var lastBefore: String
  public var firstAfter: String
  /// The most frequent rendering before the change, and the one that gains by it.
  public var before: String
  public var after: String
  /// Jensen–Shannon divergence of the renderings before and after, less what chance makes of it, at most 1
  /// (`RenderingTest`).
  public var divergence: Double
  /// Chance of as great a change if the order of the documents did not matter, and the smallest that these counts can
  /// give (`ChangePoint`).
  public var p: Double
  public var smallestP: Double
  /// p of a steady trend (Cochran 1954, Armitage 1955), 0 to 1; nil where there are more than two renderings.
  public var trend: Double?
  /// Whether to believe it, among all terms that could show a change (Benjamini and Hochberg 1995).
  public var isBelieved: Bool
}

/// A change with the counts and places that it was found in.
struct TermDrift: Sendable {
  var drift: Drift
  /// The occurrences after the change, and how many of them still have the earlier rendering.
  var countAfter: Int
  var faithfulAfter: Int
  /// The translations after the change, and the group of the earlier rendering.
  var documentsAfter: Set<String>
  var earlierGroup: Int
  /// Those of the earlier rendering before, of all before.
  var dominantBefore: Int
  var countBefore: Int
  /// How often the rendering that gains stands after the change.
  var gainedAfter: Int
  /// Index into the places of the tally: where the earlier rendering stands first, and the other.
  var earlierPlace: Int
  var laterPlace: Int
  /// The day of the document with the later place.
  var firstUse: String
}

/// Looks for drift over the translations whose date is known.
struct DriftAnalysis: Sendable {
  private let days: [String: CalendarDay]
  private let seed: UInt64

  /// A translation whose own date is not known is of the day of its original.
  init(_ records: [DocumentRecord], seed: UInt64) {
    var own: [String: CalendarDay] = [:]
    for record in records {
      if let day = record.date.flatMap(CalendarDay.init) { own[record.id] = day }
    }
    var days = own
    for record in records where own[record.id] == nil {
      guard let day = record.translates.flatMap({ own[$0] }) else { continue }
      days[record.id] = min(day, days[record.id] ?? day)
    }
    self.days = days
    self.seed = seed
  }

  /// - Parameter tally: of one term.
  /// - Returns: nil where the dates or occurrences are too few to look for a change, or where no order of these
  ///   documents could show one.
  func drift(of tally: TermTally) -> TermDrift? {
    if days.isEmpty { return nil }
    let dated = tally.translations.compactMap { id, counts in
      counts.rendered == 0 ? nil : days[id].map { (id: id, day: $0, counts: counts.groupCounts) }
    }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    guard
      let change = ChangePoint(
        dated.map { ChangePoint.Document(date: $0.day.ordinal, counts: $0.counts) }, seed: seed),
      change.smallestP <= ConsistencyAnalysis.level
    else { return nil }
    func sum(_ part: ArraySlice<(id: String, day: CalendarDay, counts: [Int])>) -> [Int] {
      part.reduce(into: Array(repeating: 0, count: tally.groupCount)) { sums, document in
        for (v, count) in document.counts.enumerated() { sums[v] += count }
      }
    }
    let (before, after) = (sum(dated[..<change.first]), sum(dated[change.first...]))
    let (sizeBefore, sizeAfter) = (before.reduce(0, +), after.reduce(0, +))
    // Ties go to the rendering that is preferred over all.
    let earlier = before.indices.max { (before[$0], $1) < (before[$1], $0) } ?? 0
    let gain = after.indices.map {
      Double(after[$0]) / Double(sizeAfter) - Double(before[$0]) / Double(sizeBefore)
    }
    let later = gain.indices.filter { $0 != earlier }.max { (gain[$0], $1) < (gain[$1], $0) }
    guard let later, let test = RenderingTest(before, after, seed: seed) else { return nil }
    let ranks = Dictionary(
      uniqueKeysWithValues: dated.enumerated().map { ($0.element.id, $0.offset) })
    func firstPlace(of group: Int) -> Int? {
      tally.places.indices.filter {
        ranks[tally.places[$0].document] != nil && tally.group(at: tally.places[$0]) == group
      }.min {
        (ranks[tally.places[$0].document] ?? 0, $0) < (ranks[tally.places[$1].document] ?? 0, $1)
      }
    }
    guard let earlierPlace = firstPlace(of: earlier), let laterPlace = firstPlace(of: later),
      let earlierForm = tally.forms.first(where: { $0.group == earlier }),
      let laterForm = tally.forms.first(where: { $0.group == later }),
      let firstUse = days[tally.places[laterPlace].document]
    else { return nil }
    let isAlternative = tally.groupCounts.count { $0 > 0 } == 2
    let trend =
      isAlternative
      ? TrendTest(
        dated.map {
          (date: $0.day.ordinal, hits: $0.counts[later], trials: $0.counts.reduce(0, +))
        }) : nil
    return TermDrift(
      drift: Drift(
        lastBefore: dated[change.first - 1].day.text, firstAfter: dated[change.first].day.text,
        before: earlierForm.text, after: laterForm.text, divergence: test.divergence, p: change.p,
        smallestP: change.smallestP, trend: trend?.p, isBelieved: false),
      countAfter: sizeAfter, faithfulAfter: after[earlier],
      documentsAfter: Set(dated[change.first...].map(\.id)), earlierGroup: earlier,
      dominantBefore: before[earlier],
      countBefore: sizeBefore, gainedAfter: after[later], earlierPlace: earlierPlace,
      laterPlace: laterPlace, firstUse: firstUse.text)
  }

  /// Marks those that are believed among all that were found.
  static func judged(_ drifts: [TermDrift?]) -> [TermDrift?] {
    let found = drifts.indices.filter { drifts[$0] != nil }
    let believed = FalseDiscoveries.believed(
      found.map { drifts[$0]?.drift.p ?? 1 }, rate: ConsistencyAnalysis.falseDiscoveries)
    var judged = drifts
    for (k, isBelieved) in zip(found, believed) { judged[k]?.drift.isBelieved = isBelieved }
    return judged
  }
}
