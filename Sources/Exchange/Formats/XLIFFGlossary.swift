internal import Terminology
internal import XML

/// XLIFF 2.0 with its glossary module (OASIS XLIFF 2.0 section 5.5): a unit for each concept whose segment is the first pair of
/// terms, with an entry for each source term.
enum XLIFFGlossary {
  static func bytes(
    _ glossary: BilingualGlossary, _ losses: inout LossLog
  ) throws(ExchangeError) -> [UInt8] {
    for entry in glossary.entries {
      losses.addItems(of: entry.concept, [entry.source, entry.target]) { place in
        switch place.level {
        case .concept: place.isOne(of: ["definition"]) || place.isNote
        case .language: place.isOne(of: ["definition"])
        case .term: false
        }
      }
    }
    return try withXMLErrors { () throws(XMLError) in
      var xml = try XMLWriter()
      try xml.start(
        "xliff",
        [
          "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
          "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0", "version": "2.0",
          "srcLang": glossary.source.text, "trgLang": glossary.target.text,
        ])
      try xml.start("file", ["id": "glossary"])
      for (number, entry) in glossary.entries.enumerated() {
        try write(entry, number: number + 1, glossary, to: &xml)
      }
      return try xml.finish().bytes
    }
  }

  private static func write(
    _ entry: BilingualGlossary.Entry, number: Int, _ glossary: BilingualGlossary,
    to xml: inout XMLWriter
  ) throws(XMLError) {
    try xml.start("unit", ["id": "u\(number)", "name": entry.concept.id])
    try xml.start("gls:glossary")
    let definition =
      entry.concept.definition ?? entry.source.definition ?? entry.target.definition
    for source in entry.source.terms {
      try xml.start("gls:glossEntry")
      try xml.element(
        "gls:term", ["source": glossary.glossary.title], text: source.text.withoutLayout)
      for target in entry.target.terms {
        try xml.element("gls:translation", text: target.text.withoutLayout)
      }
      if let definition { try xml.element("gls:definition", text: definition) }
      xml.end()
    }
    xml.end()
    if !entry.concept.notes.isEmpty {
      try xml.start("notes")
      for note in entry.concept.notes { try xml.element("note", text: note) }
      xml.end()
    }
    try xml.start("segment")
    try xml.element("source", text: entry.source.terms.first?.text.withoutLayout ?? "")
    try xml.element("target", text: entry.target.terms.first?.text.withoutLayout ?? "")
    xml.end()
    xml.end()
  }
}
