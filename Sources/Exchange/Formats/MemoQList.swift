internal import Terminology

/// The table that memoQ's term bases import and export: a row for each concept, fields of the entry, and for each language as many
/// groups of columns as a concept has terms in it at most.
///
/// `Term_Info` stays empty: its values are not documented.
enum MemoQList {
  static let entryColumns = [
    "Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID",
    "Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier", "Entry_Note",
  ]

  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) -> [UInt8] {
    let languages = glossary.languages.map { language in
      let counts = glossary.concepts.lazy.compactMap { concept in
        concept.languages.first { $0.language == language }?.terms.count
      }
      return (language: language, count: counts.max() ?? 0)
    }
    var writer = DelimitedWriter(separator: ",", lineEnd: "\r\n")
    var header = entryColumns
    for (language, count) in languages {
      let name = LanguageNames.memoQ(language)
      header += [name, name + "_Def", "Term_Info", "Term_Example"]
      for _ in 1..<max(1, count) { header += [name, "Term_Info", "Term_Example"] }
    }
    writer.record(header)
    for (number, concept) in glossary.concepts.enumerated() {
      report(concept, &losses)
      var row = [
        String(number + 1), concept.subjectField ?? "", "",
        concept.text(.admin, "customerSubset") ?? "", concept.text(.admin, "projectSubset") ?? "",
        "", "", "", "", concept.notes.joined(separator: "\n"),
      ]
      for (language, count) in languages {
        let section = concept.languages.first { $0.language == language }
        let isFirst = language == concept.languages.first?.language
        let definition = section?.definition ?? (isFirst ? concept.definition : nil)
        for index in 0..<count {
          let term = section.flatMap { index < $0.terms.count ? $0.terms[index] : nil }
          row.append(term?.text.withoutLayout ?? "")
          if index == 0 { row.append(definition ?? "") }
          row += ["", term?.contexts.first?.text ?? ""]
        }
      }
      writer.record(row)
    }
    return writer.bytes
  }

  private static func report(_ concept: Concept, _ losses: inout LossLog) {
    losses.add("concept id", "replaced by a number: memoQ counts its entries", concept: concept.id)
    losses.addItems(of: concept, concept.languages) { place in
      switch place.level {
      case .concept:
        place.isNote
          || place.isOne(of: ["subjectField", "customerSubset", "projectSubset", "definition"])
      case .language: place.isOne(of: ["definition"])
      case .term: place.isOne(of: ["context"])
      }
    }
  }
}

/// Names of languages that programs use instead of tags.
enum LanguageNames {
  private static let table: [(tag: String, memoQ: String)] = [
    ("zh-CN", "Chinese_PRC"), ("zh-Hans", "Chinese_PRC"), ("zh-TW", "Chinese_Taiwan"),
    ("zh-Hant", "Chinese_Taiwan"), ("zh-HK", "Chinese_Hong_Kong_SAR"),
    ("zh-SG", "Chinese_Singapore"), ("zh", "Chinese_PRC"), ("en-US", "English_United_States"),
    ("en-GB", "English_United_Kingdom"), ("en-AU", "English_Australia"),
    ("en-CA", "English_Canada"), ("en", "English"), ("de", "German"), ("es", "Spanish"),
    ("fr", "French"), ("it", "Italian"), ("ja", "Japanese"), ("ko", "Korean"),
    ("nl", "Dutch"), ("pl", "Polish"), ("ar", "Arabic"), ("th", "Thai"), ("vi", "Vietnamese"),
    ("pt-BR", "Portuguese_Brazil"), ("pt-PT", "Portuguese_Portugal"), ("ru", "Russian"),
  ]

  /// The name in memoQ, or the tag where the name is not known.
  static func memoQ(_ tag: LanguageTag) -> String {
    table.first { $0.tag == tag.text }?.memoQ ?? tag.text
  }

  /// The tag for a name of memoQ.
  static func tag(memoQ name: String) -> LanguageTag? {
    table.first { $0.memoQ.lowercased() == name.lowercased() }.flatMap { LanguageTag($0.tag) }
  }
}
