import BrowserTesting
import Foundation
import Review
import ReviewServer
import TestSupport
import Testing

/// A review of made terms that is served, and browsers that look at it.
final class ServedReview {
  private let folder: TemporaryFolder
  let terms: GeneratedTerms
  let store: ReviewStore
  private var servers: [ReviewServer] = []
  private var pages: [BrowserPage] = []

  init(_ count: Int) throws {
    folder = try TemporaryFolder()
    terms = GeneratedTerms(count)
    store = try terms.store(at: folder.path(of: ReviewStore.fileName))
  }

  func path(of name: String) -> String { folder.path(of: name) }

  /// A server of its own, as another process would have.
  func server(reviewer: String = "Li Na") throws -> ReviewServer {
    let server = try ReviewServer(
      ReviewApplication(store: ReviewStore(path: store.path), reviewer: reviewer))
    Task(executorPreference: ServingQueue()) { try await server.run() }
    servers.append(server)
    return server
  }

  /// A person at a browser that has come in.
  func visitor(
    to server: ReviewServer? = nil, reviewer: String = "Li Na", width: Int = 1280,
    scripts: Bool = true
  ) throws -> BrowserPage {
    let page = try Browser.shared.get().page(width: width)
    pages.append(page)
    if !scripts { try page.disableScripts() }
    try page.open((server ?? self.server(reviewer: reviewer)).newStartAddress())
    return page
  }

  /// Terms with a status, by name.
  func statuses() throws -> [String: TermStatus] {
    Dictionary(
      try store.list().terms.filter { $0.status != .undecided }.map { ($0.term, $0.status) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What pages complained of, conflicts (409) apart, and addresses outside of this machine.
  func faults() -> [String] {
    pages.flatMap { page in
      page.problems.filter { !$0.contains("status of 409") }
        + page.requests.filter {
          !$0.hasPrefix("http://127.0.0.1:") && !$0.hasPrefix("file:") && !$0.hasPrefix("data:")
        }
    }
  }

  /// Does the work on a thread of its own, since a browser is waited for; no page may complain.
  static func run(
    _ count: Int, _ work: @escaping @Sendable (ServedReview) throws -> Void
  ) async throws {
    let result: Result<[String], any Error> = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result {
            let review = try ServedReview(count)
            defer {
              for page in review.pages { page.close() }
              for server in review.servers { server.stop() }
            }
            try work(review)
            return review.faults()
          })
      }
    }
    let faults = try result.get()
    #expect(faults.isEmpty)
  }
}

/// What is waited for on the pages.
enum Sign {
  /// The page's script runs, and the term is shown.
  static let isReady = "document.querySelector('#term') !== null"
  /// Everything that was decided has been answered.
  static func isDecided(_ count: Int, of all: Int) -> String {
    "document.querySelectorAll('#rows > li:not(.undecided)').length >= \(count)"
  }
}
