import Foundation
import Terminology

/// The tab-separated files that commands write; columns as in the command line's contract.
enum Tables {
  static func terms(_ list: TermList) -> String {
    var lines = ["rank\tsource_term\ttarget_term\toccurrences\tdocuments\tscore\tequivalents"]
    for (k, term) in list.terms.enumerated() {
      lines.append(
        row([
          String(k + 1), term.sourceTerm, term.equivalents.first?.text ?? "",
          String(term.frequency), String(term.documentCount), String(format: "%.3f", term.score),
          term.equivalents.map { "\($0.text) (\($0.count))" }.joined(separator: " | "),
        ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func concordance(_ list: TermList) -> String {
    var lines = [
      "term\tsource_document\ttarget_document\tbead\tsource_text\trendering\ttarget_text\tconfidence\tsource_line\ttarget_line"
    ]
    for term in list.terms {
      for place in term.occurrences {
        lines.append(
          row([
            term.sourceTerm, place.source.document, place.target.document, String(place.bead),
            place.sourceText, place.rendering?.text ?? "", place.targetText,
            String(format: "%.3f", place.confidence), String(place.source.line),
            String(place.target.line),
          ]))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One row; tabs and line breaks within cells become spaces.
  static func row(_ cells: [String]) -> String {
    cells.map { cell in
      cell.contains { $0 == "\t" || $0.isNewline }
        ? String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) : cell
    }.joined(separator: "\t")
  }
}

extension Tables {
  /// One occurrence, with the same names as the columns of the table.
  private struct Row: Encodable {
    var term: String
    var source_document: String
    var target_document: String
    var bead: Int
    var source_text: String
    var source_start: Int
    var source_end: Int
    var rendering: String
    var target_text: String
    var target_start: Int?
    var target_end: Int?
    var confidence: Double
    var source_line: Int
    var target_line: Int
  }

  /// The concordance as a JSON array; offsets count UTF-8 bytes.
  static func concordanceJSON(_ list: TermList) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let rows = list.terms.flatMap { term in
      term.occurrences.map { place in
        Row(
          term: term.sourceTerm, source_document: place.source.document,
          target_document: place.target.document, bead: place.bead, source_text: place.sourceText,
          source_start: place.sourceRange.lowerBound, source_end: place.sourceRange.upperBound,
          rendering: place.rendering?.text ?? "", target_text: place.targetText,
          target_start: place.rendering?.range.lowerBound,
          target_end: place.rendering?.range.upperBound,
          confidence: (place.confidence * 1000).rounded() / 1000, source_line: place.source.line,
          target_line: place.target.line)
      }
    }
    return try encoder.encode(rows) + Data("\n".utf8)
  }
}
