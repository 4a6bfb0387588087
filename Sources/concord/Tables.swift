import Consistency
import Corpus
import Foundation
import Terminology

/// The tab-separated files that commands write; columns as in the command line's contract.
enum Tables {
  static func terms(_ list: TermList) -> String {
    var lines = [
      "rank\tsource_term\ttarget_term\toccurrences\tdocuments\tscore\ttermhood\tequivalents"
    ]
    for (k, term) in list.terms.enumerated() {
      lines.append(
        row([
          String(k + 1), term.sourceTerm, term.equivalents.first?.text ?? "",
          String(term.frequency), String(term.documentCount), String(format: "%.3f", term.score),
          term.termhood.map { String(format: "%.3f", $0) } ?? "",
          term.equivalents.map { "\($0.text) (\($0.count))" }.joined(separator: " | "),
        ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The occurrences of all terms, handed over in pieces of about a megabyte.
  static func concordance(_ list: TermList, to write: ([UInt8]) throws -> Void) throws {
    let columns = [
      "term", "source_document", "target_document", "bead", "source_text", "rendering",
      "target_text", "confidence", "source_line", "target_line", "pieces",
    ]
    var piece = Array((row(columns) + "\n").utf8)
    for term in list.terms {
      for place in term.occurrences {
        append(
          [
            term.sourceTerm, place.source.document, place.target.document, String(place.bead),
            place.sourceText, place.rendering?.text ?? "", place.targetText,
            threeDecimals(place.confidence), String(place.source.line), String(place.target.line),
            place.rendering?.piecesText ?? "",
          ], to: &piece)
        if piece.count > 1 << 20 {
          try write(piece)
          piece.removeAll(keepingCapacity: true)
        }
      }
    }
    try write(piece)
  }

  /// A number as `%.3f` writes it; printf itself is slow for millions of them.
  private static func threeDecimals(_ value: Double) -> String {
    let thousandths = value * 1000
    let rounded = thousandths.rounded()
    // Near a tie only the exact decimal expansion tells which way to round.
    guard abs(thousandths - rounded) < 0.499, (0..<1_000_000).contains(rounded) else {
      return String(format: "%.3f", value)
    }
    let number = Int(rounded)
    let decimals = String(number % 1000)
    return "\(number / 1000)." + String(repeating: "0", count: 3 - decimals.utf8.count) + decimals
  }

  /// Appends a row and its line end; tabs and line breaks within cells become spaces.
  private static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (k, cell) in cells.enumerated() {
      if k > 0 { bytes.append(0x09) }
      let isClean = !cell.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      bytes.append(contentsOf: (isClean ? cell : row([cell])).utf8)
    }
    bytes.append(0x0A)
  }

  /// One row; tabs and line breaks within cells become spaces.
  static func row(_ cells: [String]) -> String {
    cells.map { cell in
      cell.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        ? String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) : cell
    }.joined(separator: "\t")
  }
}

extension Tables {
  /// One occurrence, with the same names as the columns of the table.
  private struct Row: Encodable {
    var term: String
    var sourceDocument: String
    var targetDocument: String
    var bead: Int
    var sourceText: String
    var sourceStart: Int
    var sourceEnd: Int
    var rendering: String
    var targetText: String
    var targetStart: Int?
    var targetEnd: Int?
    var confidence: Double
    var sourceLine: Int
    var targetLine: Int
    var pieces: [Piece]

    /// One stretch of a rendering whose words do not stand together.
    struct Piece: Encodable {
      var text: String
      var targetStart: Int
      var targetEnd: Int
    }

    init(_ term: String, _ place: Occurrence) {
      self.term = term
      sourceDocument = place.source.document
      targetDocument = place.target.document
      bead = place.bead
      sourceText = place.sourceText
      sourceStart = place.sourceRange.lowerBound
      sourceEnd = place.sourceRange.upperBound
      rendering = place.rendering?.text ?? ""
      targetText = place.targetText
      targetStart = place.rendering?.range.lowerBound
      targetEnd = place.rendering?.range.upperBound
      confidence = (place.confidence * 1000).rounded() / 1000
      sourceLine = place.source.line
      targetLine = place.target.line
      pieces = (place.rendering?.pieces ?? []).map {
        Piece(text: $0.text, targetStart: $0.range.lowerBound, targetEnd: $0.range.upperBound)
      }
    }
  }

  /// The concordance as a JSON array; offsets count UTF-8 bytes.
  static func concordanceJSON(_ list: TermList) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let rows = list.terms.flatMap { term in term.occurrences.map { Row(term.sourceTerm, $0) } }
    return try encoder.encode(rows) + Data("\n".utf8)
  }
}

extension Tables {
  /// The terms of a list: one a line, the column `source_term`, `term` or `zh_term` of a table with a header, or the first column.
  static func listedTerms(_ lines: [NumberedLine]) -> [String] {
    let rows = lines.map {
      $0.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.first ?? []
    let named = ["source_term", "term", "zh_term"].lazy.compactMap { header.firstIndex(of: $0) }
      .first
    return rows.dropFirst(named == nil ? 0 : 1)
      .compactMap { $0.indices.contains(named ?? 0) ? $0[named ?? 0] : nil }.filter { !$0.isEmpty }
  }
}

extension Tables {
  /// One row for each finding, with empty columns for a reviser's decision.
  static func findings(_ report: ConsistencyReport) -> String {
    let header = [
      "id", "rule", "level", "severity", "term", "document", "message", "evidence", "status",
      "comment",
    ]
    let rows = report.findings.map { finding in
      row([
        finding.id, finding.rule.rawValue, finding.level.rawValue,
        String(format: "%.1f", finding.severity), finding.term ?? "", finding.document ?? "",
        finding.message,
        finding.evidence.map { place in
          "\(place.target.document):\(place.target.line) \(place.rendering ?? "∅")"
        }.joined(separator: " | "), "", "",
      ])
    }
    return ([row(header)] + rows).joined(separator: "\n") + "\n"
  }
}
