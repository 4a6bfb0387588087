internal import JSON
internal import Terminology
internal import XML

/// Reads Concord's own JSON.
struct GlossaryJSONReader {
  private let file: String
  private var losses = LossLog()
  private var ids: Set<String> = []

  static func read(_ bytes: [UInt8], file: String) throws(ExchangeError) -> GlossaryReading {
    let json: JSONValue
    do {
      json = try JSONValue(reading: bytes)
    } catch {
      throw ExchangeError(
        kind: error.isLimit ? .limit : .malformed, file: file, line: error.line,
        reason: "not JSON as it should be: \(error.reason)",
        advice: "Correct the file there, or export it again.")
    }
    var reader = GlossaryJSONReader(file: file)
    return try reader.reading(json)
  }

  private init(file: String) { self.file = file }

  private mutating func reading(_ document: JSONValue) throws(ExchangeError) -> GlossaryReading {
    guard let schema = document["schema"]?.string, schema == GlossaryJSON.schema else {
      throw ExchangeError(
        kind: .unknownFormat, file: file,
        reason: "the JSON is no glossary of Concord: its schema is not \(GlossaryJSON.schema)",
        advice: "Export the glossary as TBX, or as a list of two columns.")
    }
    var glossary = Glossary(
      title: document["title"]?.string ?? "", sourceDescription: document["source"]?.string ?? "",
      language: try document["language"].map { json throws(ExchangeError) in try tag(json) }
        ?? .undetermined, concepts: [])
    if let header = document["header"] {
      glossary.header = GlossaryHeader(
        notes: strings(header["notes"]), publication: strings(header["publication"]),
        encoding: strings(header["encoding"]), revisions: strings(header["revisions"]))
    }
    for json in document["concepts"]?.array ?? [] { glossary.concepts.append(try concept(json)) }
    for json in document["references"]?.array ?? [] { glossary.references.append(references(json)) }
    return GlossaryReading(glossary: glossary, format: .json, losses: losses.losses)
  }

  private func strings(_ json: JSONValue?) -> [String] {
    json?.array?.compactMap(\.string) ?? []
  }

  private mutating func concept(_ json: JSONValue) throws(ExchangeError) -> Concept {
    let id = json["id"]?.string ?? ""
    guard id.isXMLIdentifier, ids.insert(id).inserted else {
      throw damage("the concept id \"\(id)\" is missing, used twice or no XML identifier")
    }
    var concept = Concept(id: id, items: try items(json, in: id), languages: [])
    for json in json["languages"]?.array ?? [] {
      guard let code = json["language"] else { throw damage("a section of \(id) has no language") }
      var section = LanguageSection(
        language: try tag(code), id: json["id"]?.string, items: try items(json, in: id), terms: [])
      for json in json["terms"]?.array ?? [] {
        guard let text = json["text"]?.string else { throw damage("a term of \(id) has no text") }
        section.terms.append(
          Term(
            text: text, markup: json["markup"]?.string, id: json["id"]?.string,
            items: try items(json, in: id)))
      }
      concept.languages.append(section)
    }
    return concept
  }

  private func items(
    _ json: JSONValue, in concept: String
  ) throws(ExchangeError) -> [DataItem] {
    var items: [DataItem] = []
    for json in json["items"]?.array ?? [] {
      guard let kind = json["kind"]?.string.flatMap(DataItem.Kind.init),
        let text = json["text"]?.string
      else { throw damage("an item of \(concept) has no text, or none of the known kinds") }
      items.append(
        DataItem(
          kind, json["category"]?.string ?? "", text, markup: json["markup"]?.string,
          target: json["target"]?.string,
          language: try json["language"].map { json throws(ExchangeError) in try tag(json) },
          id: json["id"]?.string, items: try self.items(json, in: concept)))
    }
    return items
  }

  private func references(_ json: JSONValue) -> ReferenceSection {
    ReferenceSection(
      type: json["type"]?.string ?? "",
      objects: (json["objects"]?.array ?? []).map { object in
        ReferenceObject(
          id: object["id"]?.string,
          fields: (object["fields"]?.array ?? []).compactMap { field in
            field["text"]?.string.map {
              ReferenceObject.Field(type: field["type"]?.string, text: $0)
            }
          })
      })
  }

  private func tag(_ json: JSONValue) throws(ExchangeError) -> LanguageTag {
    guard let text = json.string, let tag = LanguageTag(text) else {
      throw damage("\"\(json.string ?? "")\" is no language tag")
    }
    return tag
  }

  private func damage(_ reason: String) -> ExchangeError {
    ExchangeError(
      kind: .malformed, file: file, reason: reason, advice: "Export the glossary again.")
  }
}
