import Review

/// The list as a spreadsheet: taken away, edited, brought back.
struct SheetPage {
  var context: PageContext

  var content: HTML {
    """
    <section class="sheet" id="sheet"><h1>Spreadsheet</h1>
    <h2>Take the list away</h2><p>For those who decide in Excel or LibreOffice. Edit decisions, uses, wordings and notes; leave the hidden \
    columns as they are.</p>
    <p class="actions"><a class="button" href="\(PageAddress("sheet", "terms.xlsx"))">Workbook (.xlsx)</a>\
    <a class="button" href="\(PageAddress("sheet", "terms.tsv"))">Text with tabs (.tsv)</a></p>
    <h2>Bring it back</h2>\(context.form(PageAddress("sheet"), className: "block", takesFiles: true, """
      <p><label for="s-file">The edited file</label> <input type="file" id="s-file" name="file" accept=".xlsx,.tsv,.txt" required=""/></p>\
      <p>You see what it would change before anything does.</p>\
      <p><button>Compare with the list</button></p>
      """))</section>
    """
  }
}

/// What a sheet that came back would change.
struct SheetPlanPage {
  /// Rows of each kind that are shown.
  static let limit = 500

  var context: PageContext
  var plan: SheetPlan
  /// What the session knows the plan by.
  var number: Int
  var effect: ReviewEffect

  var content: HTML {
    let changes = plan.count(.accepted) + plan.count(.conflicting)
    return """
      <section class="sheet wide" id="plan"><h1>What \(context.name(plan.file)) would change</h1>
      <ul class="tiles">\(SheetPlan.Verdict.allCases.html { "<li><b>\(plan.count($0))</b> \($0.title)</li>" })</ul>
      <p>The accepted rows: it \(EffectText(effect: effect).html).</p>
      \(changes == 0 ? "<p>There is nothing to write. <a class=\"button\" href=\"\(PageAddress("sheet"))\">Another file</a></p>" : form)
      \([SheetPlan.Verdict.unknown, .malformed].html(refused))</section>
      """
  }

  private var form: HTML {
    context.form(
      PageAddress("sheet-apply"), id: "sheet-apply",
      context.hidden("plan", String(number)) + conflicts + accepted
        + """
        <p class="actions"><button class="accept">Write the changes</button>\
        <a class="button" href="\(PageAddress("sheet"))">Cancel</a></p>
        """)
  }

  private func rows(_ verdict: SheetPlan.Verdict) -> ArraySlice<SheetPlan.Row> {
    plan.rows.filter { $0.verdict == verdict }.prefix(Self.limit)
  }

  private func more(_ verdict: SheetPlan.Verdict) -> HTML {
    let hidden = plan.count(verdict) - Self.limit
    return when(hidden > 0, "<p>and \(hidden) more</p>")
  }

  private var conflicts: HTML {
    let rows = rows(.conflicting)
    guard !rows.isEmpty else { return HTML() }
    return """
      <h2>Somebody else has changed these</h2><p>They stay as they are now, unless you tick them.</p>
      <div class="scroll"><table><thead><tr><th scope="col">Take the sheet’s</th><th scope="col">Row</th><th scope="col">Field</th>\
      <th scope="col">As it was</th><th scope="col">As it is now</th><th scope="col">The sheet</th></tr></thead>\
      <tbody>\(rows.html(conflict))</tbody></table></div>\(more(.conflicting))
      """
  }

  private func conflict(_ row: SheetPlan.Row) -> HTML {
    row.changes.filter(\.isConflict).enumerated().html { number, change in
      """
      <tr><td>\(when(number == 0, "<input type=\"checkbox\" name=\"overrule\" value=\"\(row.line)\" aria-label=\"Take the sheet’s \(row.label)\"/>"))</td>\
      <th scope="row">\(row.line) \(context.name(row.label))</th><td>\(change.field.title)</td><td>\(value(change.base))</td>\
      <td>\(value(change.theirs))\(when(change.actor) { " <small>\(context.name($0))</small>" })</td><td>\(value(change.mine))</td></tr>

      """
    }
  }

  private var accepted: HTML {
    let rows = rows(.accepted)
    guard !rows.isEmpty else { return HTML() }
    return """
      <h2>To be written</h2><div class="scroll"><table><thead><tr><th scope="col">Row</th><th scope="col">Changes</th></tr></thead>\
      <tbody>\(rows.html { row in
        """
        <tr><th scope="row">\(row.line) \(context.name(row.label))</th><td>\(row.changes.html { change in
          "<div>\(change.field.title): \(value(change.theirs)) → \(value(change.mine))</div>"
        })</td></tr>

        """
      })</tbody></table></div>\(more(.accepted))
      """
  }

  private func value(_ text: String?) -> HTML {
    text.map { context.name($0) } ?? "<em>nothing</em>"
  }

  private func refused(_ verdict: SheetPlan.Verdict) -> HTML {
    let rows = rows(verdict)
    guard !rows.isEmpty else { return HTML() }
    return """
      <h2>\(verdict == .unknown ? "Not in the list" : "Not to be read")</h2><ul>\(rows.html { row in
        "<li>Row \(row.line) \(context.name(row.label))\(when(row.reason) { ": \(context.name($0))" })</li>"
      })</ul>\(more(verdict))
      """
  }
}

extension SheetPlan.Verdict {
  var title: String {
    switch self {
    case .accepted: "to be written"
    case .unchanged: "unchanged"
    case .conflicting: "in conflict"
    case .unknown: "not in the list"
    case .malformed: "not to be read"
    }
  }
}
