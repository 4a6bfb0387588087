/// A column of a review sheet. Its raw value is its title, by which it is found again wherever it was moved to.
enum SheetColumn: String, CaseIterable {
  case source = "Chinese"
  case decision = "Decision"
  case target = "English"
  case use = "Use"
  case note = "Note"
  case assignee = "Assigned to"
  case definition = "Definition"
  case subjectField = "Subject field"
  case partOfSpeech = "Part of speech"
  case occurrences = "Occurrences"
  case verdict = "Verdict"
  case findings = "Findings"
  case example = "Example"
  case exampleTarget = "Its translation"
  /// What the row is about, what its author saw, and a number that tells whether the two fit together.
  case key = "Concord key"
  case revision = "Concord revision"
  case check = "Concord check"

  /// What a cell of the row decides; nil where the column only shows something.
  func field(of kind: ReviewSubject.Kind) -> ReviewField? {
    switch (self, kind) {
    case (.source, .term), (.target, .rendering): .text
    case (.decision, .term), (.use, .rendering): .status
    case (.note, _): .note
    case (.partOfSpeech, _): .partOfSpeech
    case (.assignee, .term): .assignee
    case (.definition, .term): .definition
    case (.subjectField, .term): .subjectField
    default: nil
    }
  }

  /// Whether it only shows something, so that nothing follows from what comes back in it.
  var isShownOnly: Bool {
    switch self {
    case .occurrences, .verdict, .findings, .example, .exampleTarget: true
    default: false
    }
  }

  /// The columns that decide something, in their order.
  static func deciding(_ kind: ReviewSubject.Kind) -> [(column: SheetColumn, field: ReviewField)] {
    allCases.compactMap { column in column.field(of: kind).map { (column, $0) } }
  }
}

/// A term or rendering as a sheet shows it.
struct SheetSubject {
  let subject: ReviewSubject
  let revision: ReviewRevision
  let decisions: [ReviewField: ReviewDecided]
  /// How it is written where nobody edited that.
  let foundText: String

  init(_ term: ReviewTerm) {
    subject = .term(term.term)
    revision = term.revision
    decisions = term.decisions
    foundText = term.decisions[.splitFrom]?.value ?? term.term
  }

  init(_ rendering: ReviewRendering, of term: String) {
    subject = .rendering(rendering.text, of: term)
    revision = rendering.revision
    decisions = rendering.decisions
    foundText = rendering.citation
  }

  /// The same in every extraction; a letter first, so that no program takes it for a number.
  var key: String {
    var print = Fingerprint()
    print.add(subject.kind.rawValue)
    print.add(subject.term)
    print.add(subject.item)
    return (subject.kind == .term ? "t" : "r") + print.text
  }

  /// What a cell shows of a field's value.
  func shown(_ value: String?, of field: ReviewField) -> String {
    switch field {
    case .text: value ?? foundText
    case .status: value ?? TermStatus.undecided.rawValue
    default: value ?? ""
    }
  }

  /// The value that a cell's text stands for.
  func value(_ cell: String, of field: ReviewField) -> String? {
    switch field {
    case .text: SheetText.compared(foundText) == cell || cell.isEmpty ? nil : cell
    case .status:
      cell.lowercased() == TermStatus.undecided.rawValue || cell.isEmpty ? nil : cell.lowercased()
    default: cell.isEmpty ? nil : cell
    }
  }

  /// Tells whether a row was made of these values.
  func check(_ values: [ReviewField: String?]) -> String {
    var print = Fingerprint()
    print.add(key)
    for (_, field) in SheetColumn.deciding(subject.kind) {
      print.add(SheetText.compared(shown(values[field] ?? nil, of: field)))
    }
    return "c" + print.text
  }

  var values: [ReviewField: String?] { decisions.mapValues(\.value) }
}
