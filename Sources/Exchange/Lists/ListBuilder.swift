internal import Terminology
internal import XML

/// What a row of a list says.
struct ListRow {
  var line: Int
  /// The id of the concept, where there is one.
  var id: String?
  /// What is said of the concept.
  var items: [DataItem] = []
  /// In the order of the columns; a language may come more than once.
  var sections: [LanguageSection] = []
}

/// Builds the concepts of a list, one for each id or, where there is none, each source term.
struct ListBuilder {
  private(set) var concepts: [Concept] = []
  var losses = LossLog()
  private var indices: [String: Int] = [:]
  private var ids: Set<String> = []

  /// - Parameter givesStatus: of terms without a status the first of a language is preferred, the others are admitted.
  mutating func add(_ row: ListRow, sourceLanguage: LanguageTag?, givesStatus: Bool) {
    guard let source = row.sections.first(where: { $0.language == sourceLanguage }),
      let term = source.terms.first?.text
    else {
      return losses.add(
        "row without a source term", "left out: no concept can be made of it", line: row.line)
    }
    let key = row.id.map { "id \($0)" } ?? "term \(term)"
    let index: Int
    if let known = indices[key] {
      index = known
    } else {
      index = concepts.count
      indices[key] = index
      concepts.append(Concept(id: id(row), items: [], languages: []))
    }
    for item in row.items where !concepts[index].items.contains(item) {
      concepts[index].items.append(item)
    }
    for section in row.sections {
      concepts[index].merge(section, givesStatus: givesStatus)
    }
  }

  private mutating func id(_ row: ListRow) -> String {
    if let id = row.id {
      if id.isXMLIdentifier, ids.insert(id).inserted { return id }
      if ids.insert("c\(id)").inserted, "c\(id)".isXMLIdentifier { return "c\(id)" }
      losses.add("concept id \"\(id)\"", "replaced: it is no XML identifier", line: row.line)
    }
    var number = concepts.count + 1
    while !ids.insert("c\(number)").inserted { number += 1 }
    return "c\(number)"
  }
}

extension Concept {
  /// Adds the terms not yet there, and what is said of the language.
  fileprivate mutating func merge(_ section: LanguageSection, givesStatus: Bool) {
    let index = languages.firstIndex { $0.language == section.language } ?? languages.endIndex
    if index == languages.endIndex {
      languages.append(LanguageSection(language: section.language, terms: []))
    }
    for item in section.items where !languages[index].items.contains(item) {
      languages[index].items.append(item)
    }
    for var term in section.terms {
      if let known = languages[index].terms.firstIndex(where: { $0.text == term.text }) {
        for item in term.items where !languages[index].terms[known].items.contains(item) {
          languages[index].terms[known].items.append(item)
        }
        continue
      }
      if givesStatus {
        let hasPreferred = languages[index].terms.contains { $0.status == .preferred }
        term.status = term.status ?? (hasPreferred ? .admitted : .preferred)
      }
      languages[index].terms.append(term)
    }
  }
}
