import Terminology
import XML

/// Reads TMX 1.4 as a stream: one pair of texts a translation unit.
struct TMXReader {
  let document: String
  let limits: InputLimits
  /// Takes the pairs instead of the document that is returned.
  var consumer: PairConsumer?

  /// - Returns: the pairs, and a warning where units lack one of the languages.
  func read(
    _ path: String
  ) throws(CorpusError) -> (document: AlignedDocument, warning: CorpusError?) {
    var builder = AlignedDocumentBuilder(document: document, consumer: consumer)
    do {
      var reader = try reader(path)
      var unit = Unit()
      var isRoot = true
      while let event = try reader.next() {
        switch event {
        case .start(let tag):
          if isRoot, tag.name.local != "tmx" {
            throw CorpusError(
              file: document, line: reader.position.line,
              reason: "the root element is \(tag.name.local), not tmx",
              advice: "give a translation memory in TMX")
          }
          isRoot = false
          unit.open(tag, line: reader.position.line)
        case .text(let text): unit.add(text)
        case .end(let name):
          unit.close(name.local)
          if name.local == "tu" {
            if let pair = unit.pair {
              builder.add(source: pair.source, target: pair.target, line: unit.line)
            } else {
              builder.countIncomplete(line: unit.line)
            }
          }
        }
      }
    } catch let error as XMLError {
      throw CorpusError(
        file: document, line: error.position?.line, reason: error.message, advice: error.advice)
    } catch let error as CorpusError {
      throw error
    } catch {
      throw CorpusError(
        file: document, reason: "the file cannot be read: \(error)", advice: "check the file")
    }
    return try builder.finish()
  }

  /// A packed file is unpacked into memory first, within the limit of a text.
  private func reader(_ path: String) throws -> XMLReader {
    let xml = XMLLimits(textBytes: limits.lineBytes)
    guard path.hasSuffix(".gz") else { return try XMLReader(path: path, limits: xml) }
    let bytes = try FileBytes.read(path, name: document, limit: limits.textBytes)
    return try XMLReader(bytes: bytes, name: document, limits: xml)
  }

  /// The translation unit that is being read.
  private struct Unit {
    private(set) var line = 1
    private var language: String?
    private var isInSegment = false
    /// How deep within elements whose content is code, not text (bpt, ept, it, ph, ut).
    private var codeDepth = 0
    private var text = ""
    private var texts: [String: String] = [:]

    mutating func open(_ tag: XMLTag, line: Int) {
      switch tag.name.local {
      case "tu": self = Unit(line: line)
      case "tuv": language = (tag.language ?? tag["lang"]).flatMap(LanguageTag.init)?.primary
      case "seg":
        isInSegment = true
        text = ""
      case "bpt", "ept", "it", "ph", "ut": codeDepth += 1
      default: break
      }
    }

    init(line: Int = 1) { self.line = line }

    mutating func add(_ more: String) {
      if isInSegment, codeDepth == 0 { text += more }
    }

    mutating func close(_ name: String) {
      switch name {
      case "seg":
        isInSegment = false
        if let language, texts[language] == nil { texts[language] = text }
      case "tuv": language = nil
      case "bpt", "ept", "it", "ph", "ut": codeDepth = max(0, codeDepth - 1)
      default: break
      }
    }

    var pair: (source: [UInt32], target: [UInt32])? {
      guard let source = texts[LanguageTag.chinese.primary],
        let target = texts[LanguageTag.english.primary]
      else { return nil }
      return ([UInt32](scalarsOf: source), [UInt32](scalarsOf: target))
    }
  }
}
