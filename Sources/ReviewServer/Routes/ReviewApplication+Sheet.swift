import Review

/// The round trip by spreadsheet.
extension ReviewApplication {
  func sheet(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    return framed(
      "Spreadsheet", kind: "sheet", context, request, SheetPage(context: context).content)
  }

  func sheetFile(_ name: String, _ request: ReviewRequest) throws -> ReviewResponse {
    let sheet = try ReviewSheet(store, scope: try desk(request).scope)
    switch name {
    case "terms.xlsx":
      return ReviewResponse(
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        body: try sheet.workbook(), downloadName: name)
    case "terms.tsv":
      return ReviewResponse(
        contentType: "text/tab-separated-values; charset=utf-8", body: sheet.tabbedText(),
        downloadName: name)
    default: throw PageProblem.noSuchPage
    }
  }

  func readSheet(_ request: ReviewRequest) throws -> ReviewResponse {
    guard let upload = request.uploads.first(where: { $0.field == "file" }), !upload.bytes.isEmpty
    else { throw PageProblem.missing("file") }
    let desk = try desk(request)
    let plan = try ReviewSheet.plan(
      upload.bytes, file: upload.fileName, for: store, scope: desk.scope)
    var state = sessions[request.session.id] ?? SessionState()
    state.planNumber += 1
    state.plan = plan
    sessions[request.session.id] = state
    let context = try context(request)
    return framed(
      "What the sheet would change", kind: "plan", context, request,
      SheetPlanPage(
        context: context, plan: plan, number: state.planNumber,
        effect: desk.preview(plan.decisions())
      ).content)
  }

  func applySheet(_ request: ReviewRequest) throws -> ReviewResponse {
    guard let state = sessions[request.session.id], let plan = state.plan,
      request.form["plan"] == String(state.planNumber)
    else {
      throw PageProblem(
        status: 409, title: "The comparison is gone",
        text: "Concord was started anew, or another file was compared since.",
        advice: "bring the file once more")
    }
    let lines = Set(request.form.all("overrule").compactMap { Int($0) })
    let overruled = Set(plan.rows.filter { lines.contains($0.line) }.compactMap(\.subject))
    let decisions = plan.decisions(overruling: overruled)
    guard let first = decisions.first else {
      throw PageProblem(status: 422, title: "Nothing to write", text: "No row changes anything.")
    }
    let response = try write(
      decisions, request, about: try known(first.subject.term, request),
      saying: "Wrote \(Figure.count(decisions.count, "change")) of the sheet, the first on")
    if response.status < 400 { sessions[request.session.id]?.plan = nil }
    return response
  }
}
