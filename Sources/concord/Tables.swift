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
