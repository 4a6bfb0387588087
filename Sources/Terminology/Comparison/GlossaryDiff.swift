/// What changed from one glossary to another, concept by concept.
public struct GlossaryDiff: Hashable, Sendable {
  /// One difference within a concept.
  public struct Change: Hashable, Sendable {
    /// The language it is in; nil where it is about the concept itself.
    public var language: LanguageTag?
    /// The term it is about; nil where it is about the concept or the language.
    public var term: String?
    /// What differs, from the outside in: `["context", "source"]`; empty where it is the term itself.
    public var path: [String]
    /// Nil where it is new.
    public var old: String?
    /// Nil where it is gone.
    public var new: String?
  }

  /// A concept that differs.
  public struct ConceptChange: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case added, removed, changed }

    public var kind: Kind
    /// Its identifier in the new glossary, or where it is gone in the old one.
    public var id: String
    /// Its identifier in the old glossary, where that is another.
    public var oldID: String?
    /// Its first term, to know it by.
    public var label: String
    /// In the order of the new entry; of an added or removed concept its terms.
    public var changes: [Change]
  }

  /// Changed and added concepts in the order of the new glossary, then removed ones in that of the old.
  public private(set) var concepts: [ConceptChange] = []
  /// How many concepts are the same.
  public private(set) var unchanged = 0

  /// - Complexity: O(n) in the number of terms, but for concepts that share terms without sharing an identifier.
  public init(from old: Glossary, to new: Glossary) {
    let matching = ConceptMatching(old.concepts, new.concepts)
    var sources = [Int?](repeating: nil, count: new.concepts.count)
    for (index, other) in matching.counterparts.enumerated() {
      if let other { sources[other] = index }
    }
    for (index, concept) in new.concepts.enumerated() {
      guard let source = sources[index] else {
        concepts.append(Self.whole(concept, .added))
        continue
      }
      let before = old.concepts[source]
      let changes = Self.changes(from: before, to: concept)
      if changes.isEmpty {
        unchanged += 1
      } else {
        concepts.append(
          ConceptChange(
            kind: .changed, id: concept.id, oldID: before.id == concept.id ? nil : before.id,
            label: Self.label(concept), changes: changes))
      }
    }
    for (index, concept) in old.concepts.enumerated() where matching.counterparts[index] == nil {
      concepts.append(Self.whole(concept, .removed))
    }
  }

  /// How many concepts changed in a way.
  public func count(_ kind: ConceptChange.Kind) -> Int {
    concepts.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }
  }

  private static func label(_ concept: Concept) -> String {
    concept.languages.first?.terms.first?.text ?? concept.id
  }

  private static func whole(_ concept: Concept, _ kind: ConceptChange.Kind) -> ConceptChange {
    let changes = concept.languages.flatMap { section in
      section.terms.map { term in
        Change(
          language: section.language, term: term.text, path: [],
          old: kind == .removed ? term.text : nil, new: kind == .added ? term.text : nil)
      }
    }
    return ConceptChange(
      kind: kind, id: concept.id, oldID: nil, label: label(concept), changes: changes)
  }

  // MARK: Within a concept

  static func changes(from old: Concept, to new: Concept) -> [Change] {
    var changes = differences(old.items, new.items, Change(path: []))
    for section in new.languages {
      guard let before = old.languages.first(where: { $0.language == section.language }) else {
        changes += section.terms.map {
          Change(language: section.language, term: $0.text, path: [], old: nil, new: $0.text)
        }
        continue
      }
      changes += differences(
        before.items, section.items, Change(language: section.language, path: []))
      changes += termChanges(before, section)
    }
    for section in old.languages
    where !new.languages.contains(where: { $0.language == section.language }) {
      changes += section.terms.map {
        Change(language: section.language, term: $0.text, path: [], old: $0.text, new: nil)
      }
    }
    return changes
  }

  private static func termChanges(_ old: LanguageSection, _ new: LanguageSection) -> [Change] {
    var gone = old.terms.filter { term in !new.terms.contains { $0.text == term.text } }
    let added = new.terms.filter { term in !old.terms.contains { $0.text == term.text } }
    var changes: [Change] = []
    for term in new.terms {
      if let before = old.terms.first(where: { $0.text == term.text }) {
        changes += differences(
          before.items, term.items, Change(language: new.language, term: term.text, path: []))
        continue
      }
      // A term that took the place of another one is a change, not a loss and a find.
      let before =
        gone.firstIndex { folded($0.text) == folded(term.text) }
        ?? (gone.count == 1 && added.count == 1 ? 0 : nil)
      guard let before else {
        changes.append(
          Change(language: new.language, term: term.text, path: [], old: nil, new: term.text))
        continue
      }
      let replaced = gone.remove(at: before)
      changes.append(
        Change(
          language: new.language, term: term.text, path: [], old: replaced.text, new: term.text))
      changes += differences(
        replaced.items, term.items, Change(language: new.language, term: term.text, path: []))
    }
    changes += gone.map {
      Change(language: new.language, term: $0.text, path: [], old: $0.text, new: nil)
    }
    return changes
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The differences of what is said at a place; order among items of one category counts, among others it does not.
  private static func differences(
    _ old: [DataItem], _ new: [DataItem], _ place: Change
  ) -> [Change] {
    if old == new { return [] }
    var keys: [ItemKey] = []
    for item in new + old where !keys.contains(ItemKey(item)) { keys.append(ItemKey(item)) }
    return keys.flatMap { key -> [Change] in
      var before = old.filter { ItemKey($0) == key }
      var after = new.filter { ItemKey($0) == key }
      for item in before where after.contains(item) {
        if let index = before.firstIndex(of: item), let other = after.firstIndex(of: item) {
          before.remove(at: index)
          after.remove(at: other)
        }
      }
      var changes: [Change] = []
      for index in 0..<max(before.count, after.count) {
        let a = index < before.count ? before[index] : nil
        let b = index < after.count ? after[index] : nil
        var change = place
        change.path = place.path + [key.name]
        change.old = a.map(words)
        change.new = b.map(words)
        if a.map(words) != b.map(words) || a?.content.markup != b?.content.markup {
          changes.append(change)
        }
        change.old = nil
        change.new = nil
        // What hangs on an item that is new or gone goes with it.
        if let a, let b { changes += differences(a.items, b.items, change) }
      }
      return changes
    }
  }

  private static func words(_ item: DataItem) -> String {
    item.target.map { "\(item.text) → \($0)" } ?? item.text
  }

  private struct ItemKey: Hashable {
    var kind: DataItem.Kind
    var category: String

    init(_ item: DataItem) {
      kind = item.kind
      category = item.category
    }

    var name: String { category.isEmpty ? kind.rawValue : category }
  }
}

extension GlossaryDiff.Change {
  fileprivate init(language: LanguageTag? = nil, term: String? = nil, path: [String]) {
    self.init(language: language, term: term, path: path, old: nil, new: nil)
  }
}
