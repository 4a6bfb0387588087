public import Foundation
public import Review
import Terminology

/// The pages of a review, on one store, for one reviewer.
///
/// Knows nothing of sockets and headers: a request that passed the gate comes in, a response goes out.
public actor ReviewApplication {
  let store: ReviewStore
  let reviewer: String
  private let project: String
  private let now: @Sendable () -> Date
  var desks: [ReviewScope: ReviewDesk] = [:]
  var sessions: [Int: SessionState] = [:]

  /// What the server remembers of a browser until it ends.
  struct SessionState {
    var scope = ReviewScope.shared
    var notice: Notice?
    /// What the pages of the last queries show, the latest last.
    var views: [TermView] = []
    /// The sheet that was compared last, until it is written.
    var plan: SheetPlan?
    var planNumber = 0
  }

  /// - Parameter now: the clock, for suppressions that end.
  public init(
    store: ReviewStore, reviewer: String, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    self.reviewer = reviewer
    self.now = now
    project = URL(filePath: store.path).deletingLastPathComponent().lastPathComponent
  }

  public func respond(to request: ReviewRequest) -> ReviewResponse {
    do {
      return try route(request)
    } catch let problem as PageProblem {
      return page(for: problem, request)
    } catch let error as ReviewError {
      return page(for: PageProblem(error), request)
    } catch {
      return page(
        for: PageProblem(status: 500, title: "Something went wrong", text: "\(error)"), request)
    }
  }

  /// In UTC, as ISO 8601 has it.
  var today: String { now().formatted(Date.ISO8601FormatStyle().year().month().day()) }

  // MARK: - What requests need

  /// The sight of the list that a session decides in, current.
  func desk(_ request: ReviewRequest) throws -> ReviewDesk {
    let scope = sessions[request.session.id]?.scope ?? .shared
    var desk =
      try desks.removeValue(forKey: scope)
      ?? ReviewDesk(store: store, reviewer: reviewer, scope: scope)
    defer { desks[scope] = desk }
    _ = try desk.refresh()
    return desk
  }

  /// Changes the desk in place: nothing of it is copied.
  func change<Result>(
    _ request: ReviewRequest, _ work: (inout ReviewDesk) throws -> Result
  ) throws -> Result {
    _ = try desk(request)
    let scope = sessions[request.session.id]?.scope ?? .shared
    guard var desk = desks.removeValue(forKey: scope) else {
      throw PageProblem(status: 500, title: "Something went wrong", text: "the list is gone")
    }
    defer { desks[scope] = desk }
    return try work(&desk)
  }

  func context(_ request: ReviewRequest) throws -> PageContext {
    let list = try desk(request).list
    let state = sessions[request.session.id]
    return PageContext(
      session: request.session, reviewer: reviewer, scope: state?.scope ?? .shared,
      project: project, settings: try store.settings(of: reviewer),
      source: WrittenText(list.sourceLanguage), target: WrittenText(list.targetLanguage),
      showsChanges: list.terms.contains { $0.change == .unchanged || $0.change == .changed },
      notice: state?.notice)
  }

  func tell(_ notice: Notice?, _ request: ReviewRequest) {
    sessions[request.session.id, default: SessionState()].notice = notice
  }

  private func page(for problem: PageProblem, _ request: ReviewRequest) -> ReviewResponse {
    let state = sessions[request.session.id]
    let context = PageContext(
      session: request.session, reviewer: reviewer, scope: state?.scope ?? .shared,
      project: project, settings: ReviewSettings(), source: WrittenText(.chinese),
      target: WrittenText(.english))
    return problem.response(context, isFragment: request.wantsFragment)
  }
}

/// Why a request cannot be done, as a page.
struct PageProblem: Error {
  var status: Int
  var title: String
  var text: String
  var advice: String?

  init(status: Int, title: String, text: String, advice: String? = nil) {
    self.status = status
    self.title = title
    self.text = text
    self.advice = advice
  }

  init(_ error: ReviewError) {
    let status =
      switch error.kind {
      case .invalid: 422
      case .nothingToDo, .round: 409
      case .busy: 503
      case .unusable, .foreign, .newer, .sharedFileSystem: 500
      }
    self.init(
      status: status, title: "That cannot be done", text: "\(error.place): \(error.reason).",
      advice: error.advice)
  }

  static let noSuchPage = Self(
    status: 404, title: "No such page", text: "There is nothing at this address.")

  static func missing(_ what: String) -> Self {
    Self(status: 422, title: "Something is missing", text: "The form has no \(what).")
  }

  static func unknown(term: String) -> Self {
    Self(status: 404, title: "No such term", text: "The list has no term “\(term)”.")
  }

  func response(_ context: PageContext, isFragment: Bool) -> ReviewResponse {
    let content: HTML = """
      <section class="sheet problem" id="problem"><h1>\(title)</h1><p>\(WrittenText.showingHidden(text))</p>\
      \(when(advice) { "<p>What to do: \(WrittenText.showingHidden($0)).</p>" })\
      <p><a class="button" href="\(PageAddress("terms"))">Back to the list</a></p></section>
      """
    return ReviewResponse(
      status: status,
      isFragment
        ? content
        : PageFrame(context: context, title: title, kind: "problem", content: content).html)
  }
}

extension ReviewResponse {
  init(status: Int = 200, _ html: HTML) {
    self.init(status: status, contentType: "text/html; charset=utf-8", body: html.bytes)
  }

  static func seeOther(_ address: PageAddress) -> Self { .seeOther(address.text) }
}
