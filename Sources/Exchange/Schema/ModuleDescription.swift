internal import XML

/// Writes the description of a module of data categories in TBXMD (ISO 30042:2019, annex), and the categories of an edition for people.
public struct ModuleDescription: Hashable, Sendable {
  public var module: DataCategoryModule

  public init(_ module: DataCategoryModule) {
    self.module = module
  }

  /// The description as UTF-8; the same bytes each time.
  /// - Throws: `ExchangeError` where there is no memory to write it.
  public func tbxmd() throws(ExchangeError) -> [UInt8] {
    try withXMLErrors { () throws(XMLError) in
      var writer = try XMLWriter()
      try writer.start(
        "tbxmd", ["module": module.rawValue, "ns": module.namespace ?? "urn:iso:std:iso:30042"])
      try writer.start("header")
      try writer.element("title", text: "The module \(module.rawValue) of data categories for TBX")
      try writer.element("description", text: module.summary)
      writer.end()
      try writer.start("datCatSet")
      for category in DataCategory.all where category.module == module {
        try write(category, to: &writer)
      }
      writer.end()
      return try writer.finish().bytes
    }
  }

  private func write(_ category: DataCategory, to writer: inout XMLWriter) throws(XMLError) {
    try writer.start(
      "\(category.carrier.rawValue)Spec",
      ["name": category.name, "datcatId": category.identifier])
    // A note about a term stands with terms alone, so that the format has no levels for it.
    if category.carrier != .termNote {
      try writer.start("levels")
      for level in category.rules.places.levels {
        try writer.element("level", text: level.elementName)
      }
      writer.end()
    }
    switch category.rules.content {
    case .values(let values):
      try writer.start("contents", ["datatype": "picklist"])
      for value in values { try writer.element("value", text: value) }
    case .text, .count, .number:
      let hasMarks = [.admin, .descrip, .termNote].contains(category.carrier)
      switch category.target {
      case .none: try writer.start("contents", ["datatype": hasMarks ? "noteText" : "string"])
      case .element:
        try writer.start("contents", ["datatype": "string", "targetType": "element"])
      case .person:
        try writer.start("contents", ["datatype": "string", "targetType": "respPerson"])
      case .web: try writer.start("contents", ["datatype": "string", "targetType": "external"])
      }
    }
    writer.end()
    writer.end()
  }
}

extension DataCategoryModule {
  /// What its categories are for, in a sentence.
  public var summary: String {
    switch self {
    case .min: "What the smallest useful glossary says: status, part of speech, subject, customer."
    case .basic:
      "What translators and terminologists need: definitions, contexts, sources, types, history."
    case .linguist: "What linguists add: readings, number, register, comments on transfer."
    case .evidence: "What Concord found out about a term in texts: counts, scores and sources."
    case .default: "What TBX-Default of 2008 has beyond these."
    }
  }
}

extension DataCategoryPlaces.Level {
  /// The element of version 3.
  var elementName: String {
    switch self {
    case .concept: "conceptEntry"
    case .language: "langSec"
    case .term: "termSec"
    }
  }
}

extension TBXEdition {
  /// The data categories of the edition as a Markdown table.
  public var documentation: String {
    var text = "# Data categories of \(title)\n\n"
    text += "| category | element | where | content | module |\n|---|---|---|---|---|\n"
    for category in DataCategory.all {
      guard let rules = category.rules(in: self) else { continue }
      let places = rules.places.levels.map { level in
        let groups = rules.places.holders(at: level).filter { $0 != .level }.map(\.elementName)
        let isDirect = rules.places.allows(level, .level)
        let inGroups =
          groups.isEmpty ? "" : (isDirect ? " or in " : "in ") + groups.joined(separator: ", ")
        return "\(level.elementName)\(isDirect ? "" : " ")\(inGroups)"
      }.joined(separator: "; ")
      let content =
        switch rules.content {
        case .text: "text"
        case .values(let values): values.joined(separator: ", ")
        case .count: "whole number"
        case .number(let range):
          range.upperBound < .greatestFiniteMagnitude
            ? "number from \(range.lowerBound) to \(range.upperBound)" : "number"
        }
      let target = category.target == .none ? "" : "; target: \(category.target.rawValue)"
      let remark = rules.discouraged.map { "; \($0)" } ?? ""
      text +=
        "| \(category.name) | \(category.carrier.rawValue) | \(places) | \(content)\(target)\(remark) | \(category.module.rawValue) |\n"
    }
    return text
  }
}
