public import Terminology
import XML

/// A bead as exchange formats see it: two texts that translate each other.
public struct BitextRecord: Hashable, Sendable {
  public var sourceDocument: String
  public var targetDocument: String
  /// 1-based within its pair of documents.
  public var bead: Int
  public var sourceText: String
  public var targetText: String
  /// 0 to 1.
  public var confidence: Double

  public init(
    sourceDocument: String, targetDocument: String, bead: Int, sourceText: String,
    targetText: String, confidence: Double
  ) {
    self.sourceDocument = sourceDocument
    self.targetDocument = targetDocument
    self.bead = bead
    self.sourceText = sourceText
    self.targetText = targetText
    self.confidence = confidence
  }
}

/// Writes aligned texts as TMX 1.4b or XLIFF 2.0.
public struct BitextWriter: Sendable {
  public let source: LanguageTag
  public let target: LanguageTag

  public init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// A translation memory: one unit a bead, with its documents and confidence as properties (TMX 1.4b).
  /// - Throws: `ExchangeError` where libxml2 cannot write.
  public func tmx(_ records: [BitextRecord]) throws(ExchangeError) -> [UInt8] {
    do {
      var xml = try XMLWriter()
      try xml.start("tmx", ["version": "1.4"])
      try xml.start(
        "header",
        [
          "creationtool": "Concord", "creationtoolversion": "0.1", "segtype": "block",
          "o-tmf": "concord", "adminlang": "en", "srclang": source.text, "datatype": "plaintext",
        ])
      xml.end()
      try xml.start("body")
      for record in records {
        try xml.start(
          "tu", ["tuid": "\(record.sourceDocument)|\(record.targetDocument)|\(record.bead)"])
        try xml.element("prop", ["type": "x-source-document"], text: record.sourceDocument)
        try xml.element("prop", ["type": "x-target-document"], text: record.targetDocument)
        try xml.element("prop", ["type": "x-confidence"], text: Self.decimal(record.confidence))
        for (language, text) in [(source, record.sourceText), (target, record.targetText)] {
          try xml.start("tuv", ["xml:lang": language.text])
          try xml.element("seg", text: text)
          xml.end()
        }
        xml.end()
      }
      return try xml.finish().bytes
    } catch {
      throw Self.failure(error)
    }
  }

  /// An XLIFF 2.0 document: one file a pair of documents, one unit a bead (OASIS XLIFF 2.0 section 4.2).
  /// - Throws: `ExchangeError` where libxml2 cannot write.
  public func xliff(_ records: [BitextRecord]) throws(ExchangeError) -> [UInt8] {
    do {
      var xml = try XMLWriter()
      try xml.start(
        "xliff",
        [
          "xmlns": "urn:oasis:names:tc:xliff:document:2.0", "version": "2.0",
          "srcLang": source.text, "trgLang": target.text,
        ])
      for (k, file) in Self.files(records).enumerated() {
        try Self.startFile(k + 1, file, in: &xml)
        for record in file {
          try xml.start("unit", ["id": "u\(record.bead)"])
          try xml.start("segment")
          try xml.element("source", text: record.sourceText)
          try xml.element("target", text: record.targetText)
          xml.end()
          xml.end()
        }
        xml.end()
      }
      return try xml.finish().bytes
    } catch {
      throw Self.failure(error)
    }
  }

  /// The records that stand together, for each pair of documents: what XLIFF has in one `file`.
  static func files(_ records: [BitextRecord]) -> [ArraySlice<BitextRecord>] {
    var files: [ArraySlice<BitextRecord>] = []
    var start = 0
    for end in records.indices.map({ $0 + 1 }) {
      guard
        end == records.count
          || (records[end].sourceDocument, records[end].targetDocument)
            != (records[start].sourceDocument, records[start].targetDocument)
      else { continue }
      files.append(records[start..<end])
      start = end
    }
    return files
  }

  static func startFile(
    _ number: Int, _ file: ArraySlice<BitextRecord>, in xml: inout XMLWriter
  ) throws(XMLError) {
    let names = file.first.map { "\($0.sourceDocument) | \($0.targetDocument)" } ?? ""
    try xml.start("file", ["id": "f\(number)", "original": names])
  }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func failure(_ error: XMLError) -> ExchangeError {
    ExchangeError(
      kind: .unwritable, file: error.file, reason: error.message, advice: error.advice)
  }
}
