import Exchange
import Review
import Terminology

/// The list on paper, and the decided glossary as a file.
extension ReviewApplication {
  func printView(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    let desk = try desk(request)
    let query = ReviewQuery(fields: request.query.pairs.map { ($0.name, $0.value) })
    return framed(
      "Print view", kind: "print", context, request,
      PrintPage(
        context: context, query: query, terms: desk.select(query).map { desk.list.terms[$0] }
      ).content)
  }

  func exportChoices(_ request: ReviewRequest) throws -> ReviewResponse {
    let context = try context(request)
    let accepted = try desk(request).list.terms.count { $0.status == .accepted }
    var choices: [ExportPage.Choice] = []
    if accepted > 0 {
      let glossary = try store.decidedGlossary(title: context.project)
      choices = GlossaryFileFormat.allCases.map { format in
        do throws(ExchangeError) {
          return ExportPage.Choice(
            format: format, losses: try GlossaryWriter(format).document(of: glossary).losses)
        } catch {
          return ExportPage.Choice(format: format, problem: error.reason, losses: [])
        }
      }
    }
    return framed(
      "Export", kind: "export", context, request,
      ExportPage(context: context, accepted: accepted, choices: choices).content)
  }

  func export(_ name: String, _ request: ReviewRequest) throws -> ReviewResponse {
    guard let format = GlossaryFileFormat(name: name) else { throw PageProblem.noSuchPage }
    let project = try context(request).project
    let glossary = try store.decidedGlossary(title: project)
    guard !glossary.concepts.isEmpty else {
      throw PageProblem(
        status: 409, title: "Nothing to export", text: "No term is accepted yet.",
        advice: "accept some first")
    }
    do throws(ExchangeError) {
      return ReviewResponse(
        contentType: "application/octet-stream",
        body: try GlossaryWriter(format).document(of: glossary).bytes,
        downloadName: "glossary.\(format.fileExtension)")
    } catch {
      throw PageProblem(
        status: 409, title: "The format cannot hold it", text: error.reason, advice: error.advice)
    }
  }
}
