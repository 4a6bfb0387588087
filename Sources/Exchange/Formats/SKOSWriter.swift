internal import Terminology

/// SKOS in Turtle (W3C, 2009 and 2014): a concept scheme whose concepts have one preferred label in each language, further terms as
/// alternative labels, and deprecated and superseded ones as hidden labels.
enum SKOSWriter {
  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) -> [UInt8] {
    var text = """
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix : <#> .

      <> a skos:ConceptScheme ;
        dct:title \(literal(glossary.title)) ;
        dct:source \(literal(glossary.sourceDescription)) .

      """
    let ids = Set(glossary.concepts.map(\.id))
    for concept in glossary.concepts {
      text += "\n" + statements(concept, ids)
      losses.addItems(of: concept, concept.languages) { place in
        switch place.level {
        case .concept:
          place.isNote || place.isOne(of: ["subjectField", "definition"])
            || place.isOne(of: ["crossReference"])
              && place.item.target.map(ids.contains) == true
            || place.isOne(of: ["externalCrossReference"])
              && place.item.target?.isWebAddress == true
        case .language: place.isNote || place.isOne(of: ["definition"])
        case .term:
          place.isNote || place.isOne(of: ["administrativeStatus", "context"])
        }
      }
    }
    if !glossary.references.isEmpty {
      losses.add("references", "left out: the format has no place for them")
    }
    return Array(text.utf8)
  }

  private static func statements(_ concept: Concept, _ ids: Set<String>) -> String {
    var lines = ["\(name(concept.id)) a skos:Concept", "skos:inScheme <>"]
    lines.append("skos:notation \(literal(concept.id))")
    for section in concept.languages {
      let language = section.language
      let preferred =
        section.terms.firstIndex { $0.status == .preferred }
        ?? section.terms.firstIndex { $0.status != .deprecated && $0.status != .superseded }
      for (index, term) in section.terms.enumerated() {
        let property =
          index == preferred
          ? "prefLabel"
          : term.status == .deprecated || term.status == .superseded ? "hiddenLabel" : "altLabel"
        lines.append("skos:\(property) \(literal(term.text.withoutLayout, language))")
      }
      for item in section.items where item.category == "definition" {
        lines.append("skos:definition \(literal(item.text, language))")
      }
      for note in section.notes + section.terms.flatMap(\.notes) {
        lines.append("skos:scopeNote \(literal(note, language))")
      }
      for context in section.terms.flatMap(\.contexts) {
        lines.append("skos:example \(literal(context.text, language))")
      }
    }
    for item in concept.items {
      switch (item.kind, item.category) {
      case (.descrip, "definition"): lines.append("skos:definition \(literal(item.text))")
      case (.descrip, "subjectField"): lines.append("dct:subject \(literal(item.text))")
      case (.note, _): lines.append("skos:note \(literal(item.text))")
      case (.ref, "crossReference"):
        if let target = item.target, ids.contains(target) {
          lines.append("skos:related \(name(target))")
        }
      case (.xref, "externalCrossReference"):
        if let target = item.target, target.isWebAddress {
          lines.append("dct:references <\(target)>")
        }
      default: break
      }
    }
    return lines.joined(separator: " ;\n  ") + " .\n"
  }

  /// A relative address: an XML identifier may hold what a Turtle local name may not.
  private static func name(_ id: String) -> String {
    let isPlain = id.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F || $0 == 0x2D
    }
    return isPlain ? ":\(id)" : "<#\(id)>"
  }

  /// Turtle section 6.5, production STRING_LITERAL_QUOTE.
  private static func literal(_ text: String, _ language: LanguageTag? = nil) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\"" + (language.map { "@\($0)" } ?? "")
  }
}
