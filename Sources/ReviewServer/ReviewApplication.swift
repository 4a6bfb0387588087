public import Review

/// The pages of a review, on one store, for one reviewer.
///
/// Knows nothing of sockets and headers: a request that passed the gate comes in, a response goes out.
public actor ReviewApplication {
  private let store: ReviewStore
  private let reviewer: String

  public init(store: ReviewStore, reviewer: String) {
    self.store = store
    self.reviewer = reviewer
  }

  public func respond(to request: ReviewRequest) -> ReviewResponse {
    ReviewResponse(
      status: 404, contentType: "text/plain; charset=utf-8", body: Array("No such page.\n".utf8))
  }
}
