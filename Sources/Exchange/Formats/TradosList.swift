internal import Terminology

/// A table that MultiTerm and the Glossary Converter take: a row for each concept, a column for each language headed by its tag,
/// synonyms separated by `|`, with the status of each in a column of its own.
enum TradosList {
  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) -> [UInt8] {
    let languages = glossary.languages
    var writer = DelimitedWriter(separator: ",", lineEnd: "\r\n")
    writer.record(
      ["Concept ID"] + languages.flatMap { [$0.text, "\($0.text) status"] } + [
        "Subject", "Definition", "Note",
      ])
    for concept in glossary.concepts {
      losses.addItems(of: concept, concept.languages) { place in
        switch place.level {
        case .concept: place.isNote || place.isOne(of: ["subjectField", "definition"])
        case .language: place.isOne(of: ["definition"])
        case .term: place.isOne(of: ["administrativeStatus"])
        }
      }
      var row = [concept.id]
      for language in languages {
        let terms = concept.languages.first { $0.language == language }?.terms ?? []
        for term in terms where term.text.contains("|") {
          losses.add(
            "| in a term", "written as /: it separates synonyms", concept: concept.id)
        }
        row.append(
          terms.map { String($0.text.withoutLayout.map { $0 == "|" ? "/" : $0 }) }
            .joined(separator: "|"))
        let statuses = terms.map { $0.status?.rawValue ?? "" }
        row.append(statuses.allSatisfy(\.isEmpty) ? "" : statuses.joined(separator: "|"))
      }
      let definitions = concept.definitions.map(\.text)
      row += [
        concept.subjectField ?? "", definitions.joined(separator: "\n"),
        concept.notes.joined(separator: "\n"),
      ]
      writer.record(row)
    }
    return writer.bytes
  }
}
