/// Two versions of a glossary made one, with what both changed differently listed.
///
/// With the version that both come from (`base`) a change of one side is taken, also where it is a deletion. Without it nothing is deleted, and
/// where the two sides say different things both changed it.
public struct GlossaryMerge: Sendable {
  public enum Side: String, Hashable, Sendable, CaseIterable { case ours, theirs }

  /// Something that both sides changed, and not alike. What `taken` says is in the result.
  public struct Conflict: Hashable, Sendable {
    public var concept: String
    public var language: LanguageTag?
    public var term: String?
    /// What it is about: a data category, or empty where a term or concept itself was deleted on one side and changed on the other.
    public var what: String
    public var base: String?
    public var ours: String?
    public var theirs: String?
    public var taken: Side
  }

  public private(set) var glossary: Glossary
  public private(set) var conflicts: [Conflict] = []
  private let preferred: Side

  /// - Parameters:
  ///   - base: the version that both sides were made from.
  ///   - preferred: whose value is taken in conflicts.
  public init(
    base: Glossary?, ours: Glossary, theirs: Glossary, preferring preferred: Side = .ours
  ) {
    self.preferred = preferred
    glossary = ours
    let none = Glossary(
      title: "", sourceDescription: "", language: ours.language, concepts: [])
    let start = base ?? none
    glossary.title = take(start.title, ours.title, theirs.title)
    glossary.sourceDescription = take(
      start.sourceDescription, ours.sourceDescription, theirs.sourceDescription)
    glossary.concepts = concepts(start.concepts, ours.concepts, theirs.concepts)
    let known = Set(glossary.references)
    glossary.references += theirs.references.filter { !known.contains($0) }
  }

  /// One value of three versions, where a conflict is not worth a word.
  private func take(_ base: String, _ ours: String, _ theirs: String) -> String {
    ours == base ? theirs : ours
  }

  // MARK: Concepts

  private mutating func concepts(
    _ base: [Concept], _ ours: [Concept], _ theirs: [Concept]
  ) -> [Concept] {
    let sides = ConceptMatching(ours, theirs)
    let origins = ConceptMatching(ours, base)
    let theirOrigins = ConceptMatching(theirs, base)
    var result: [Concept] = []
    for (index, concept) in ours.enumerated() {
      let origin = origins.counterparts[index].map { base[$0] }
      guard let other = sides.counterparts[index] else {
        // Theirs deleted it, or never had it.
        guard let origin else {
          result.append(concept)
          continue
        }
        if concept == origin { continue }
        if settle(concept, nil, "", origin.id, label(concept), nil) == .ours {
          result.append(concept)
        }
        continue
      }
      result.append(merged(origin, concept, theirs[other]))
    }
    var ids = Set(result.map(\.id))
    for index in sides.unmatched {
      var concept = theirs[index]
      if let origin = theirOrigins.counterparts[index].map({ base[$0] }) {
        // Ours deleted it.
        if concept == origin { continue }
        if settle(concept, nil, "", origin.id, nil, label(concept)) == .ours { continue }
      }
      var number = 2
      let id = concept.id
      while !ids.insert(concept.id).inserted {
        concept.id = "\(id)-\(number)"
        number += 1
      }
      result.append(concept)
    }
    return result
  }

  private func label(_ concept: Concept) -> String {
    concept.languages.first?.terms.first?.text ?? concept.id
  }

  /// Lists a conflict and says whose side is taken.
  private mutating func settle(
    _ concept: Concept, _ place: (language: LanguageTag, term: String?)?, _ what: String,
    _ base: String?, _ ours: String?, _ theirs: String?
  ) -> Side {
    conflicts.append(
      Conflict(
        concept: concept.id, language: place?.language, term: place?.term, what: what, base: base,
        ours: ours, theirs: theirs, taken: preferred))
    return preferred
  }

  private mutating func merged(_ base: Concept?, _ ours: Concept, _ theirs: Concept) -> Concept {
    if ours == theirs || theirs == base { return ours }
    var result = ours
    result.items = items(base?.items ?? [], ours.items, theirs.items, ours, nil)
    result.languages = []
    let tags =
      ours.languages.map(\.language)
      + theirs.languages.map(\.language).filter { tag in
        !ours.languages.contains { $0.language == tag }
      }
    for tag in tags {
      let mine = ours.languages.first { $0.language == tag }
      let other = theirs.languages.first { $0.language == tag }
      let origin = base?.languages.first { $0.language == tag }
      var section = mine ?? other ?? LanguageSection(language: tag, terms: [])
      section.items = items(
        origin?.items ?? [], mine?.items ?? [], other?.items ?? [], ours, (tag, nil))
      section.terms = terms(
        origin?.terms ?? [], mine?.terms ?? [], other?.terms ?? [], ours, tag)
      if !section.terms.isEmpty { result.languages.append(section) }
    }
    return result
  }

  // MARK: Terms

  private mutating func terms(
    _ base: [Term], _ ours: [Term], _ theirs: [Term], _ concept: Concept, _ language: LanguageTag
  ) -> [Term] {
    var result: [Term] = []
    for term in ours {
      let origin = base.first { $0.text == term.text }
      guard let other = theirs.first(where: { $0.text == term.text }) else {
        guard let origin else {
          result.append(term)
          continue
        }
        if term == origin { continue }
        if settle(concept, (language, term.text), "", origin.text, term.text, nil) == .ours {
          result.append(term)
        }
        continue
      }
      var merged = term
      merged.items = items(
        origin?.items ?? [], term.items, other.items, concept, (language, term.text))
      result.append(merged)
    }
    for term in theirs where !ours.contains(where: { $0.text == term.text }) {
      if let origin = base.first(where: { $0.text == term.text }) {
        if term == origin { continue }
        if settle(concept, (language, term.text), "", origin.text, nil, term.text) == .ours {
          continue
        }
      }
      result.append(term)
    }
    return result
  }

  // MARK: Items

  private mutating func items(
    _ base: [DataItem], _ ours: [DataItem], _ theirs: [DataItem], _ concept: Concept,
    _ place: (language: LanguageTag, term: String?)?
  ) -> [DataItem] {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    var result = ours
    var done: Set<Key> = []
    for item in ours + theirs {
      let key = Key(item)
      guard done.insert(key).inserted else { continue }
      let before = base.filter { Key($0) == key }
      let mine = ours.filter { Key($0) == key }
      let other = theirs.filter { Key($0) == key }
      let merged = one(before, mine, other, key, concept, place)
      guard merged != mine else { continue }
      if let index = result.firstIndex(where: { Key($0) == key }) {
        result.removeAll { Key($0) == key }
        result.insert(contentsOf: merged, at: index)
      } else {
        var holder = Term(text: "", items: result)
        for item in merged { holder.add(item) }
        result = holder.items
      }
    }
    return result
  }

  /// The items of one category.
  private mutating func one(
    _ base: [DataItem], _ ours: [DataItem], _ theirs: [DataItem], _ key: Key, _ concept: Concept,
    _ place: (language: LanguageTag, term: String?)?
  ) -> [DataItem] {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    let isSingle = max(base.count, ours.count, theirs.count) <= 1 && key.kind != .note
    if isSingle {
      let side = settle(
        concept, place, key.category.isEmpty ? key.kind.rawValue : key.category,
        base.first?.text, ours.first?.text, theirs.first?.text)
      return side == .ours ? ours : theirs
    }
    // Of several, each side's additions and deletions count.
    return ours.filter { theirs.contains($0) || !base.contains($0) }
      + theirs.filter { !ours.contains($0) && !base.contains($0) }
  }

  private struct Key: Hashable {
    var kind: DataItem.Kind
    var category: String

    init(_ item: DataItem) {
      kind = item.kind
      category = item.category
    }
  }
}

extension GlossaryMerge.Conflict: CustomStringConvertible {
  /// What differs, where, and what was taken, on a line.
  public var description: String {
    let place = [concept, language?.text, term.map { "“\($0)”" }].compactMap { $0 }
      .joined(separator: " ")
    func value(_ text: String?) -> String {
      text.map { "“\($0.split(whereSeparator: \.isNewline).joined(separator: " "))”" } ?? "deleted"
    }
    let subject = what.isEmpty ? (term == nil ? "the concept" : "the term") : what
    return
      "\(place): \(subject): ours \(value(ours)), theirs \(value(theirs)); taken: \(taken.rawValue)"
  }
}
