internal import Spreadsheet
internal import Terminology

/// A workbook for people: a row for each term, with what is said of its concept beside the first.
enum GlossaryWorkbook {
  /// The titles of the columns, by which the reader knows them.
  enum Title: String, CaseIterable {
    case concept = "Concept"
    case language = "Language"
    case term = "Term"
    case status = "Status"
    case type = "Type"
    case partOfSpeech = "Part of speech"
    case reading = "Reading"
    case subjectField = "Subject field"
    case definition = "Definition"
    case context = "Context"
    case source = "Source of context"
    case note = "Note"
    case conceptNote = "Note on concept"
    case occurrences = "Occurrences"
    case documents = "Documents"
    case rank = "Rank"
    case score = "Score"

    var column: Column {
      switch self {
      case .concept, .language: Column(rawValue, width: 10)
      case .term: Column(rawValue, width: 30, format: .wrapped)
      case .status: Column(rawValue, width: 12, choices: UsageStatus.allCases.map(\.rawValue))
      case .type: Column(rawValue, width: 12, choices: TermType.allCases.map(\.rawValue))
      case .partOfSpeech:
        Column(rawValue, width: 14, choices: PartOfSpeech.allCases.map(\.rawValue))
      case .reading, .subjectField: Column(rawValue, width: 18)
      case .definition, .context, .note, .conceptNote:
        Column(rawValue, width: 45, format: .wrapped)
      case .source: Column(rawValue, width: 20)
      case .occurrences, .documents, .rank: Column(rawValue, width: 12, format: .integer)
      case .score: Column(rawValue, width: 10, format: .twoDecimals)
      }
    }
  }

  static func bytes(_ glossary: Glossary, _ losses: inout LossLog) throws(ExchangeError) -> [UInt8]
  {
    var rows: [[Cell]] = []
    for concept in glossary.concepts {
      report(concept, &losses)
      var isFirst = true
      for section in concept.languages {
        var isFirstOfLanguage = true
        for term in section.terms {
          rows.append(
            Title.allCases.map {
              cell(
                $0, concept, section, term, isFirst: isFirst, isFirstOfLanguage: isFirstOfLanguage)
            })
          isFirst = false
          isFirstOfLanguage = false
        }
      }
    }
    if !glossary.references.isEmpty {
      losses.add("references", "left out: the format has no place for them")
    }
    let sheet = Sheet(name: "Terms", columns: Title.allCases.map(\.column), rows: rows)
    do throws(SpreadsheetError) { return try WorkbookWriter().bytes([sheet]) } catch {
      throw ExchangeError(error)
    }
  }

  private static func cell(
    _ title: Title, _ concept: Concept, _ section: LanguageSection, _ term: Term, isFirst: Bool,
    isFirstOfLanguage: Bool
  ) -> Cell {
    func number(_ text: String?) -> Cell { .optional(text.flatMap(Double.init)) }
    switch title {
    case .concept: return .text(concept.id)
    case .language: return .text(section.language.text)
    case .term: return .text(term.text)
    case .status: return .optional(term.status?.rawValue)
    case .type: return .optional(term.type?.rawValue)
    case .partOfSpeech: return .optional(term.partOfSpeech?.rawValue)
    case .reading: return .optional(term.reading)
    case .subjectField: return .optional(isFirst ? concept.subjectField : nil)
    case .definition:
      return .optional(
        isFirstOfLanguage ? section.definition ?? (isFirst ? concept.definition : nil) : nil)
    case .context: return .optional(term.contexts.first?.text)
    case .source: return .optional(term.contexts.first?.source)
    case .note: return .optional(joined(term.notes))
    case .conceptNote: return .optional(isFirst ? joined(concept.notes) : nil)
    case .occurrences: return number(term.evidence(.occurrenceCount))
    case .documents: return number(term.evidence(.documentCount))
    case .rank: return number(isFirst ? concept.evidence(.rank) : nil)
    case .score: return number(isFirst ? concept.evidence(.score) : nil)
    }
  }

  /// Notes are paragraphs of one cell.
  private static func joined(_ notes: [String]) -> String? {
    notes.isEmpty ? nil : notes.joined(separator: "\n")
  }

  private static func report(_ concept: Concept, _ losses: inout LossLog) {
    for section in concept.languages {
      for term in section.terms where term.contexts.count > 1 {
        losses.add(
          "context beyond the first", "left out: a row has one", concept: concept.id)
      }
    }
    let first = concept.languages.first?.language
    losses.addItems(of: concept, concept.languages) { place in
      if let parent = place.parent {
        return parent.category == "context" && place.category == "source"
      }
      switch place.level {
      case .concept:
        // A definition of the first language takes the place of the concept's.
        return place.isNote || place.isOne(of: ["subjectField", "rank", "score"])
          || place.isOne(of: ["definition"]) && concept.languages.first?.definition == nil
      case .language: return place.isOne(of: ["definition"]) && first != nil
      case .term:
        return place.isNote
          || place.isOne(of: [
            "administrativeStatus", "termType", "partOfSpeech", "reading", "context",
            "occurrenceCount", "documentCount",
          ])
      }
    }
  }
}

extension ExchangeError {
  init(_ error: SpreadsheetError) {
    let kind: Kind =
      switch error.kind {
      case .unreadable: .unreadable
      case .limit: .limit
      case .unrepresentable: .unrepresentable
      case .unwritable: .unwritable
      default: .malformed
      }
    self.init(kind: kind, file: error.file, reason: error.reason, advice: error.advice)
  }
}
