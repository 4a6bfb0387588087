internal import Terminology

/// Goes through a document and mends it element by element, from the root inwards, and back for what depends on the parts.
struct TreeMender {
  typealias Element = XMLTree.Element

  let edition: TBXEdition
  let judge: StructureJudge
  private(set) var changes: [TBXRepair.Change] = []
  private var ids: Set<String> = []
  private var conceptNumber = 0

  init(_ edition: TBXEdition) {
    self.edition = edition
    judge = StructureJudge(edition)
  }

  mutating func note(_ element: Element, _ what: String) {
    changes.append(TBXRepair.Change(line: element.line, what: what))
  }

  mutating func mend(_ tree: XMLTree) {
    guard let root = tree.root, ["tbx", "martif"].contains(root.local),
      (root.local == "martif") == edition.isVersion2
    else { return }
    mendProlog(tree, root)
    mendRoot(root)
    collectIDs(root)
    mend(root, parents: [])
    mendReferences(root)
  }

  private mutating func mendProlog(_ tree: XMLTree, _ root: Element) {
    guard !edition.isVersion2 else { return }
    if tree.documentType != nil {
      tree.documentType = nil
      note(root, "left out the document type declaration")
    }
    let count = tree.prolog.count
    tree.prolog.removeAll { node in
      guard case .instruction("xml-model", let data?) = node else { return false }
      return data.contains("_integrated.rng")
    }
    if tree.prolog.count < count { note(root, "left out a schema that is no longer published") }
  }

  private mutating func mendRoot(_ root: Element) {
    let declaration = root.prefix.isEmpty ? "xmlns" : "xmlns:\(root.prefix.dropLast())"
    let wanted = edition.isVersion2 ? nil : TBXNamespace.core
    if root[declaration] != wanted, root.prefix.isEmpty || wanted != nil {
      root[declaration] = wanted
      note(root, "gave the root the namespace of its version")
    }
    if let style = root["style"], style != style.lowercased(), !edition.isVersion2 {
      root["style"] = style.lowercased()
      note(root, "wrote the style in small letters")
    }
  }

  private mutating func collectIDs(_ element: Element) {
    if let id = element["id"] { ids.insert(id) }
    for child in element.elements { collectIDs(child) }
  }

  private mutating func mend(_ element: Element, parents: [Element]) {
    mendName(element)
    mendAttributes(element)
    guard let kind = TBXElement.named[element.local] else { return }
    for child in element.elements { mend(child, parents: parents + [element]) }
    mendText(element, kind)
    mergeLanguages(element, kind)
    splitGroups(element, kind)
    mendCategories(element)
    removeEmpty(element)
    mendOrder(element, kind)
  }

  // MARK: Names and attributes

  private mutating func mendName(_ element: Element) {
    guard let known = TBXElement.named[element.local], !judge.knows(known),
      let renamed = TBXNamespace.renamed[element.local], let other = TBXElement.named[renamed],
      judge.knows(other)
    else { return }
    note(element, "renamed <\(element.local)> to <\(renamed)>")
    element.name = element.prefix + renamed
  }

  private mutating func mendAttributes(_ element: Element) {
    if let value = element["xml:lang"], let tag = LanguageTag(TextBytes.trimmed(value)),
      tag.text != value
    {
      element["xml:lang"] = tag.text
      note(element, "wrote the language tag \(value) as \(tag.text)")
    }
    if element.local == "conceptEntry", element["id"] == nil {
      repeat { conceptNumber += 1 } while ids.contains("c\(conceptNumber)")
      let id = "c\(conceptNumber)"
      ids.insert(id)
      element["id"] = id
      note(element, "gave the entry the id \(id)")
    }
  }

  /// References that lead nowhere, where none is needed.
  private mutating func mendReferences(_ element: Element) {
    if let target = element["target"], let kind = TBXElement.named[element.local],
      case .reference = judge.kind(of: .target, of: kind), !ids.contains(TextBytes.trimmed(target)),
      element["type"] != "crossReference"
    {
      element["target"] = nil
      note(element, "left out the reference to \"\(target)\", which is not in the file")
    }
    for child in element.elements { mendReferences(child) }
  }

  // MARK: Text

  private mutating func mendText(_ element: Element, _ kind: TBXElement) {
    if kind == .term, element.elements.isEmpty {
      let text = element.text
      if !text.withoutLayout.isEmpty, text.withoutLayout != text {
        element.children = [.text(text.withoutLayout)]
        note(element, "took the layout out of “\(text.withoutLayout)”")
      }
    }
    if kind == .date, let date = Self.date(element.text) {
      note(element, "wrote the date \(element.text) as \(date)")
      element.children = [.text(date)]
    }
    // Text of its own in an element of paragraphs is a paragraph.
    if !judge.allowsText(kind),
      [.sourceDesc, .publicationStmt, .encodingDesc, .change].contains(kind),
      element.elements.isEmpty, !element.text.withoutLayout.isEmpty
    {
      let paragraph = Element(name: element.prefix + "p", line: element.line)
      paragraph.children = [.text(element.text.withoutLayout)]
      element.children = [.element(paragraph)]
      note(element, "put the text of <\(kind.name)> into a paragraph")
    }
  }

  /// The date that is meant, where the text is none and can mean but one.
  private static func date(_ text: String) -> String? {
    guard !TextBytes.isDate(ArraySlice(text.utf8)) else { return nil }
    let parts = text.withoutLayout.split { "-/. ".contains($0) }
    guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts[0])-\(two(month))-\(two(day))"
    return TextBytes.isDate(ArraySlice(date.utf8)) ? date : nil
  }

  // MARK: Structure

  /// Sections of one language become one.
  private mutating func mergeLanguages(_ element: Element, _ kind: TBXElement) {
    guard kind.level == .concept else { return }
    var first: [String: Element] = [:]
    for section in element.elements where TBXElement.named[section.local]?.level == .language {
      guard let language = section["xml:lang"] else { continue }
      guard let known = first[language] else {
        first[language] = section
        continue
      }
      known.children += section.children
      remove(section, from: element)
      note(section, "put two sections for \(language) together")
    }
  }

  /// What stands in a group that has one of it already moves behind the group.
  private mutating func splitGroups(_ element: Element, _ kind: TBXElement) {
    for group in element.elements {
      guard let groupKind = TBXElement.named[group.local], groupKind == .descripGrp,
        let head = groupKind.groupHead
      else { continue }
      for extra in group.elements.filter({ TBXElement.named[$0.local] == head }).dropFirst() {
        remove(extra, from: group)
        insert(extra, behind: group, in: element)
        note(extra, "moved a second <\(head.name)> out of its group")
      }
    }
  }

  /// Elements come into the order of the structure; white space, comments and text keep their places.
  private mutating func mendOrder(_ element: Element, _ kind: TBXElement) {
    guard let slots = judge.grammar[kind]?.slots, slots.count > 1 else { return }
    let elements = element.elements
    var ranks: [Int] = []
    for child in elements {
      guard let own = TBXElement.named[child.local],
        let rank = slots.firstIndex(where: { $0.elements.contains(own) })
      else { return }
      ranks.append(rank)
    }
    guard ranks != ranks.sorted() else { return }
    let order = elements.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var next = order.makeIterator()
    for index in element.children.indices {
      guard case .element = element.children[index], let chosen = next.next() else { continue }
      element.children[index] = .element(elements[chosen])
    }
    note(element, "put the parts of <\(kind.name)> into their order")
  }

  /// Data categories without a value, and sections without a term.
  private mutating func removeEmpty(_ element: Element) {
    for child in element.elements where child.elements.isEmpty && child.text.withoutLayout.isEmpty {
      guard let kind = TBXElement.named[child.local] else { continue }
      let isEmptyValue = kind == .termNote || kind == .note
      let isEmptySection = kind.level != nil && kind.level != .concept
      guard isEmptyValue || isEmptySection else { continue }
      remove(child, from: element)
      note(child, "left out an empty <\(kind.name)>")
    }
  }

  func remove(_ child: Element, from element: Element) {
    guard let index = Self.index(of: child, in: element) else { return }
    element.children.remove(at: index)
    // The white space before it goes with it.
    if index > 0, case .text(let text) = element.children[index - 1], text.withoutLayout.isEmpty {
      element.children.remove(at: index - 1)
    }
  }

  func insert(_ child: Element, behind sibling: Element, in element: Element) {
    guard let index = Self.index(of: sibling, in: element) else { return }
    var nodes: [XMLTree.Node] = [.element(child)]
    if index > 0, case .text(let text) = element.children[index - 1], text.withoutLayout.isEmpty {
      nodes.insert(.text(text), at: 0)
    }
    element.children.insert(contentsOf: nodes, at: index + 1)
  }

  private static func index(of child: Element, in element: Element) -> Int? {
    element.children.firstIndex {
      if case .element(let other) = $0 { other === child } else { false }
    }
  }
}

extension TBXElement {
  /// The element that a group has once, first.
  fileprivate var groupHead: TBXElement? {
    switch self {
    case .descripGrp: .descrip
    case .adminGrp: .admin
    case .termNoteGrp: .termNote
    case .transacGrp: .transac
    default: nil
    }
  }
}
