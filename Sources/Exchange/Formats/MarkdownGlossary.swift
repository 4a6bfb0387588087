internal import Terminology

/// A glossary as a page of Markdown (CommonMark with tables): a section for each concept.
enum MarkdownGlossary {
  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) -> [UInt8] {
    var text = "# \(escaped(glossary.title))\n\n\(escaped(glossary.sourceDescription))\n"
    for concept in glossary.concepts {
      losses.addItems(of: concept, concept.languages) { place in
        if let parent = place.parent {
          return parent.category == "context" && place.category == "source"
        }
        return place.item.kind != .transac && place.item.kind != .ref
      }
      text += "\n" + section(concept)
    }
    return Array(text.utf8)
  }

  private static func section(_ concept: Concept) -> String {
    let heading = concept.languages.compactMap { $0.terms.first?.text }.map(escaped)
    var text = "## \(heading.joined(separator: " · "))\n\n"
    for item in concept.items { text += line(item) }
    if !concept.items.isEmpty { text += "\n" }
    text += "| language | term | status | more |\n|---|---|---|---|\n"
    for section in concept.languages {
      for term in section.terms {
        let more = term.items.filter {
          $0.category != "administrativeStatus" && $0.category != "context"
            && $0.kind != .transac && $0.kind != .ref
        }.map { "\(label($0)): \(escaped($0.text))" }
        text +=
          "| \(section.language) | \(escaped(term.text)) | \(term.status?.rawValue ?? "") | "
          + more.joined(separator: "; ") + " |\n"
      }
    }
    for section in concept.languages {
      for item in section.items { text += "\n" + line(item) }
      for context in section.terms.flatMap(\.contexts) {
        text += "\n> \(escaped(context.text))"
        if let source = context.source { text += " — *\(escaped(source))*" }
        text += "\n"
      }
    }
    return text
  }

  private static func line(_ item: DataItem) -> String {
    guard item.kind != .transac, item.kind != .ref else { return "" }
    if let target = item.target, item.kind == .xref, target.isWebAddress {
      return "- \(label(item)): [\(escaped(item.text))](<\(target)>)\n"
    }
    return "- \(label(item)): \(escaped(item.text))\n"
  }

  private static func label(_ item: DataItem) -> String {
    item.category.isEmpty ? item.kind.rawValue : escaped(item.category)
  }

  /// Without line breaks, and with a backslash before what Markdown would read as markup.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.withoutLayout {
      if "\\`*_{}[]<>#|!&~".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
