internal import Terminology

/// Concord's own model of a glossary as JSON, without loss (`concord-glossary/1`, see the JSON Schema beside this file's folder):
/// one concept a line, so that versions can be compared line by line.
enum GlossaryJSON {
  static let schema = "concord-glossary/1"

  static func bytes(_ glossary: Glossary) -> [UInt8] {
    var json = JSONLines()
    json.open("{")
    json.member("schema", schema)
    json.lineBreak()
    json.member("title", glossary.title)
    json.lineBreak()
    json.member("source", glossary.sourceDescription)
    json.lineBreak()
    json.member("language", glossary.language.text)
    json.lineBreak()
    json.key("header")
    json.open("{")
    json.member("notes", glossary.header.notes)
    json.member("publication", glossary.header.publication)
    json.member("encoding", glossary.header.encoding)
    json.member("revisions", glossary.header.revisions)
    json.close("}")
    json.lineBreak()
    json.key("concepts")
    json.open("[")
    for concept in glossary.concepts {
      json.lineBreak()
      write(concept, to: &json)
    }
    json.close("]", onNewLine: true)
    json.lineBreak()
    json.key("references")
    json.open("[")
    for section in glossary.references { write(section, to: &json) }
    json.close("]")
    json.close("}", onNewLine: true)
    return json.bytes + [0x0A]
  }

  private static func write(_ concept: Concept, to json: inout JSONLines) {
    json.open("{")
    json.member("id", concept.id)
    write(concept.items, to: &json)
    json.key("languages")
    json.open("[")
    for section in concept.languages {
      json.open("{")
      json.member("language", section.language.text)
      json.optional("id", section.id)
      write(section.items, to: &json)
      json.key("terms")
      json.open("[")
      for term in section.terms {
        json.open("{")
        json.member("text", term.text)
        json.optional("markup", term.markup)
        json.optional("id", term.id)
        write(term.items, to: &json)
        json.close("}")
      }
      json.close("]")
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }

  private static func write(_ items: [DataItem], to json: inout JSONLines) {
    guard !items.isEmpty else { return }
    json.key("items")
    json.open("[")
    for item in items {
      json.open("{")
      json.member("kind", item.kind.rawValue)
      json.optional("category", item.category.isEmpty ? nil : item.category)
      json.member("text", item.text)
      json.optional("markup", item.content.markup)
      json.optional("target", item.target)
      json.optional("language", item.language?.text)
      json.optional("id", item.id)
      write(item.items, to: &json)
      json.close("}")
    }
    json.close("]")
  }

  private static func write(_ section: ReferenceSection, to json: inout JSONLines) {
    json.open("{")
    json.member("type", section.type)
    json.key("objects")
    json.open("[")
    for object in section.objects {
      json.open("{")
      json.optional("id", object.id)
      json.key("fields")
      json.open("[")
      for field in object.fields {
        json.open("{")
        json.optional("type", field.type)
        json.member("text", field.text)
        json.close("}")
      }
      json.close("]")
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }
}

/// Writes JSON piece by piece (RFC 8259).
struct JSONLines {
  private(set) var bytes: [UInt8] = []
  /// Whether something stands before the next value that it must be separated from.
  private var needsComma = false
  private var breaksLine = false

  mutating func open(_ bracket: Character) {
    separate()
    bytes += String(bracket).utf8
    needsComma = false
  }

  mutating func close(_ bracket: Character, onNewLine: Bool = false) {
    if onNewLine { bytes.append(0x0A) }
    bytes += String(bracket).utf8
    needsComma = true
  }

  /// The next value begins a line.
  mutating func lineBreak() { breaksLine = true }

  mutating func key(_ name: String) {
    separate()
    string(name)
    bytes += ": ".utf8
    needsComma = false
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
    needsComma = true
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    open("[")
    for value in values { element(value) }
    close("]")
  }

  mutating func element(_ value: String) {
    separate()
    string(value)
    needsComma = true
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    bytes += String(value).utf8
    needsComma = true
  }

  mutating func optional(_ name: String, _ value: String?) {
    if let value { member(name, value) }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if breaksLine {
      bytes.append(0x0A)
      breaksLine = false
    } else if needsComma {
      bytes.append(0x20)
    }
  }

  private mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

extension Loss {
  /// A loss report as JSON: `{"schema": "concord-losses/1", "losses": [{"what", "why", "count", "where": {"line", "concept"}}]}`.
  public static func report(_ losses: [Loss]) -> [UInt8] {
    var json = JSONLines()
    json.open("{")
    json.member("schema", "concord-losses/1")
    json.key("losses")
    json.open("[")
    for loss in losses {
      json.lineBreak()
      json.open("{")
      json.member("what", loss.what)
      json.member("why", loss.why)
      json.member("count", loss.count)
      json.key("where")
      json.open("{")
      if let line = loss.line { json.member("line", line) }
      json.optional("concept", loss.concept)
      json.close("}")
      json.close("}")
    }
    json.close("]", onNewLine: !losses.isEmpty)
    json.close("}")
    return json.bytes + [0x0A]
  }
}
