import Terminology
import XML

extension BitextWriter {
  /// An XLIFF 2.1 document with its ITS module (OASIS Standard, 13 February 2018, section 5.9): one file a pair of
  /// documents, one unit a bead, issues as annotations of the words they are about.
  ///
  /// - Parameters:
  ///   - issues: those whose pair or bead is not among the records are left out.
  ///   - notes: remarks on whole target documents, by the document's name; the module has no issues for these.
  /// - Throws: `ExchangeError` where libxml2 cannot write.
  public func xliff(
    _ records: [BitextRecord], issues: [QualityIssue], notes: [String: [String]]
  ) throws(ExchangeError) -> [UInt8] {
    let issuesOfBead = Dictionary(grouping: issues) { BeadKey($0) }
    return try withXMLErrors { () throws(XMLError) in
      var xml = try XMLWriter(indented: false)
      try xml.start(
        "xliff",
        [
          "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
          "xmlns:its": "http://www.w3.org/2005/11/its", "its:version": "2.0", "version": "2.1",
          "srcLang": source.text, "trgLang": target.text,
        ])
      for (k, file) in Self.files(records).enumerated() {
        xml.text("\n")
        try Self.startFile(k + 1, file, in: &xml)
        try write(notes[file.first?.targetDocument ?? ""] ?? [], to: &xml)
        for record in file {
          let unit = QualityUnit(record, issues: issuesOfBead[BeadKey(record)] ?? [])
          try unit.write(to: &xml, inFile: k + 1)
        }
        xml.end()
      }
      return try xml.finish().bytes
    }
  }

  private func write(_ notes: [String], to xml: inout XMLWriter) throws(XMLError) {
    if notes.isEmpty { return }
    try xml.start("notes")
    for note in notes { try xml.element("note", text: note) }
    xml.end()
  }
}

private struct BeadKey: Hashable {
  var sourceDocument: String
  var targetDocument: String
  var bead: Int

  init(_ record: BitextRecord) {
    (sourceDocument, targetDocument) = (record.sourceDocument, record.targetDocument)
    bead = record.bead
  }

  init(_ issue: QualityIssue) {
    (sourceDocument, targetDocument) = (issue.sourceDocument, issue.targetDocument)
    bead = issue.bead
  }
}
