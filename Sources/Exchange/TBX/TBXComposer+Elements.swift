internal import Terminology
internal import XML

/// Elements, and what is written to and lost of them.
extension TBXComposer {
  /// Attributes, text and end of an element whose name is written.
  mutating func leaf(
    _ item: DataItem, _ opening: [UInt8], _ closing: [UInt8],
    of category: TBXDialect.Category? = nil
  ) {
    pending += opening
    if let category, category.isElement {
      var bare = item
      dropAttributes(&bare, category)
      writeRest(of: bare, closing)
    } else {
      writeRest(of: item, closing)
    }
  }

  mutating func writeRest(of item: DataItem, _ closing: [UInt8]) {
    if let id = item.id {
      if ids.write(id) {
        attribute("id", id)
      } else {
        lose("id \"\(id)\"", "left out: it is used twice or no XML identifier")
      }
    }
    if let language = item.language, item.kind != .xref, item.kind != .date {
      attribute("xml:lang", language.text)
    }
    if let target = item.target {
      if item.kind == .xref {
        attribute("target", target)
      } else if item.kind != .date, ids.refer(to: target) {
        attribute("target", target)
      } else {
        lose("target \"\(target)\"", "left out: nothing in the file has this id")
      }
    }
    pending.append(UInt8(ascii: ">"))
    if let markup = item.content.markup, dialect.allowsMarkup(item.kind),
      let inline = inline(markup, allowsForeign: true)
    {
      pending += inline
    } else {
      if item.content.markup != nil {
        lose("markup in \(item.category)", "left out, the words are kept")
      }
      append(item.text)
    }
    pending += closing
  }

  /// Leaves out what an element for a category cannot have.
  mutating func dropAttributes(_ item: inout DataItem, _ category: TBXDialect.Category) {
    if item.id != nil { lose("id of \(item.category)", "left out: its element has none") }
    if item.language != nil {
      lose("xml:lang of \(item.category)", "left out: its element has none")
    }
    if item.target != nil, category.target == .none {
      lose("target of \(item.category)", "left out: its element has none")
      item.target = nil
    }
    item.id = nil
    item.language = nil
  }

  /// Whether the item refers to what it must refer to.
  mutating func hasNeededTarget(
    _ item: DataItem, _ category: TBXDialect.Category
  ) -> Bool {
    switch item.kind {
    case .xref: item.target?.isWebAddress == true
    case .ref where category.isElement: item.target.map { ids.refer(to: $0) } == true
    default: true
    }
  }

  mutating func inline(_ markup: String, allowsForeign: Bool) -> [UInt8]? {
    var ids = ids
    guard
      let inline = InlineMarkup(
        markup, allowsForeign: allowsForeign, targets: { ids.refer(to: $0) })
    else { return nil }
    self.ids = ids
    for what in inline.dropped { lose("markup \(what)", "left out, the words are kept") }
    return inline.bytes
  }

  mutating func element(_ name: String, _ attributes: String = "", text: String) {
    newLine()
    pending += "<\(name)".utf8
    if !attributes.isEmpty { pending += " \(attributes)".utf8 }
    pending.append(UInt8(ascii: ">"))
    append(text)
    pending += "</\(name)>".utf8
  }

  mutating func append(_ text: String) {
    droppedCharacters += XMLText.append(text, to: &pending)
  }

  mutating func attribute(_ name: String, _ value: String) {
    pending += " \(name)=\"".utf8
    droppedCharacters += XMLText.append(value, to: &pending, inAttribute: true)
    pending.append(UInt8(ascii: "\""))
  }

  mutating func newLine() {
    pending.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      pending.append(0x20)
      pending.append(0x20)
    }
  }

  mutating func open(
    _ name: String, _ xml: inout XMLWriter, _ attributes: [(key: String, value: String)] = []
  ) throws(XMLError) {
    newLine()
    xml.wellFormed(pending)
    pending.removeAll(keepingCapacity: true)
    try xml.start(name, attributes: attributes)
    depth += 1
  }

  mutating func close(_ xml: inout XMLWriter) {
    depth -= 1
    newLine()
    xml.wellFormed(pending)
    pending.removeAll(keepingCapacity: true)
    xml.end()
  }

  mutating func identifier(_ id: String?) -> [(key: String, value: String)] {
    guard let id else { return [] }
    if ids.write(id) { return [(key: "id", value: id)] }
    lose("id \"\(id)\"", "left out: it is used twice or no XML identifier")
    return []
  }

  mutating func becomeNote(_ item: DataItem, _ why: String, _ notes: inout [String]) {
    let name = item.category.isEmpty ? item.kind.rawValue : item.category
    lose(name, why)
    let target = item.target.map { " (\($0))" } ?? ""
    notes.append(item.kind == .note ? item.text : "\(name): \(item.text)\(target)")
    for hanging in item.items { becomeNote(hanging, why, &notes) }
  }

  mutating func lose(_ what: String, _ why: String) {
    losses.add(what, why, concept: concept)
  }
}
