internal import Terminology

/// Whether data categories are attributes or elements (ISO 30042:2019 section 9).
public enum TBXStyle: String, Hashable, Sendable, CaseIterable {
  /// `<descrip type="context">`
  case dca
  /// `<basic:context>`
  case dct
}

/// A program whose habits a file of version 2 is fitted to.
public enum TBXClient: String, Hashable, Sendable, CaseIterable {
  /// OmegaT shows everything an entry says beside the term, knows a language by its first subtag, and offers deprecated terms
  /// like all others. It is given one script of each language, no deprecated terms, and notes in the order in which people read.
  case omegat
  /// Weblate and translate-toolkit take every `descrip` for the definition. They are given no other.
  case weblate
  /// Phrase has term notes of its own for the status and for matching.
  case phrase

  /// A data category that only the program has.
  struct Extension: Hashable, Sendable {
    var carrier: DataCategory.Carrier
    var name: String
  }

  var extensions: [Extension] {
    self == .phrase
      ? ["status", "preferred", "forbidden", "caseSensitive", "exactMatch", "usageNote"].map {
        Extension(carrier: .termNote, name: $0)
      } : []
  }

  /// The glossary as the program understands it best.
  func adapted(_ glossary: Glossary, _ losses: inout LossLog) -> Glossary {
    var glossary = glossary
    for index in glossary.concepts.indices {
      switch self {
      case .omegat: fitToOmegaT(&glossary.concepts[index], &losses)
      case .weblate: fitToWeblate(&glossary.concepts[index], &losses)
      case .phrase: fitToPhrase(&glossary.concepts[index], &losses)
      }
    }
    glossary.concepts.removeAll { $0.languages.isEmpty }
    return glossary
  }

  private func fitToOmegaT(_ concept: inout Concept, _ losses: inout LossLog) {
    var primaries: Set<String> = []
    concept.languages.removeAll { section in
      guard !primaries.insert(section.language.primary).inserted else { return false }
      losses.add(
        "section of \(section.language)",
        "left out: OmegaT takes it for the same language as another one", concept: concept.id)
      return true
    }
    for index in concept.languages.indices {
      concept.languages[index].terms.removeAll { term in
        guard term.status == .deprecated || term.status == .superseded else { return false }
        losses.add(
          "deprecated or superseded term", "left out: OmegaT would offer it like any other",
          concept: concept.id)
        return true
      }
      for term in concept.languages[index].terms.indices {
        let notes = concept.languages[index].terms[term].items.filter { $0.kind == .termNote }
        guard !notes.isEmpty else { continue }
        concept.languages[index].terms[term].items.removeAll { $0.kind == .termNote }
        for note in notes {
          losses.add(
            note.category, "left out: OmegaT shows its bare value among the remarks",
            concept: concept.id)
        }
      }
    }
    concept.languages.removeAll(where: \.terms.isEmpty)
  }

  private func fitToWeblate(_ concept: inout Concept, _ losses: inout LossLog) {
    func strip(_ items: inout [DataItem]) {
      items.removeAll { item in
        guard item.kind == .descrip, item.category != "definition" else { return false }
        losses.add(
          item.category, "left out: translate-toolkit would take it for the definition",
          concept: concept.id)
        return true
      }
    }
    var fitted = concept
    strip(&fitted.items)
    for section in fitted.languages.indices {
      strip(&fitted.languages[section].items)
      for term in fitted.languages[section].terms.indices {
        strip(&fitted.languages[section].terms[term].items)
      }
    }
    concept = fitted
  }

  private func fitToPhrase(_ concept: inout Concept, _ losses: inout LossLog) {
    for section in concept.languages.indices {
      for index in concept.languages[section].terms.indices {
        var term = concept.languages[section].terms[index]
        let status = term.status
        term.items.removeAll { $0.kind == .termNote && $0.category == "administrativeStatus" }
        if let status {
          term.set(.termNote, "status", to: "Approved")
          if status == .preferred { term.set(.termNote, "preferred", to: "true") }
          if status == .deprecated || status == .superseded {
            term.set(.termNote, "forbidden", to: "true")
          }
          if status == .superseded {
            losses.add(
              "superseded", "written as forbidden: Phrase has no such status", concept: concept.id)
          }
        }
        concept.languages[section].terms[index] = term
      }
    }
  }
}
