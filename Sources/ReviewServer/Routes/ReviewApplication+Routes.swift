extension ReviewApplication {
  func route(_ request: ReviewRequest) throws -> ReviewResponse {
    let page = request.path.first ?? ""
    switch (request.method, page, request.path.count) {
    case (.get, "", 0): return try resume(request)
    case (.get, "assets", 2): return try asset(request.path[1])
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
    default: throw PageProblem.noSuchPage
    }
  }

  private func take(_ page: String, _ request: ReviewRequest) throws -> ReviewResponse {
    switch page {
    case "decide": try decideTerm(request)
    case "undo": try undo(request)
    default: throw PageProblem.noSuchPage
    }
  }

  private func asset(_ name: String) throws -> ReviewResponse {
    guard let asset = Asset.allCases.first(where: { $0.rawValue == name }) else {
      throw PageProblem.noSuchPage
    }
    return ReviewResponse(contentType: asset.contentType, body: asset.bytes)
  }
}
