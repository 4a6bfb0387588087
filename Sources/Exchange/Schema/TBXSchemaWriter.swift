internal import XML

/// Writes the RELAX NG grammar (ISO/IEC 19757-2) of an edition from its structure and the table of data categories.
///
/// The grammar holds levels, groups, values and targets: more than the published core grammars, and without Schematron. What it cannot
/// say (pairs of inline codes, the people that responsibilities refer to, good style) `TBXValidator` says.
public struct TBXSchemaWriter: Hashable, Sendable {
  /// How data categories are written (ISO 30042:2019, 8.3).
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// As values of the attribute `type`.
    case dca
    /// As elements of the modules' namespaces.
    case dct
  }

  public var edition: TBXEdition
  public var style: Style

  /// - Returns: Nil where the edition does not have the style: version 2 and version 4 have no data categories as elements.
  public init?(edition: TBXEdition, style: Style = .dca) {
    let isPossible = style == .dca || StructureJudge(edition).allowsCategoryElements
    guard isPossible else { return nil }
    self.edition = edition
    self.style = style
  }

  /// The grammar as UTF-8; the same bytes each time.
  /// - Throws: `ExchangeError` where there is no memory to write it.
  public func relaxNG() throws(ExchangeError) -> [UInt8] {
    try withXMLErrors { () throws(XMLError) in
      var writer = try XMLWriter()
      try writer.start(
        "grammar",
        [
          "xmlns": "http://relaxng.org/ns/structure/1.0",
          "datatypeLibrary": "http://www.w3.org/2001/XMLSchema-datatypes",
          "ns": edition.isVersion2 ? "" : TBXNamespace.core,
        ])
      var definitions = SchemaDefinitions(edition: edition, style: style)
      let root = SchemaDefinitions.Name(element: edition.isVersion2 ? .martif : .tbx)
      try writer.start("start")
      try writer.reference(definitions.reference(root))
      writer.end()
      while let next = definitions.next() { try definitions.write(next, to: &writer) }
      return try writer.finish().bytes
    }
  }
}

/// The named patterns of a grammar, found from the root on.
struct SchemaDefinitions {
  /// An element, and where it stands as far as that matters for what it may hold.
  struct Name: Hashable {
    var element: TBXElement
    var level: DataCategoryPlaces.Level?
    var holder: DataCategoryPlaces.Holder?
  }

  private let edition: TBXEdition
  private let style: TBXSchemaWriter.Style
  private let grammar: TBXGrammar
  private var seen: Set<Name> = []
  private var waiting: [Name] = []

  init(edition: TBXEdition, style: TBXSchemaWriter.Style) {
    self.edition = edition
    self.style = style
    grammar = StructureJudge(edition).grammar
  }

  mutating func next() -> Name? { waiting.isEmpty ? nil : waiting.removeFirst() }

  /// The name by which a pattern refers to an element, which is written later.
  mutating func reference(_ name: Name) -> String {
    if seen.insert(name).inserted { waiting.append(name) }
    var text = name.element.name
    if let level = name.level { text += ".\(level)" }
    if let holder = name.holder, holder != .level { text += ".\(holder.elementName)" }
    return text
  }

  mutating func write(_ name: Name, to writer: inout XMLWriter) throws(XMLError) {
    guard let rule = grammar[name.element] else { return }
    try writer.start("define", ["name": reference(name)])
    if name.element.carrier != nil, edition != .core {
      try writeCarrier(name, rule, to: &writer)
    } else {
      try writer.start("element", ["name": name.element.name])
      for attribute in rule.attributes { try write(attribute, of: name.element, to: &writer) }
      try writeContent(name, rule, to: &writer)
      writer.end()
    }
    writer.end()
  }

  // MARK: Content

  private mutating func writeContent(
    _ name: Name, _ rule: TBXGrammar.Rule, to writer: inout XMLWriter
  ) throws(XMLError) {
    let context = childContext(name)
    if rule.allowsText {
      let children = rule.slots.flatMap { $0.elements.elements }
      guard name.element != .date else { return try writeDate(to: &writer) }
      guard !children.isEmpty else { return try writer.empty("text") }
      try writer.start("zeroOrMore")
      try writer.start("choice")
      try writer.empty("text")
      for child in children { try writer.reference(reference(Name(element: child))) }
      writer.end()
      writer.end()
      return
    }
    guard !rule.slots.isEmpty else { return try writer.empty("empty") }
    for slot in rule.slots {
      let children = slot.elements.elements.filter { !edition.refuses($0, in: name.element) }
      let wrapper =
        switch (slot.isRequired, slot.isRepeated) {
        case (true, true): "oneOrMore"
        case (false, true): "zeroOrMore"
        case (false, false): "optional"
        case (true, false): "group"
        }
      try writer.start(wrapper)
      try writer.start("choice")
      for child in children {
        try writer.reference(reference(contextual(child, context)))
      }
      if children.isEmpty { try writer.empty("notAllowed") }
      writer.end()
      writer.end()
    }
  }

  /// Where the children of an element stand.
  private func childContext(
    _ name: Name
  ) -> (level: DataCategoryPlaces.Level?, holder: DataCategoryPlaces.Holder?) {
    if let level = name.element.level { return (level, .level) }
    guard let holder = name.element.holder else { return (nil, nil) }
    return (name.holder == .level ? name.level : nil, holder)
  }

  /// Only data categories and groups of them depend on where they stand.
  private func contextual(
    _ element: TBXElement,
    _ context: (level: DataCategoryPlaces.Level?, holder: DataCategoryPlaces.Holder?)
  ) -> Name {
    guard edition != .core,
      element.carrier != nil || (element.holder != nil && element.level == nil)
    else { return Name(element: element) }
    return Name(element: element, level: context.level, holder: context.holder)
  }

  private func writeDate(to writer: inout XMLWriter) throws(XMLError) {
    guard edition != .v2Default else { return try writer.empty("text") }
    try writer.start("choice")
    try writer.empty("data", ["type": "date"])
    try writer.empty("data", ["type": "dateTime"])
    writer.end()
  }

  // MARK: Data categories

  private mutating func writeCarrier(
    _ name: Name, _ rule: TBXGrammar.Rule, to writer: inout XMLWriter
  ) throws(XMLError) {
    let allowed = DataCategory.all.filter { category in
      guard category.carrier.element == name.element, let rules = category.rules(in: edition)
      else { return false }
      guard let level = name.level, let holder = name.holder else {
        return edition.isVersion2 && name.holder != nil
      }
      return rules.places.allows(level, holder)
    }
    guard !allowed.isEmpty else { return try writer.empty("notAllowed") }
    if style == .dct {
      try writer.start("choice")
      for category in allowed { try writeElement(category, to: &writer) }
      writer.end()
      return
    }
    try writer.start("element", ["name": name.element.name])
    for attribute in rule.attributes where attribute.name != "type" && attribute.name != "target" {
      try write(attribute, of: name.element, to: &writer)
    }
    try writer.start("choice")
    for category in allowed {
      try writer.start("group")
      try writer.start("attribute", ["name": "type"])
      try writer.exactValue(category.name)
      writer.end()
      if let target = rule.attributes.first(where: { $0.name == "target" }) {
        try write(
          TBXGrammar.Attribute(
            name: "target", isRequired: target.isRequired,
            value: category.target == .web ? .webAddress : target.value),
          of: name.element, to: &writer)
      }
      try writeValue(category, rule, to: &writer)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private mutating func writeElement(
    _ category: DataCategory, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.start("element", ["name": category.name, "ns": category.module.namespace ?? ""])
    switch category.target {
    case .none: break
    case .web, .element, .person:
      try write(
        TBXGrammar.Attribute(
          name: "target", isRequired: category.target != .person,
          value: category.target == .web ? .webAddress : .reference),
        of: category.carrier.element, to: &writer)
    }
    let rule = TBXGrammar.Rule(slots: [], attributes: [], allowsText: true)
    try writeValue(category, rule, to: &writer)
    writer.end()
  }

  private mutating func writeValue(
    _ category: DataCategory, _ rule: TBXGrammar.Rule, to writer: inout XMLWriter
  ) throws(XMLError) {
    let rules = category.rules(in: edition)
    switch rules?.content ?? .text {
    case .text: try writeContent(Name(element: category.carrier.element), rule, to: &writer)
    case .values(let values):
      try writer.start("choice")
      for value in values + (style == .dca ? rules?.tolerated ?? [] : []) {
        try writer.exactValue(value)
      }
      writer.end()
    case .count: try writer.empty("data", ["type": "nonNegativeInteger"])
    case .number(let range):
      try writer.start("data", ["type": "double"])
      try writer.element("param", ["name": "minInclusive"], text: "\(range.lowerBound)")
      if range.upperBound < .greatestFiniteMagnitude {
        try writer.element("param", ["name": "maxInclusive"], text: "\(range.upperBound)")
      }
      writer.end()
    }
  }

  // MARK: Attributes

  private func write(
    _ attribute: TBXGrammar.Attribute, of element: TBXElement, to writer: inout XMLWriter
  ) throws(XMLError) {
    if !attribute.isRequired { try writer.start("optional") }
    try writer.start("attribute", ["name": attribute.name == "lang" ? "xml:lang" : attribute.name])
    switch attribute.value {
    case .text where attribute.name == "type" && element == .martif,
      .dialect:
      if edition == .core || edition == .v2Default {
        try writer.pattern(edition.isVersion2 ? ".+" : "TBX-.+", of: "string")
      } else {
        try writer.exactValue(edition.dialect)
      }
    case .text where attribute.name == "type" && !edition.isVersion2:
      try writer.pattern(".+", of: "string")
    case .text: try writer.empty("text")
    case .id: try writer.empty("data", ["type": "ID"])
    case .reference: try writer.empty("data", ["type": "IDREF"])
    case .language where edition.isVersion2: try writer.empty("text")
    case .language: try writer.empty("data", ["type": "language"])
    case .address: try writer.empty("data", ["type": "anyURI"])
    case .webAddress: try writer.pattern("https?://.*", of: "anyURI")
    case .oneOf(let values):
      let fitting =
        attribute.name == "style" ? values.filter { $0.lowercased() == style.rawValue } : values
      try writer.start("choice")
      for value in edition == .core ? values : fitting { try writer.element("value", text: value) }
      writer.end()
    }
    writer.end()
    if !attribute.isRequired { writer.end() }
  }
}

extension XMLWriter {
  fileprivate mutating func empty(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) throws(XMLError) {
    try start(name, attributes)
    end()
  }

  fileprivate mutating func reference(_ name: String) throws(XMLError) {
    try empty("ref", ["name": name])
  }

  /// A value that is compared as it is; RELAX NG would otherwise fold its white space.
  fileprivate mutating func exactValue(_ text: String) throws(XMLError) {
    try element("value", ["type": "string", "datatypeLibrary": ""], text: text)
  }

  fileprivate mutating func pattern(_ pattern: String, of type: String) throws(XMLError) {
    try start("data", ["type": type])
    try element("param", ["name": "pattern"], text: pattern)
    end()
  }
}
