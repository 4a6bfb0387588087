internal import Terminology
internal import XML

/// Collects the text of an element, and its markup where there is some.
struct MarkedTextBuffer {
  private var words: [UInt8] = []
  private var markup: [UInt8] = []
  private var hasMarkup = false
  /// How many codes, whose content is no text, are open.
  private var openCodes = 0
  private var cache = TextCache()

  mutating func clear() {
    words.removeAll(keepingCapacity: words.capacity < 1 << 20)
    markup.removeAll(keepingCapacity: markup.capacity < 1 << 20)
    hasMarkup = false
    openCodes = 0
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if openCodes == 0 { words.append(contentsOf: bytes) }
    if hasMarkup { XMLText.append(bytes, to: &markup) }
  }

  mutating func open(_ tag: borrowing XMLScannedTag, _ names: XMLNameTable, isCode: Bool) {
    if !hasMarkup {
      hasMarkup = true
      words.withUnsafeBufferPointer { _ = XMLText.append($0, to: &markup) }
    }
    if isCode { openCodes += 1 }
    markup.append(contentsOf: "<\(Self.currentName(names.names[tag.name].local))".utf8)
    for index in 0..<tag.attributeCount {
      let number = tag.attributeName(index)
      let name = names.names[number]
      let prefix = name.local == "lang" ? "xml:" : ""
      markup.append(contentsOf: " \(prefix)\(name.local)=\"".utf8)
      XMLText.append(tag.value(index), to: &markup, inAttribute: true)
      markup.append(UInt8(ascii: "\""))
    }
    markup.append(UInt8(ascii: ">"))
  }

  mutating func close(_ local: String, isCode: Bool) {
    if isCode { openCodes -= 1 }
    markup.append(contentsOf: "</\(Self.currentName(local))>".utf8)
  }

  /// The names of version 3 for those of version 2.
  private static func currentName(_ local: String) -> String {
    local == "bpt" ? "sc" : local == "ept" ? "ec" : local
  }

  var string: String { String(decoding: words, as: UTF8.self) }

  var content: MarkedText {
    MarkedText(string, markup: hasMarkup ? String(decoding: markup, as: UTF8.self) : nil)
  }

  /// The content of a category with values from a list, which repeat.
  var shortContent: MarkedText {
    mutating get {
      !hasMarkup ? MarkedText(words.withUnsafeBufferPointer { cache.text($0) }) : content
    }
  }
}
