import Consistency
import Corpus
public import Review
public import Terminology

/// A made list of terms in four translations, two of which choose other words, with places and findings.
public struct GeneratedTerms: Sendable {
  /// How many there are.
  public var count: Int

  public init(_ count: Int) { self.count = count }

  /// As they stand in the list, first to last.
  public var names: [String] { (0..<count).map(Self.name) }

  public var list: TermList {
    let documents = ["house-a.en.txt", "house-b.en.txt", "machine.en.txt", "draft.en.txt"]
    return TermList(
      sourceLanguage: .chinese, targetLanguage: .english,
      documents: [DocumentRecord(id: "report.zh.txt", language: .chinese, translates: nil)]
        + documents.map { DocumentRecord(id: $0, language: .english, translates: "report.zh.txt") },
      terms: (0..<count).map { number in
        let occurrences = (0..<8).map { place in
          Self.occurrence(number, place, documents[place % documents.count])
        }
        return TermRecord(
          sourceTerm: Self.name(number), score: Double(count - number), frequency: 2,
          documentCount: 1,
          equivalents: [Equivalent(text: Self.renderings(number)[0], count: 4)],
          occurrences: occurrences)
      })
  }

  /// A store with these terms.
  public func store(at path: String) throws -> ReviewStore {
    let store = try ReviewStore(path: path)
    let list = list
    try store.importExtraction(
      list, ConsistencyAnalysis(forms: EnglishMorphology(), general: nil).report(on: list))
    return store
  }

  private static let heads = ["湿地", "港口", "渔业", "航道", "灯塔", "码头", "潮汐", "船坞", "海堤", "渡轮"]
  private static let headWords = [
    "wetland", "harbour", "fishery", "channel", "lighthouse", "quay", "tide", "dock", "sea wall",
    "ferry",
  ]
  private static let numerals = Array("零一二三四五六七八九")

  /// 一二号湿地, of another number each.
  private static func name(_ number: Int) -> String {
    String(String(number).compactMap { $0.wholeNumberValue.map { numerals[$0] } }) + "号"
      + heads[number % heads.count]
  }

  private static func renderings(_ number: Int) -> [String] {
    let word = headWords[number % headWords.count]
    return ["\(word) no. \(number)", "the \(number) \(word) site", "\(word) area \(number)"]
  }

  private static func occurrence(_ number: Int, _ place: Int, _ document: String) -> Occurrence {
    let name = name(number)
    let rendering = renderings(number)[place % 4 < 2 ? 0 : place % 4 - 1]
    let before = "In the year of the survey "
    let opening = "在调查的那一年，"
    let start = opening.utf8.count
    return Occurrence(
      source: Place(document: "report.zh.txt", line: 2 * number + place / 4 + 1),
      target: Place(document: document, line: 2 * number + place / 4 + 1),
      bead: 2 * number + place / 4 + 1,
      sourceText: opening + name + "的居民记录了水位的变化。", sourceRange: start..<(start + name.utf8.count),
      targetText: before + rendering
        + " saw its water level recorded by the people who live there.",
      rendering: Rendering(
        text: rendering, range: before.utf8.count..<(before.utf8.count + rendering.utf8.count)),
      confidence: 0.95)
  }
}
