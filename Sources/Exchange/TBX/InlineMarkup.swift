internal import Terminology
internal import XML

/// The inline markup that is written: `hi` and `foreign`, neither within the other; of other elements the words that are text.
///
/// `sc`, `ec` and `ph` stand for codes of a document that a glossary is no part of, and editions differ in what they may hold.
struct InlineMarkup {
  private(set) var bytes: [UInt8] = []
  /// Elements and attributes that were left out.
  private(set) var dropped: [String] = []

  /// nil where the markup is not well-formed.
  init?(_ markup: String, allowsForeign: Bool, targets: (String) -> Bool) {
    let scanner = XMLScanner()
    let collector = Collector(names: scanner.names, allowsForeign: allowsForeign)
    do throws(XMLError) {
      try scanner.scan(bytes: Array("<m>\(markup)</m>".utf8), name: "markup", into: collector)
    } catch { return nil }
    for piece in collector.pieces {
      switch piece {
      case .text(let text): XMLText.append(text, to: &bytes)
      case .open(let name, let type, let target, let language):
        bytes += "<\(name)".utf8
        if let type { attribute("type", type) }
        if let target {
          if targets(target) {
            attribute("target", target)
          } else {
            dropped.append("target of <hi>")
          }
        }
        if let language { attribute("xml:lang", language) }
        bytes.append(UInt8(ascii: ">"))
      case .close(let name): bytes += "</\(name)>".utf8
      case .dropped(let what): dropped.append(what)
      }
    }
  }

  private mutating func attribute(_ name: String, _ value: String) {
    bytes += " \(name)=\"".utf8
    XMLText.append(value, to: &bytes, inAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  fileprivate enum Piece {
    case text(String)
    case open(String, type: String?, target: String?, language: String?)
    case close(String)
    case dropped(String)
  }

  /// The values that `hi/@type` may have (ISO 30042:2019 annex A).
  private static let highlights: Set<String> = [
    "entailedTerm", "hotkey", "italics", "bold", "superscript", "subscript", "math",
  ]

  private final class Collector: XMLHandler {
    private(set) var pieces: [Piece] = []
    private let names: XMLNameTable
    private let allowsForeign: Bool
    private var depth = 0
    private var openDepth: Int?
    private var codeDepth: Int?

    init(names: XMLNameTable, allowsForeign: Bool) {
      self.names = names
      self.allowsForeign = allowsForeign
    }

    func start(_ tag: borrowing XMLScannedTag) {
      depth += 1
      guard depth > 1, codeDepth == nil else { return }
      let name = names.names[tag.name].local
      if ["sc", "ec", "ph"].contains(name) { codeDepth = depth }
      let isKept = name == "hi" || name == "foreign" && allowsForeign
      guard isKept, openDepth == nil else { return pieces.append(.dropped("<\(name)>")) }
      openDepth = depth
      var type: String?
      var target: String?
      var language: String?
      for index in 0..<tag.attributeCount {
        let number = tag.attributeName(index)
        let attribute = names.names[number].local
        let value = String(decoding: tag.value(index), as: UTF8.self)
        switch (name, attribute) {
        case ("hi", "type") where highlights.contains(value): type = value
        case ("hi", "target"): target = value
        case ("foreign", "lang"):
          language = LanguageTag(value)?.text
          if language == nil { pieces.append(.dropped("xml:lang of <foreign>")) }
        default: pieces.append(.dropped("\(attribute) of <\(name)>"))
        }
      }
      pieces.append(.open(name, type: type, target: target, language: language))
    }

    func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) {
      defer { depth -= 1 }
      if codeDepth == depth { codeDepth = nil }
      guard openDepth == depth else { return }
      openDepth = nil
      pieces.append(.close(names.names[name].local))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
      if codeDepth == nil { pieces.append(.text(String(decoding: bytes, as: UTF8.self))) }
    }
  }
}
