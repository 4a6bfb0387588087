/// What searching, sorting and comparing terms need of each, made once.
public struct ReviewIndex: Sendable {
  struct Entry: Sendable {
    /// The term and its renderings as they are searched, a line each.
    var text: [UInt8]
    /// How it is searched, in UTF-8.
    var source: [UInt8]
    /// The approved renderings, without any the first one, as they are searched.
    var targets: [String]
    /// That of its gravest finding, as found; 0 without any. Decisions do not change it, so that the list stays as it is while it is
    /// worked through.
    var severity: Double
    var pinyin: Int32
    /// The values of its facets, as numbers of ``ReviewIndex/values``.
    var values: [Int32]
  }

  /// A value of a facet.
  struct FacetValue: Hashable, Sendable {
    var facet: ReviewFacet
    var value: String
  }

  private(set) var entries: [Entry]
  private(set) var values: [FacetValue] = []
  private var numbers: [FacetValue: Int32] = [:]
  private var fold = SearchFold()

  /// - Complexity: O(n log n) in the terms, O(m) in the length of their renderings.
  public init(_ list: ReviewList) {
    entries = []
    let pinyin = PinyinOrder.places(of: list.terms.map(\.term))
    entries.reserveCapacity(list.terms.count)
    for (term, place) in zip(list.terms, pinyin) { entries.append(entry(term, pinyin: place)) }
  }

  mutating func update(_ term: ReviewTerm, at place: Int) {
    entries[place] = entry(term, pinyin: entries[place].pinyin)
  }

  /// The number of a facet's value; nil where no term has had it.
  func number(of value: String, _ facet: ReviewFacet) -> Int32? {
    numbers[FacetValue(facet: facet, value: value)]
  }

  private mutating func numbers(of term: ReviewTerm) -> [Int32] {
    ReviewFacet.allCases.flatMap { facet in
      facet.values(of: term).map { value in
        let one = FacetValue(facet: facet, value: value)
        if let known = numbers[one] { return known }
        let number = Int32(values.count)
        values.append(one)
        numbers[one] = number
        return number
      }
    }
  }

  private mutating func entry(_ term: ReviewTerm, pinyin: Int32) -> Entry {
    var lines = [term.term]
    func add(_ line: String) { if !lines.contains(line) { lines.append(line) } }
    add(term.text)
    for rendering in term.renderings {
      add(rendering.text)
      add(rendering.writtenText)
    }
    let approved =
      term.renderings.filter { $0.status == .preferred }
      + term.renderings.filter { $0.status == .admitted }
    let targets = approved.isEmpty ? term.renderings.prefix(1) : approved[...]
    return Entry(
      text: Array(fold.fold(lines.joined(separator: "\n")).utf8),
      source: Array(fold.fold(term.text).utf8),
      targets: targets.map { fold.fold($0.writtenText) },
      severity: term.findings.map(\.severity).max() ?? 0, pinyin: pinyin,
      values: numbers(of: term))
  }

  /// A text in the form in which terms are searched.
  func folded(_ text: String) -> String {
    var fold = fold
    return fold.fold(text)
  }

  func folded(pattern: String) -> String {
    var fold = fold
    return fold.foldHan(inPattern: pattern)
  }
}
