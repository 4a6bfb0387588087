/// What kind of expression a term is (TBX-Basic `termType`).
public enum TermType: String, Hashable, Sendable, CaseIterable {
  case fullForm, acronym, abbreviation, shortForm, variant, phrase
}

/// Word class of a term (TBX-Basic `partOfSpeech`; `properNoun` is of version 4 and of 2008).
public enum PartOfSpeech: String, Hashable, Sendable, CaseIterable {
  case noun, properNoun, verb, adjective, adverb, other
}

/// A verbatim sentence in which a term stands, and the document it comes from.
public struct Context: Hashable, Sendable {
  public var text: String
  public var source: String?

  public init(text: String, source: String? = nil) {
    self.text = text
    self.source = source
  }
}

/// How a term is to be looked for in a text, where the usual way (inflected, in any case and order) will not do.
public struct MatchRules: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Capitals matter.
  public static let caseSensitive = Self(rawValue: 1)
  /// Only as it is written, not inflected.
  public static let exact = Self(rawValue: 2)
}

extension Context {
  init(_ item: DataItem) {
    self.init(
      text: item.text,
      source: item.items.first { $0.isA(.admin, "source") }?.text)
  }

  var item: DataItem {
    DataItem(
      .descrip, "context", text,
      items: source.map { [DataItem(.admin, "source", $0)] } ?? [])
  }
}

extension Term {
  /// How far the term is recommended, in whatever words; setting it writes those of the standard.
  ///
  /// `forbidden`, which translation systems write beside the standard's categories, goes before all others.
  public var status: UsageStatus? {
    get {
      var status: UsageStatus?
      for item in items where item.kind == .termNote {
        if item.category == "forbidden", isTrue(item.text) { return .deprecated }
        if status == nil, Self.statusCategories.contains(item.category) {
          status = UsageStatus(value: item.text)
        }
      }
      return status
    }
    set {
      // Told the same again, words of others stay as they are.
      if newValue == status { return }
      items.removeAll {
        $0.kind == .termNote
          && ["forbidden", "usageStatus", "normativeAuthorization"].contains($0.category)
      }
      set(.termNote, "administrativeStatus", to: newValue?.standardValue)
    }
  }

  private static let statusCategories = [
    "administrativeStatus", "usageStatus", "normativeAuthorization",
  ]

  public var type: TermType? {
    get { text(.termNote, "termType").flatMap(TermType.init) }
    set { set(.termNote, "termType", to: newValue?.rawValue) }
  }

  public var partOfSpeech: PartOfSpeech? {
    get {
      let word = text(.termNote, "partOfSpeech")?.lowercased()
      return word.flatMap { word in
        PartOfSpeech.allCases.first { $0.rawValue.lowercased() == word }
      }
    }
    set { set(.termNote, "partOfSpeech", to: newValue?.rawValue) }
  }

  /// How it is read: pinyin, kana (TBX-Linguist).
  public var reading: String? {
    get { text(.admin, "reading") }
    set { set(.admin, "reading", to: newValue) }
  }

  public var contexts: [Context] {
    get { items.lazy.filter { $0.isA(.descrip, "context") }.map(Context.init) }
    set {
      replace(
        where: { $0.isA(.descrip, "context") }, with: newValue.map(\.item),
        isSame: { Context($0) == Context($1) })
    }
  }

  /// The categories that translation systems write for it: `caseSensitive` and `exactMatch`.
  public var matching: MatchRules {
    get {
      var rules: MatchRules = []
      for item in items where item.kind == .termNote && isTrue(item.text) {
        for (rule, category) in MatchRules.categories where item.category == category {
          rules.insert(rule)
        }
      }
      return rules
    }
    set {
      let old = matching
      for (rule, category) in MatchRules.categories
      where old.contains(rule) != newValue.contains(rule) {
        set(.termNote, category, to: newValue.contains(rule) ? "true" : nil)
      }
    }
  }
}

extension MatchRules {
  static let categories: [(rule: MatchRules, category: String)] = [
    (.caseSensitive, "caseSensitive"), (.exact, "exactMatch"),
  ]
}

private func isTrue(_ text: String) -> Bool {
  ["true", "yes", "1"].contains(String(text.lowercased().filter { !$0.isWhitespace }))
}
