internal import GRDB
public import Terminology

/// Two passages that translate each other.
public struct ReviewPassage: Hashable, Sendable {
  public var source: Place
  public var target: Place
  /// 1-based number of the bead within its pair of documents.
  public var number: Int
  public var sourceText: String
  public var targetText: String

  public init(
    source: Place, target: Place, number: Int, sourceText: String, targetText: String
  ) {
    self.source = source
    self.target = target
    self.number = number
    self.sourceText = sourceText
    self.targetText = targetText
  }
}

/// How much is shown around a place.
public enum ContextWidth: String, Hashable, Sendable, CaseIterable {
  /// The passages that begin on the same line of the original; where each has a line of its own, those before and after.
  case paragraph
  /// The whole document.
  case document
}

extension ReviewStore {
  /// The passages around a place, in the order of the document, the place's own among them.
  ///
  /// Where the import was given no passages, only those in which a term of the list stands are there.
  /// - Complexity: O(n) in the passages of all documents; nothing is kept.
  public func context(
    of place: ReviewOccurrence, _ width: ContextWidth
  ) throws -> [ReviewPassage] {
    let all = try read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT sourceLine, targetLine, number, sourceText, targetText FROM bead
          WHERE sourceDocument = ? AND targetDocument = ? ORDER BY number, sourceLine, targetLine
          """, arguments: [place.source.document, place.target.document]
      ).map {
        ReviewPassage(
          source: Place(document: place.source.document, line: $0[0]),
          target: Place(document: place.target.document, line: $0[1]), number: $0[2],
          sourceText: $0[3], targetText: $0[4])
      }
    }
    .reduce(into: [ReviewPassage]()) { passages, passage in
      // A passage of several sentences is stored with the line of each that has a term.
      if passages.last?.number != passage.number { passages.append(passage) }
    }
    guard width == .paragraph else { return all }
    let paragraph = all.filter { $0.source.line == place.source.line }
    guard paragraph.count < 2, let own = all.firstIndex(where: { $0.number == place.bead }) else {
      return paragraph
    }
    return Array(all[max(0, own - 2)...min(all.count - 1, own + 2)])
  }
}
