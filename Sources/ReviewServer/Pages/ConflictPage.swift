import Review

/// Decisions that were not written, as a form carries them until the conflict is settled.
struct ConflictDraft {
  var decisions: [ReviewDecision]

  init(decisions: [ReviewDecision]) { self.decisions = decisions }

  /// An undo that somebody else's decision stands in the way of.
  init(undoing conflict: ReviewConflict) {
    decisions = [
      ReviewDecision(conflict.subject, conflict.field, conflict.mine, basis: .value(conflict.base))
    ]
  }

  /// Reads what ``fields`` wrote.
  init?(_ form: FormFields) {
    var decisions: [ReviewDecision] = []
    for text in form.all("decision") {
      let parts = text.replacing("\r\n", with: "\n").split(
        separator: "\t", maxSplits: 6, omittingEmptySubsequences: false
      ).map(String.init)
      guard parts.count == 7, let kind = ReviewSubject.Kind(rawValue: parts[0]),
        let field = ReviewField(rawValue: parts[3])
      else { return nil }
      let basis: ReviewDecision.Basis =
        Int64(parts[4]).map(ReviewDecision.Basis.revision)
        ?? (parts[4] == "any" ? .any : .value(parts[5].isEmpty ? nil : parts[5]))
      guard let subject = ReviewSubject(kind, term: parts[1], item: parts[2]) else { return nil }
      decisions.append(
        ReviewDecision(subject, field, parts[6].isEmpty ? nil : parts[6], basis: basis))
    }
    self.decisions = decisions
  }

  var fields: [(String, String)] {
    decisions.map { decision in
      let (basis, value): (String, String) =
        switch decision.basis {
        case .revision(let revision): (String(revision), "")
        case .any: ("any", "")
        // Tabs separate the parts; in what was seen they matter to nobody.
        case .value(let value): ("value", (value ?? "").replacing("\t", with: " "))
        }
      return (
        "decision",
        [
          decision.subject.kind.rawValue, decision.subject.term, decision.subject.item,
          decision.field.rawValue, basis, value, decision.value ?? "",
        ].joined(separator: "\t")
      )
    }
  }
}

/// Two people gave one field different values: what was there, what the other made of it, what was to be written.
struct ConflictPage {
  var context: PageContext
  var conflict: ReviewConflict
  var draft: ConflictDraft
  var query: ReviewQuery

  var content: HTML {
    """
    <section class="sheet conflict" id="conflict"><h1>Somebody else has changed this</h1>
    <p>The \(conflict.field.title) of <strong>\(subject)</strong> was changed\
    \(when(conflict.actor) { " by \(context.name($0))" })\(when(conflict.time) { " on \(Figure.time($0))" }) \
    after you opened the page. Nothing was written yet; choose which is to hold.</p>
    \(context.form(PageAddress("resolve", fields: query.fields), id: "resolve", choices))</section>
    """
  }

  private var subject: HTML {
    let subject = conflict.subject
    return switch subject.kind {
    case .term: context.source(subject.term)
    case .rendering: "“\(context.target(subject.item))” (\(context.source(subject.term)))"
    default: "\(context.source(subject.term)) \(context.name(subject.item))"
    }
  }

  private var choices: HTML {
    context.hidden(draft.fields)
      + context.hidden([
        ("kind", conflict.subject.kind.rawValue), ("term", conflict.subject.term),
        ("item", conflict.subject.item), ("field", conflict.field.rawValue),
        ("theirs", conflict.theirs ?? ""), ("base", conflict.base ?? ""),
      ]) + """
        <div class="scroll"><table class="choices"><thead><tr><th scope="col">Version</th><th scope="col">Value</th>\
        <th scope="col">Choose</th></tr></thead><tbody>
        \(row(1, "base", "As you saw it", conflict.base))
        \(row(2, "theirs", "As it is now", conflict.theirs))
        \(row(3, "mine", "As you wanted it", conflict.mine))</tbody></table></div>
        \(when(conflict.field.isText, """
          <p><label for="f-own">Or write it anew</label>\
          <textarea id="f-own" name="own" rows="3">\(conflict.mine ?? "")</textarea>\
          <button name="choice" value="own">Take this</button></p>
          """))
        """
  }

  private func row(_ number: Int, _ choice: String, _ title: String, _ value: String?) -> HTML {
    """
    <tr><th scope="row">\(title)</th><td>\(value.map { context.name($0) } ?? "<em>nothing</em>")</td>\
    <td><button name="choice" value="\(choice)"\("data-key", context.keys.areCharactersOn ? String(number) : nil)>Take it\(when(context.keys.areCharactersOn, " <kbd aria-hidden=\"true\">\(number)</kbd>"))</button></td></tr>
    """
  }
}

extension ReviewField {
  var title: String {
    switch self {
    case .status: "decision"
    case .text: "wording"
    case .note: "note"
    case .assignee: "assignment"
    case .definition: "definition"
    case .subjectField: "subject field"
    case .partOfSpeech: "part of speech"
    case .mergedInto: "“counts as”"
    case .splitFrom: "“sense of”"
    case .sense: "sense"
    case .suppression: "suppression"
    case .suppressedUntil: "end of suppression"
    }
  }

  /// Whether people write it in their own words.
  var isText: Bool {
    switch self {
    case .text, .note, .definition, .subjectField, .assignee, .suppression: true
    case .status, .partOfSpeech, .mergedInto, .splitFrom, .sense, .suppressedUntil: false
    }
  }
}
