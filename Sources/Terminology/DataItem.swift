/// Text of an entry, which may have inline markup.
public struct MarkedText: Hashable, Sendable {
  /// The words alone, without inline codes and their content.
  public var text: String
  /// The content as XML, where there are elements in it (`hi`, `foreign`, `sc`, `ec`, `ph` of ISO 30042:2019, without prefix); else nil.
  public var markup: String?

  public init(_ text: String, markup: String? = nil) {
    self.text = text
    self.markup = markup
  }
}

/// A piece of information on a concept, a language of it, or a term: what TBX calls a data category, or a note.
///
/// Categories nobody knows are items like all others, so that they are written back.
public struct DataItem: Hashable, Sendable {
  /// What TBX carries it with (ISO 30042:2019 section 9).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case admin, adminNote, date, descrip, descripNote, note, ref, termNote, transac, transacNote
    case xref
  }

  public var kind: Kind
  /// The data category: `context`, `partOfSpeech`; empty for notes and dates.
  public var category: String
  public var content: MarkedText
  /// What it refers to: an id of this file, or an address on the web.
  public var target: String?
  /// The language of the content, where it says so itself.
  public var language: LanguageTag?
  public var id: String?
  /// What hangs on it: the source of a context, the date of a transaction.
  public var items: [DataItem]

  public init(
    _ kind: Kind, _ category: String, _ text: String, markup: String? = nil,
    target: String? = nil, language: LanguageTag? = nil, id: String? = nil, items: [DataItem] = []
  ) {
    self.kind = kind
    self.category = category
    content = MarkedText(text, markup: markup)
    self.target = target
    self.language = language
    self.id = id
    self.items = items
  }

  public static func note(_ text: String, markup: String? = nil) -> Self {
    Self(.note, "", text, markup: markup)
  }

  public static func date(_ text: String) -> Self { Self(.date, "", text) }

  public var text: String { content.text }

  func isA(_ kind: Kind, _ category: String) -> Bool {
    self.kind == kind && self.category == category
  }

  /// Where an item that is added takes its place: notes on the term, of these last how it is matched, then everything else, notes
  /// of people, and evidence.
  fileprivate var rank: Int {
    switch kind {
    case .termNote: MatchRules.categories.contains { $0.category == category } ? 1 : 0
    case .note: 3
    default: evidence == nil ? 2 : 4
    }
  }
}

/// A level of an entry: concept, language section or term.
public protocol DataItemHolder {
  /// What is said at this level, in order.
  var items: [DataItem] { get set }
}

extension DataItemHolder {
  /// The text of the first item of a category.
  public func text(_ kind: DataItem.Kind, _ category: String) -> String? {
    items.first { $0.isA(kind, category) }?.text
  }

  /// Gives a category one value: the first item of it changes its text, others go, and without an item one is added.
  public mutating func set(_ kind: DataItem.Kind, _ category: String, to text: String?) {
    guard let index = items.firstIndex(where: { $0.isA(kind, category) }) else {
      if let text { add(DataItem(kind, category, text)) }
      return
    }
    guard let text else { return items.removeAll { $0.isA(kind, category) } }
    if items[index].text != text { items[index].content = MarkedText(text) }
    var isFirst = true
    items.removeAll { item in
      guard item.isA(kind, category) else { return false }
      defer { isFirst = false }
      return !isFirst
    }
  }

  /// Adds an item behind those of its sort: notes on the term come first, then everything else, notes, and evidence.
  public mutating func add(_ item: DataItem) {
    let index = items.lastIndex { $0.rank <= item.rank }.map { $0 + 1 } ?? 0
    items.insert(item, at: index)
  }

  /// Puts items in the place of those that match; ones that are there already stay as they are.
  mutating func replace(
    where matches: (DataItem) -> Bool, with new: [DataItem],
    isSame: (DataItem, DataItem) -> Bool
  ) {
    let old = items.filter(matches)
    let kept = new.map { item in old.first { isSame($0, item) } ?? item }
    let index = items.firstIndex(where: matches)
    items.removeAll(where: matches)
    if let index {
      items.insert(contentsOf: kept, at: index)
    } else {
      for item in kept { add(item) }
    }
  }

  /// What people remarked on it.
  public var notes: [String] {
    get { items.lazy.filter { $0.kind == .note }.map(\.text) }
    set {
      replace(
        where: { $0.kind == .note }, with: newValue.map { DataItem.note($0) },
        isSame: { $0.text == $1.text })
    }
  }
}
