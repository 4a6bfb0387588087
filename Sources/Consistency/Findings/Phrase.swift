/// Parts of the sentences of findings.
enum Phrase {
  static func places(_ n: Int) -> String { n == 1 ? "1 place" : "\(n) places" }

  /// `a, b and c`; a long list ends with the number of those left out.
  static func listed(_ items: [String]) -> String {
    var shown = items
    let limit = FindingRules.listLimit
    if items.count > limit {
      shown = items.prefix(limit - 1) + ["\(items.count - limit + 1) more"]
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
