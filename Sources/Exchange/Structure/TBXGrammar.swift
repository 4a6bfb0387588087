/// The structure of TBX: for each element its attributes and, slot by slot, the elements in it.
///
/// Every content model of TBX is a sequence of choices, each optional, required or repeated; so one pass with a slot number for each open
/// element decides whether a document fits, and knows what is missing, out of order or there too often.
struct TBXGrammar: Sendable {
  /// Elements that may stand at a place of the sequence.
  struct Slot: Hashable, Sendable {
    var elements: TBXElementSet
    var isRequired: Bool
    var isRepeated: Bool
  }

  struct Attribute: Hashable, Sendable {
    /// The type of a value.
    enum Value: Hashable, Sendable {
      case text
      /// An XML identifier, unique in the document.
      case id
      /// The `id` of an element in the document.
      case reference
      /// `xs:language`.
      case language
      /// `xs:anyURI`.
      case address
      /// An address that begins with `http://` or `https://`.
      case webAddress
      /// `TBX-` and a name.
      case dialect
      case oneOf([String])
    }

    /// `xml:lang` is `lang`: no element has another attribute of that name.
    var name: String
    var isRequired: Bool
    var value: Value
  }

  struct Rule: Hashable, Sendable {
    var slots: [Slot]
    var attributes: [Attribute]
    /// Whether text may stand in it; white space between elements always may.
    var allowsText: Bool
  }

  /// Whether data categories may be elements of other namespaces (style DCT).
  let allowsCategoryElements: Bool
  private let rules: [Rule?]

  /// Nil where the grammar does not have the element.
  subscript(element: TBXElement) -> Rule? { rules[Int(element.rawValue)] }

  /// Reads a grammar from rows of `element | attributes | content`.
  ///
  /// Attributes: `name` or `name!` (required), with `:kind` where its value is not plain text. Content: `#` for text, then names with
  /// `?`, `*` or `+`; `(a|b)` is a choice, a word in capitals stands for a choice that `choices` names.
  init(rows: String, choices: [String: [TBXElement]], allowsCategoryElements: Bool) {
    var rules = [Rule?](repeating: nil, count: TBXElement.allCases.count)
    for row in rows.split(separator: "\n") {
      let columns = row.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        .map { $0.trimmingSpaces }
      guard columns.count == 3, let element = TBXElement.named[columns[0]] else { continue }
      let words = columns[2].split(separator: " ").map(String.init)
      rules[Int(element.rawValue)] = Rule(
        slots: words.filter { $0 != "#" }.map { Self.slot($0, choices: choices) },
        attributes: columns[1].split(separator: " ").map(Self.attribute),
        allowsText: words.contains("#"))
    }
    self.rules = rules
    self.allowsCategoryElements = allowsCategoryElements
  }

  private static func slot(_ word: String, choices: [String: [TBXElement]]) -> Slot {
    var name = word
    let suffix = name.last.flatMap { "?*+".contains($0) ? $0 : nil }
    if suffix != nil { name.removeLast() }
    let elements =
      choices[name]
      ?? name.filter { $0 != "(" && $0 != ")" }.split(separator: "|")
      .flatMap { choices[String($0)] ?? TBXElement.named[String($0)].map { [$0] } ?? [] }
    return Slot(
      elements: TBXElementSet(elements), isRequired: suffix == nil || suffix == "+",
      isRepeated: suffix == "*" || suffix == "+")
  }

  private static func attribute(_ word: Substring) -> Attribute {
    let parts = word.split(separator: ":", maxSplits: 1)
    var name = String(parts[0])
    let isRequired = name.last == "!"
    if isRequired { name.removeLast() }
    return Attribute(
      name: name, isRequired: isRequired,
      value: value(parts.count > 1 ? String(parts[1]) : name))
  }

  private static func value(_ kind: String) -> Attribute.Value {
    switch kind {
    case "id": .id
    case "target", "startRef", "reference": .reference
    case "lang": .language
    case "address": .address
    case "webAddress": .webAddress
    case "dialect": .dialect
    case let kind where kind.contains(","): .oneOf(kind.split(separator: ",").map(String.init))
    default: .text
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
