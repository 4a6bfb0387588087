/// What searching, sorting and comparing terms need of each, made once.
public struct ReviewIndex: Sendable {
  struct Entry: Sendable {
    /// The term and its renderings as they are searched, a line each.
    var text: [UInt8]
    /// How it is searched.
    var source: String
    /// The approved renderings, without any the first one, as they are searched.
    var targets: [String]
    /// That of its gravest finding, as found; 0 without any. Decisions do not change it, so that the list stays as it is while it is
    /// worked through.
    var severity: Double
    var pinyin: Int32
  }

  private(set) var entries: [Entry]
  private var fold: SearchFold

  /// - Complexity: O(n log n) in the terms, O(m) in the length of their renderings.
  public init(_ list: ReviewList) {
    var fold = SearchFold()
    let pinyin = PinyinOrder.places(of: list.terms.map(\.term))
    entries = zip(list.terms, pinyin).map { Self.entry($0, pinyin: $1, &fold) }
    self.fold = fold
  }

  mutating func update(_ term: ReviewTerm, at place: Int) {
    entries[place] = Self.entry(term, pinyin: entries[place].pinyin, &fold)
  }

  private static func entry(
    _ term: ReviewTerm, pinyin: Int32, _ fold: inout SearchFold
  ) -> Entry {
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
      text: Array(fold.fold(lines.joined(separator: "\n")).utf8), source: fold.fold(term.text),
      targets: targets.map { fold.fold($0.writtenText) },
      severity: term.findings.map(\.severity).max() ?? 0, pinyin: pinyin)
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
