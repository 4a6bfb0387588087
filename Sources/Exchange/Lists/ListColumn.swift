internal import Terminology

/// What a column of a list holds.
enum ListColumn {
  case language(LanguageTag)
  /// How far the terms of a language are recommended; without a language, the target terms of the row.
  case status(LanguageTag?)
  /// How the target terms are to be looked for in texts.
  case flags
  case id
  /// An item of the concept.
  case item(DataItem.Kind, String)
  /// An item of the terms in the last language before the column.
  case termItem(DataItem.Kind, String)
  case other(String)

  var language: LanguageTag? {
    if case .language(let tag) = self { tag } else { nil }
  }

  /// The columns that a first record names, or nil where it is an entry already.
  static func header(_ fields: [String], source: LanguageTag, target: LanguageTag) -> [Self]? {
    let names = fields.map(\.withoutLayout)
    let words = names.map { $0.lowercased() }
    if let sourceIndex = words.firstIndex(where: sourceNames.contains),
      let targetIndex = words.firstIndex(where: targetNames.contains)
    {
      return names.enumerated().map { index, name in
        index == sourceIndex
          ? .language(source) : index == targetIndex ? .language(target) : remark(name)
      }
    }
    let tags = names.map { language($0) }
    guard Set(tags.compactMap { $0 }).count >= 2 else { return nil }
    return zip(names, tags).map { name, tag in tag.map(Self.language) ?? remark(name) }
  }

  private static func remark(_ name: String) -> Self {
    let word = name.lowercased()
    if word.hasSuffix(" status"), let tag = language(String(name.dropLast(7))) {
      return .status(tag)
    }
    switch word {
    case "status", "usage": return .status(nil)
    case "flags", "match", "matching": return .flags
    case "id", "concept", "concept id", "entry_id": return .id
    case "subject", "subject field", "domain", "entry_subject":
      return .item(.descrip, "subjectField")
    case "definition": return .item(.descrip, "definition")
    case "entry_note": return .item(.note, "")
    case "entry_clientid": return .item(.admin, "customerSubset")
    case "entry_projectid": return .item(.admin, "projectSubset")
    case "term_example": return .termItem(.descrip, "context")
    default:
      if word.hasSuffix("_def"), language(String(name.dropLast(4))) != nil {
        return .item(.descrip, "definition")
      }
      return .other(name)
    }
  }

  private static let sourceNames: Set<String> = ["source_term", "source", "src"]
  private static let targetNames: Set<String> = ["target_term", "target", "tgt"]

  /// A tag is taken for one only if it begins with a code of ISO 639-1: a list of acronyms would be full of tags otherwise.
  private static func language(_ name: String) -> LanguageTag? {
    if let tag = LanguageNames.tag(memoQ: name) { return tag }
    guard let tag = LanguageTag(name), codes.contains(tag.primary) else { return nil }
    return tag
  }

  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn \
    ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os \
    pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw \
    ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}
