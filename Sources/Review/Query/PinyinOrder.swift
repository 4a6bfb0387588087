internal import Foundation

/// Sorts terms by pinyin, as a dictionary of this language does.
///
/// The characters of a list are sorted once, by ICU's collation; comparing terms is then comparing numbers.
struct PinyinOrder: Sendable {
  private let ranks: [Unicode.Scalar: Int32]

  init(_ texts: some Sequence<String>) {
    var characters: Set<Unicode.Scalar> = []
    for text in texts { characters.formUnion(text.unicodeScalars) }
    let locale = Locale(identifier: "zh@collation=pinyin")
    let sorted = characters.map { (scalar: $0, text: String($0)) }.sorted { a, b in
      switch a.text.compare(b.text, locale: locale) {
      case .orderedAscending: true
      case .orderedDescending: false
      case .orderedSame: a.scalar < b.scalar
      }
    }
    ranks = Dictionary(
      zip(sorted.map(\.scalar), Int32(0)...), uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter text: one of those given.
  private func key(of text: String) -> [Int32] { text.unicodeScalars.map { ranks[$0] ?? 0 } }

  /// For each text its place in the order.
  static func places(of texts: [String]) -> [Int32] {
    let order = PinyinOrder(texts)
    let keys = texts.map(order.key)
    let sorted = texts.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
    }
    var places = [Int32](repeating: 0, count: texts.count)
    for (place, i) in sorted.enumerated() { places[i] = Int32(place) }
    return places
  }
}

extension ReviewTerm {
  /// How it is read, with tones: one reading for each character, whatever the word (ICU's Han-Latin), so that some are wrong.
  ///
  /// - Complexity: slow (0.04 MB/s): for the terms that are shown.
  public var pinyin: String {
    text.applyingTransform(.mandarinToLatin, reverse: false) ?? ""
  }
}
