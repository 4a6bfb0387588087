internal import Terminology
internal import XML

/// The attributes of a TBX start tag.
struct TBXAttributes {
  private(set) var type: String?
  private(set) var id: String?
  private(set) var target: String?
  private(set) var datatype: String?
  /// `xml:lang` as written, or `lang` where there is none.
  private(set) var language: String?
  /// The source language of TBX-Min 2013.
  private(set) var source: String?
  private var cache = TextCache()
  private var tags: [String: LanguageTag?] = [:]

  /// The language, where it is a tag; nil too where there is none.
  var languageTag: LanguageTag? { mutating get { language.flatMap { tag($0) } } }

  mutating func read(_ tag: borrowing XMLScannedTag, _ names: XMLNameTable) {
    type = nil
    id = nil
    target = nil
    datatype = nil
    language = nil
    source = nil
    for index in 0..<tag.attributeCount {
      // First the number: asking for it may add a name.
      let number = tag.attributeName(index)
      let name = names.names[number].local
      switch name {
      case "type": type = cache.text(tag.value(index))
      case "id": id = String(decoding: tag.value(index), as: UTF8.self)
      case "target": target = String(decoding: tag.value(index), as: UTF8.self)
      case "datatype": datatype = String(decoding: tag.value(index), as: UTF8.self)
      case "lang": language = cache.text(tag.value(index))
      case "source": source = cache.text(tag.value(index))
      default: break
      }
    }
  }

  private mutating func tag(_ text: String) -> LanguageTag? {
    if let known = tags[text] { return known }
    let tag = LanguageTag(text.withoutLayout)
    if tags.count < 1000 { tags[text] = .some(tag) }
    return tag
  }
}
