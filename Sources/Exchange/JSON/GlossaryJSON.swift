internal import JSON
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
