@testable import Exchange

/// Cases about the structure, from the grammar: of every element what it needs, what it may have once, and what it cannot have.
enum StructureCases {
  static let all: [ConformanceCase] =
    cases(.ltac, "core", root: .tbx, edition: .core)
    + cases(.v2Basic, "v2-basic", root: .martif, edition: .v2Basic)
    + differences + content

  /// Where the core structures of the two editions of version 3 differ.
  private static let differences: [ConformanceCase] = [
    both(
      "entry-without-id",
      "<conceptEntry><langSec xml:lang=\"en\"><termSec><term>t</term></termSec></langSec></conceptEntry>",
      old: .missingAttribute, new: nil),
    both(
      "language-without-term", "<conceptEntry id=\"c1\"><langSec xml:lang=\"en\"/></conceptEntry>",
      old: .missingElement, new: nil),
    both(
      "note-after-term",
      "<conceptEntry id=\"c1\"><langSec xml:lang=\"en\"><termSec><term>t</term></termSec><note>n</note></langSec></conceptEntry>",
      old: .elementOrder, new: nil),
    both(
      "code-without-id", ConformanceFile.entry(term: "<note>a<sc isolated=\"yes\"/></note>"),
      old: .missingAttribute, new: nil),
    both(
      "placeholder-with-text", ConformanceFile.entry(term: "<note>a<ph>b</ph></note>"),
      old: .misplacedText, new: nil),
  ]

  private static func both(
    _ name: String, _ body: String, old: ValidationRule?, new: ValidationRule?
  ) -> ConformanceCase {
    ConformanceCase(
      name: "tbx-basic.difference.\(name)",
      text: ConformanceFile.version3("TBX-Basic", body: body),
      expected: [(.basic, old), (.basicV4, new)])
  }

  /// Values, identifiers, references, dates and inline codes.
  private static let content: [ConformanceCase] = {
    let entries: [(String, String, ValidationRule?)] = [
      ("date.day", date("2026-02-28"), nil),
      ("date.time", date("2026-02-28T10:20:30Z"), nil),
      ("date.time-fraction-zone", date("2026-02-28T10:20:30.5+08:00"), nil),
      ("date.leap-day", date("2024-02-29"), nil),
      ("date.no-such-day", date("2026-02-30"), .date),
      ("date.no-leap-day", date("2023-02-29"), .date),
      ("date.no-such-month", date("2026-13-01"), .date),
      ("date.no-such-hour", date("2026-01-01T25:00:00"), .date),
      ("date.slashes", date("2026/01/01"), .date),
      ("date.year-alone", date("2026"), .date),
      ("date.words", date("yesterday"), .date),
      ("date.empty", date(""), .date),
      ("id.twice", ConformanceFile.entry(term: "<note id=\"c1\">n</note>"), .duplicateIdentifier),
      ("id.digit", ConformanceFile.entry(term: "<note id=\"1n\">n</note>"), .attributeValue),
      ("id.space", ConformanceFile.entry(term: "<note id=\"a b\">n</note>"), .attributeValue),
      ("id.empty", ConformanceFile.entry(term: "<note id=\"\">n</note>"), .attributeValue),
      ("id.letters", ConformanceFile.entry(term: "<note id=\"词.a-b_1\">n</note>"), nil),
      ("reference.good", reference("c1"), nil),
      ("reference.dangling", reference("nowhere"), .danglingReference),
      ("reference.empty", reference(""), .danglingReference),
      ("language.region", language("zh-CN"), nil),
      ("language.script", language("zh-Hans-CN"), nil),
      ("language.underscore", language("zh_CN"), .attributeValue),
      ("language.empty", language(""), .attributeValue),
      ("language.long", language("chinesisch"), .attributeValue),
      ("language.digit-first", language("1en"), .attributeValue),
      ("hi.type", ConformanceFile.entry(term: "<note>a<hi type=\"bold\">b</hi></note>"), nil),
      (
        "hi.no-such-type", ConformanceFile.entry(term: "<note>a<hi type=\"loud\">b</hi></note>"),
        .attributeValue
      ),
      (
        "hi.dangling", ConformanceFile.entry(term: "<note>a<hi target=\"x\">b</hi></note>"),
        .danglingReference
      ),
      ("foreign.good", ConformanceFile.entry(term: "<note>a<foreign>b</foreign></note>"), nil),
      (
        "code.pair",
        ConformanceFile.entry(term: "<note><sc id=\"s\"/>a<ec startRef=\"s\"/></note>"), nil
      ),
      (
        "code.pair-isolated",
        ConformanceFile.entry(
          term: "<note><sc id=\"s\" isolated=\"yes\"/>a<ec startRef=\"s\"/></note>"), .inlineCode
      ),
      (
        "code.pair-no-start",
        ConformanceFile.entry(term: "<note><sc id=\"s\"/>a<ec/></note>"), .inlineCode
      ),
      (
        "code.start-alone",
        ConformanceFile.entry(term: "<note><sc id=\"s\" isolated=\"yes\"/>a</note>"),
        nil
      ),
      (
        "code.start-alone-not-isolated",
        ConformanceFile.entry(term: "<note><sc id=\"s\" isolated=\"no\"/>a</note>"), .inlineCode
      ),
      (
        "code.end-alone",
        ConformanceFile.entry(term: "<note>a<ec id=\"e\" isolated=\"yes\"/></note>"),
        nil
      ),
      (
        "code.end-alone-no-id",
        ConformanceFile.entry(term: "<note>a<ec isolated=\"yes\"/></note>"), .inlineCode
      ),
      (
        "element.unknown", ConformanceFile.entry(term: "<remark>a</remark>"), .unknownElement
      ),
      (
        "element.version-2",
        "<termEntry id=\"c1\"><langSet xml:lang=\"en\"><tig><term>t</term></tig></langSet></termEntry>",
        .unknownElement
      ),
      (
        "element.foreign", ConformanceFile.entry(term: "<x:y xmlns:x=\"urn:x\">a</x:y>"),
        .unknownElement
      ),
    ]
    return entries.map { name, body, rule in
      ConformanceCase(
        name: "core.\(name)", text: ConformanceFile.version3("TBX-Core", body: body),
        expected: [(.core, rule)])
    }
  }()

  private static func date(_ text: String) -> String {
    ConformanceFile.entry(
      concept: "<transacGrp><transac type=\"t\">x</transac><date>\(text)</date></transacGrp>")
  }

  private static func reference(_ target: String) -> String {
    ConformanceFile.entry(term: "<ref type=\"t\" target=\"\(target)\">x</ref>")
  }

  private static func language(_ tag: String) -> String {
    "<conceptEntry id=\"c1\"><langSec xml:lang=\"\(tag)\"><termSec><term>t</term></termSec></langSec></conceptEntry>"
  }

  // MARK: From the grammar

  /// For each element of a grammar: a valid file, and one for each way to break its rule.
  private static func cases(
    _ grammar: TBXGrammar, _ prefix: String, root: TBXElement, edition: TBXEdition
  ) -> [ConformanceCase] {
    let maker = DocumentMaker(grammar: grammar, root: root)
    return TBXElement.allCases.flatMap { element -> [ConformanceCase] in
      guard let rule = grammar[element], maker.path(to: element) != nil else { return [] }
      var made: [ConformanceCase] = []
      func add(
        _ what: String, _ expected: ValidationRule?, _ change: (inout DocumentMaker.Node) -> Void
      ) {
        guard let text = maker.document(around: element, change) else { return }
        made.append(
          ConformanceCase(
            name: "\(prefix).\(element.name.lowercased()).\(what)", text: text,
            expected: [(edition, expected)]))
      }
      add("valid", nil) { _ in }
      for attribute in rule.attributes where attribute.isRequired {
        // Without its type the root would be a file of another dialect.
        if element == root, attribute.name == "type" { continue }
        add("without-\(attribute.name)", .missingAttribute) { node in
          node.attributes.removeAll {
            $0.0 == (attribute.name == "lang" ? "xml:lang" : attribute.name)
          }
        }
      }
      add("with-unknown-attribute", .unknownAttribute) { $0.attributes.append(("class", "x")) }
      for slot in rule.slots {
        guard let child = slot.elements.elements.first, slot.isRequired else { continue }
        add("without-\(child.name.lowercased())", .missingElement) { node in
          node.children.removeAll { $0.element == child }
        }
        if !slot.isRepeated {
          add("with-two-\(child.name.lowercased())", .repeatedElement) { node in
            if let first = node.children.first(where: { $0.element == child }) {
              node.children.append(first)
            }
          }
        }
      }
      if !rule.allowsText {
        add("with-text", .misplacedText) { $0.text = "text of its own" }
      }
      let stranger: TBXElement =
        element == .note
          || rule.slots.contains {
            $0.elements.contains(.note)
          } ? .body : .note
      if stranger != element {
        add("with-\(stranger.name)", .misplacedElement) { node in
          node.children.append(DocumentMaker.Node(element: stranger))
        }
      }
      return made
    }
  }
}

/// Makes the smallest document around an element.
struct DocumentMaker {
  struct Node {
    var element: TBXElement
    var attributes: [(String, String)] = []
    var text = ""
    var children: [Node] = []

    var xml: String {
      let tag = element.name + attributes.map { " \($0.0)=\"\($0.1)\"" }.joined()
      return "<\(tag)>\(text)\(children.map(\.xml).joined())</\(element.name)>"
    }
  }

  let grammar: TBXGrammar
  let root: TBXElement

  /// The elements from the root to an element, by the shortest way.
  func path(to element: TBXElement) -> [TBXElement]? {
    var queue = [[root]]
    var seen: Set<TBXElement> = [root]
    while !queue.isEmpty {
      let path = queue.removeFirst()
      guard let last = path.last else { continue }
      if last == element { return path }
      for slot in grammar[last]?.slots ?? [] {
        for child in slot.elements.elements where seen.insert(child).inserted {
          queue.append(path + [child])
        }
      }
    }
    return nil
  }

  /// A document with the element, changed; nil where the change changes nothing.
  func document(around element: TBXElement, _ change: (inout Node) -> Void) -> String? {
    guard let path = path(to: element) else { return nil }
    var number = 0
    let node = build(path[...], change, &number)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + node.xml + "\n"
  }

  private func build(
    _ path: ArraySlice<TBXElement>, _ change: (inout Node) -> Void, _ number: inout Int
  ) -> Node {
    guard let element = path.first else { return Node(element: root) }
    var node = minimal(element, &number)
    let rest = path.dropFirst()
    if let next = rest.first {
      let child = build(rest, change, &number)
      if let known = node.children.firstIndex(where: { $0.element == next }) {
        node.children[known] = child
      } else {
        node.children.insert(child, at: place(of: next, in: node))
      }
    } else {
      change(&node)
    }
    return node
  }

  /// Where a child goes among the children there are.
  private func place(of child: TBXElement, in node: Node) -> Int {
    let slots = grammar[node.element]?.slots ?? []
    guard let slot = slots.firstIndex(where: { $0.elements.contains(child) }) else { return 0 }
    return node.children.prefix { other in
      (slots.firstIndex { $0.elements.contains(other.element) } ?? 0) <= slot
    }.count
  }

  private func minimal(_ element: TBXElement, _ number: inout Int) -> Node {
    var node = Node(element: element)
    guard let rule = grammar[element] else { return node }
    for attribute in rule.attributes where attribute.isRequired {
      number += 1
      node.attributes.append(
        (attribute.name == "lang" ? "xml:lang" : attribute.name, value(attribute, element, number)))
    }
    // Alone in its text it needs one, though the grammar leaves it free.
    if element == .ec { node.attributes.append(("id", "code")) }
    if element == .tbx { node.attributes.append(("xmlns", "urn:iso:std:iso:30042:ed-2")) }
    if rule.allowsText {
      node.text =
        element == .date ? "2026-01-31" : element == .transac ? "modification" : "text"
    }
    for slot in rule.slots where slot.isRequired {
      if let child = slot.elements.elements.first {
        node.children.append(minimal(child, &number))
      }
    }
    return node
  }

  private func value(
    _ attribute: TBXGrammar.Attribute, _ element: TBXElement, _ number: Int
  ) -> String {
    switch attribute.value {
    case .id: return "i\(number)"
    case .language: return "en"
    case .dialect: return "TBX-Core"
    case .oneOf(let values): return values[0]
    case .address, .webAddress: return "https://example.org/"
    case .reference: return "i1"
    case .text: break
    }
    if element == .martif { return "TBX-Basic" }
    let name = DataCategory.all.first { category in
      category.carrier.element == element && category.rules(in: .v2Basic) != nil
        && category.rules.content == .text
    }?.name
    return name ?? (element == .transac ? "transactionType" : "respPerson")
  }
}
