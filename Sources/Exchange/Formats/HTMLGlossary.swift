internal import Terminology
internal import XML

/// A glossary as one page for people, which asks nothing of elsewhere, prints, and has a dark form.
enum HTMLGlossary {
  static func bytes(_ glossary: Glossary) throws(ExchangeError) -> [UInt8] {
    try withXMLErrors { () throws(XMLError) in
      var page: [UInt8] = []
      page += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n".utf8
      page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n".utf8
      add("title", glossary.title, to: &page)
      page += "\n<style>\(style)</style>\n</head>\n<body>\n<header>\n".utf8
      add("h1", glossary.title, to: &page)
      add("p", glossary.sourceDescription, to: &page)
      add("p", "\(glossary.concepts.count) concepts", to: &page)
      page += "\n</header>\n<main>\n".utf8
      for concept in glossary.concepts { add(concept, to: &page) }
      page += "</main>\n</body>\n</html>\n".utf8
      return page
    }
  }

  private static func add(_ concept: Concept, to page: inout [UInt8]) {
    page += "<article".utf8
    attribute("id", concept.id, to: &page)
    page += ">\n".utf8
    page += "<div class=\"terms\">\n".utf8
    for section in concept.languages { add(section, to: &page) }
    page += "</div>\n".utf8
    add(concept.items, to: &page)
    page += "</article>\n".utf8
  }

  private static func add(_ section: LanguageSection, to page: inout [UInt8]) {
    page += "<section".utf8
    attribute("lang", section.language.text, to: &page)
    page += "><p class=\"language\">\(section.language)</p>\n".utf8
    for term in section.terms {
      page += "<div class=\"term \(term.status?.rawValue ?? "")\">".utf8
      add("b", term.text, to: &page)
      if let status = term.status { add("span", status.rawValue, class: "status", to: &page) }
      add(
        term.items.filter { $0.category != "administrativeStatus" && $0.category != "context" },
        to: &page)
      for context in term.contexts {
        page += "<blockquote>".utf8
        XMLText.append(context.text, to: &page)
        if let source = context.source { add("cite", source, to: &page) }
        page += "</blockquote>".utf8
      }
      page += "</div>\n".utf8
    }
    add(section.items, to: &page)
    page += "</section>\n".utf8
  }

  private static func add(_ items: [DataItem], to page: inout [UInt8]) {
    guard !items.isEmpty else { return }
    page += "<dl lang=\"en\">".utf8
    for item in items {
      add("dt", label(item), to: &page)
      page += "<dd>".utf8
      let address = item.target.flatMap { target in
        item.kind == .xref ? (target.isWebAddress ? target : nil) : "#\(target)"
      }
      if let address {
        page += "<a".utf8
        attribute("href", address, to: &page)
        page += ">".utf8
      }
      XMLText.append(item.text, to: &page)
      if address != nil { page += "</a>".utf8 }
      for hanging in item.items where !hanging.text.isEmpty {
        add("span", "\(label(hanging)): \(hanging.text)", class: "hanging", to: &page)
      }
      page += "</dd>".utf8
    }
    page += "</dl>\n".utf8
  }

  /// The name of a category as words: `part of speech`.
  private static func label(_ item: DataItem) -> String {
    guard !item.category.isEmpty else { return item.kind.rawValue }
    var words = ""
    for character in item.category {
      if character.isUppercase, words.last?.isLowercase == true { words.append(" ") }
      words += character.lowercased()
    }
    return words
  }

  private static func add(
    _ name: String, _ text: String, class kind: String? = nil, to page: inout [UInt8]
  ) {
    page += "<\(name)\(kind.map { " class=\"\($0)\"" } ?? "")>".utf8
    XMLText.append(text, to: &page)
    page += "</\(name)>".utf8
  }

  private static func attribute(_ name: String, _ value: String, to page: inout [UInt8]) {
    page += " \(name)=\"".utf8
    XMLText.append(value, to: &page, inAttribute: true)
    page.append(UInt8(ascii: "\""))
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1c1e21;--soft:#5c636b;--line:#d9dde2;--page:#fff;--card:#f7f8f9;--good:#17693a;--bad:#a4262c}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa3ad;--line:#363c43;--page:#15181b;--card:#1d2125;--good:#6fcf97;--bad:#ff8a80}}
    body{margin:0 auto;max-width:72rem;padding:1.5rem;font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC",sans-serif;color:var(--ink);background:var(--page)}
    header p{color:var(--soft);margin:.2rem 0}
    article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin:1rem 0;break-inside:avoid}
    .terms{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 2rem}
    .language{margin:0;color:var(--soft);font-size:.8rem}
    .term{margin:.1rem 0 .6rem}.term b{font-size:1.15rem;font-weight:600}
    .status{margin-left:.5rem;font-size:.75rem;color:var(--soft);border:1px solid var(--line);border-radius:1rem;padding:0 .5rem}
    .preferred .status{color:var(--good)}.deprecated .status,.superseded .status{color:var(--bad)}
    .deprecated b,.superseded b{text-decoration:line-through;font-weight:400}
    blockquote{margin:.3rem 0;padding-left:.7rem;border-left:3px solid var(--line)}
    cite{display:block;color:var(--soft);font-size:.8rem}
    dl{margin:.3rem 0;display:grid;grid-template-columns:max-content 1fr;gap:0 .8rem;font-size:.85rem}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}.hanging{display:block;color:var(--soft)}
    @media print{body{max-width:none;padding:0}article{border-color:#999}}
    """
}
