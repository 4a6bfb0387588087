import Terminology
import XML

/// Reads XLIFF 1.2 and 2.x as a stream: one pair of texts a segment.
///
/// What is read: `source` and `target` of each `trans-unit` (OASIS XLIFF 1.2 section 2.4), cut where `seg-source` and
/// the target mark the same segments (`mrk mtype="seg"`), and of each `segment` (OASIS XLIFF 2.1 section 4.2.2). Left
/// out are notes, former and proposed translations (`alt-trans`, the matches module), `ignorable`, and all that stands
/// in another namespace than the root. Chinese may be on either side; it becomes the source.
struct XLIFFReader {
  let document: String
  let limits: InputLimits
  /// Takes the pairs instead of the document that is returned.
  var consumer: PairConsumer?

  /// - Returns: the pairs, and a warning where segments are not translated, or in other languages.
  func read(
    _ path: String
  ) throws(CorpusError) -> (document: AlignedDocument, warning: CorpusError?) {
    var builder = AlignedDocumentBuilder(document: document, consumer: consumer)
    var reader = try XMLReader.open(path, document: document, limits: limits)
    var state: XLIFFState?
    while let event = try reader.next(in: document) {
      switch event {
      case .start(let tag):
        if state == nil {
          if let reason = Self.refusal(of: tag) {
            throw error(
              reason, at: reader.position, advice: "give an XLIFF file of version 1.2 or 2.x")
          }
          state = XLIFFState(root: tag)
        } else {
          state?.open(tag, line: reader.position.line)
        }
      case .text(let text): state?.add(text)
      case .end(let name):
        guard let unit = state?.close(name) else { continue }
        for pair in unit.pairs() {
          if let texts = pair.texts {
            builder.add(
              source: [UInt32](scalarsOf: texts.chinese.text),
              target: [UInt32](scalarsOf: texts.english.text), line: texts.chinese.line,
              targetLine: texts.english.line)
          } else {
            builder.countIncomplete(line: pair.line)
          }
        }
      }
      if state.map(\.size) ?? 0 > limits.lineBytes {
        throw error(
          "a unit is longer than \(limits.lineBytes) bytes", at: reader.position,
          advice: "check that its elements are closed, or split the file")
      }
    }
    return try builder.finish()
  }

  /// Why a root element is not one of XLIFF, or nil.
  private static func refusal(of root: XMLTag) -> String? {
    let family = "urn:oasis:names:tc:xliff:document:"
    guard root.name.local == "xliff" else {
      return "the root element is \(root.name.local), not xliff"
    }
    // Files of XLIFF 1.0, and careless ones, have no namespace.
    if let namespace = root.name.namespace, !namespace.hasPrefix(family) {
      return "the namespace of the root element is \(namespace), not one of XLIFF"
    }
    let version = root["version"] ?? root.name.namespace.map { String($0.dropFirst(family.count)) }
    guard let version, version.hasPrefix("1.") || version.hasPrefix("2.") else {
      return "the version of XLIFF is \(version ?? "not said")"
    }
    return nil
  }

  private func error(_ reason: String, at place: XMLPosition, advice: String) -> CorpusError {
    CorpusError(
      file: document, line: place.line, column: place.column, reason: reason, advice: advice)
  }
}

/// Where in the document the reader is.
private struct XLIFFState {
  private let namespace: String?
  private let rootLanguages: XLIFFLanguages
  private var languages: XLIFFLanguages
  private var unit: XLIFFUnit?
  private var side: XLIFFUnit.Side?
  private var sideName = ""
  /// Elements open within one that is passed over, itself included.
  private var skipped = 0
  /// Elements open within one whose content is native code, not text, itself included.
  private var code = 0
  /// Markers open within one that bounds a segment, itself included.
  private var marks = 0

  init(root: XMLTag) {
    namespace = root.name.namespace
    rootLanguages = XLIFFLanguages(source: root["srcLang"], target: root["trgLang"])
    languages = rootLanguages
  }

  /// About how many bytes of the open unit are held.
  var size: Int { (unit?.size ?? 0) + (side?.size ?? 0) }

  mutating func open(_ tag: XMLTag, line: Int) {
    if skipped > 0 || tag.name.namespace != namespace {
      skipped += 1
      return
    }
    if side != nil {
      openInline(tag, line: line)
      return
    }
    switch tag.name.local {
    case "alt-trans", "ignorable": skipped = 1
    case "file":
      languages = XLIFFLanguages(
        source: tag["source-language"], target: tag["target-language"], or: rootLanguages)
    case "trans-unit", "segment": unit = XLIFFUnit(line: line, languages: languages)
    case "source", "seg-source", "target":
      guard unit != nil else { return }
      sideName = tag.name.local
      side = XLIFFUnit.Side(line: line, language: tag.language)
    default: break
    }
  }

  private mutating func openInline(_ tag: XMLTag, line: Int) {
    switch tag.name.local {
    case _ where code > 0: code += 1
    case "x", "bx", "ex", "bpt", "ept", "it", "ph", "sc", "ec", "cp":
      let isLineBreak = tag["ctype"] == "lb" || tag["subType"] == "xlf:lb"
      if isLineBreak { side?.add(" ", inSegment: marks > 0) }
      code = 1
    case "mrk" where marks > 0: marks += 1
    case "mrk" where tag["mtype"] == "seg":
      marks = 1
      side?.beginSegment(tag["mid"], line: line)
    default: break
    }
  }

  mutating func add(_ text: String) {
    if skipped == 0, code == 0 { side?.add(text, inSegment: marks > 0) }
  }

  /// - Returns: the unit that ends here.
  mutating func close(_ name: XMLName) -> XLIFFUnit? {
    if skipped > 0 {
      skipped -= 1
      return nil
    }
    if code > 0 {
      code -= 1
      return nil
    }
    switch name.local {
    case "mrk" where marks > 0: marks -= 1
    case "source", "seg-source", "target":
      if let side { unit?.sides[sideName] = side }
      side = nil
    case "trans-unit", "segment":
      defer { unit = nil }
      return unit
    default: break
    }
    return nil
  }
}
