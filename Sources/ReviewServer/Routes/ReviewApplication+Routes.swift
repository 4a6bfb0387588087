extension ReviewApplication {
  func route(_ request: ReviewRequest) throws -> ReviewResponse {
    let page = request.path.first ?? ""
    switch (request.method, page, request.path.count) {
    case (.get, "", 0): return try resume(request)
    case (.get, "assets", 2): return try asset(request.path[1])
    case (.get, "export", 2): return try export(request.path[1], request)
    case (.get, "sheet", 2): return try sheetFile(request.path[1], request)
    case (.get, _, 1): return try show(page, request)
    case (.post, _, 1): return try take(page, request)
    default: throw PageProblem.noSuchPage
    }
  }

  private func show(_ page: String, _ request: ReviewRequest) throws -> ReviewResponse {
    switch page {
    case "terms": try terms(request)
    case "rows": try rows(request)
    case "news": try news(request)
    case "history": try history(request)
    case "place": try place(request)
    case "rendering": try rendering(request)
    case "finding": try finding(request)
    case "changes": try changes(request)
    case "rounds": try rounds(request)
    case "round": try round(request)
    case "sheet": try sheet(request)
    case "export": try exportChoices(request)
    case "print": try printView(request)
    case "settings": try settings(request)
    case "help": try help(request)
    default: throw PageProblem.noSuchPage
    }
  }

  private func take(_ page: String, _ request: ReviewRequest) throws -> ReviewResponse {
    switch page {
    case "decide": try decideTerm(request)
    case "undo": try undo(request)
    case "resolve": try resolve(request)
    case "fields": try writeFields(request)
    case "merge-term": try mergeTerm(request)
    case "split-term": try splitTerm(request)
    case "rendering": try writeRendering(request)
    case "finding": try suppress(request)
    case "note": try writeNote(request)
    case "restore": try restore(request)
    case "batch": try batch(request)
    case "rounds": try changeRounds(request)
    case "adopt": try adopt(request)
    case "sheet": try readSheet(request)
    case "sheet-apply": try applySheet(request)
    case "settings": try changeSettings(request)
    case "invite": try invite(request)
    default: throw PageProblem.noSuchPage
    }
  }

  private func asset(_ name: String) throws -> ReviewResponse {
    guard let asset = Asset.allCases.first(where: { $0.rawValue == name }) else {
      throw PageProblem.noSuchPage
    }
    return ReviewResponse(contentType: asset.contentType, body: asset.bytes)
  }

  /// A page in its frame; for the script, its content alone.
  func framed(
    _ title: String, kind: String, _ context: PageContext, _ request: ReviewRequest,
    status: Int = 200,
    _ content: HTML
  ) -> ReviewResponse {
    ReviewResponse(
      status: status,
      request.wantsFragment
        ? content : PageFrame(context: context, title: title, kind: kind, content: content).html)
  }
}
