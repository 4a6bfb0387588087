internal import Terminology
internal import XML

/// A translation memory (TMX 1.4b) of a glossary: a unit for each pair of terms, and one for each pair of their contexts.
///
/// Contexts are paired in their order, those of a source term with those of the first target term.
enum ContextMemory {
  static func bytes(
    _ glossary: BilingualGlossary, _ losses: inout LossLog
  ) throws(ExchangeError) -> [UInt8] {
    for entry in glossary.entries {
      losses.addItems(of: entry.concept, [entry.source, entry.target]) { place in
        if let parent = place.parent {
          return parent.category == "context" && place.category == "source"
        }
        return switch place.level {
        case .concept: place.isNote
        case .language: false
        case .term: place.isOne(of: ["context"])
        }
      }
    }
    return try withXMLErrors { () throws(XMLError) in
      var xml = try XMLWriter()
      try xml.start("tmx", ["version": "1.4"])
      try xml.start(
        "header",
        [
          "creationtool": "Concord", "creationtoolversion": "0.1", "segtype": "sentence",
          "o-tmf": "concord", "adminlang": "en", "srclang": glossary.source.text,
          "datatype": "plaintext",
        ])
      xml.end()
      try xml.start("body")
      for entry in glossary.entries { try write(entry, glossary, to: &xml) }
      return try xml.finish().bytes
    }
  }

  private static func write(
    _ entry: BilingualGlossary.Entry, _ glossary: BilingualGlossary, to xml: inout XMLWriter
  ) throws(XMLError) {
    var number = 0
    func unit(
      _ kind: String, _ source: Context, _ target: Context, _ xml: inout XMLWriter
    ) throws(XMLError) {
      number += 1
      try xml.start("tu", ["tuid": "\(entry.concept.id)-\(number)"])
      if kind == "term" {
        for note in entry.concept.notes { try xml.element("note", text: note) }
      }
      try xml.element("prop", ["type": "x-kind"], text: kind)
      try xml.element("prop", ["type": "x-concept"], text: entry.concept.id)
      for (name, context) in [("source", source), ("target", target)] {
        guard let document = context.source else { continue }
        try xml.element("prop", ["type": "x-\(name)-document"], text: document)
      }
      for (language, text) in [(glossary.source, source.text), (glossary.target, target.text)] {
        try xml.start("tuv", ["xml:lang": language.text])
        try xml.element("seg", text: text)
        xml.end()
      }
      xml.end()
    }
    for source in entry.source.terms {
      for target in entry.target.terms {
        try unit(
          "term", Context(text: source.text.withoutLayout),
          Context(text: target.text.withoutLayout), &xml)
      }
    }
    for (source, target) in zip(
      entry.source.terms.flatMap(\.contexts), entry.target.terms.flatMap(\.contexts))
    {
      try unit("context", source, target, &xml)
    }
  }
}
