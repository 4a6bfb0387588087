import Consistency
import Review
import TestSupport

@testable import ReviewTerminal

/// A store with some terms, and reviews of it.
struct Bench {
  let folder: TemporaryFolder
  let store: ReviewStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ReviewStore(path: folder.path(of: ReviewStore.fileName))
    let list = termList([
      term(
        "湿地",
        ["a.en": ["wetland", "wetland", "the wetland"], "b.en": ["swamp", "swamp", "marsh"]]),
      term(
        "候鸟", ["a.en": ["migratory bird", "migratory birds"], "b.en": ["migratory bird", nil]]),
      term("国际关系", ["a.en": ["international relations", "foreign ties"]]),
    ])
    try store.importExtraction(list, ConsistencyAnalysis(forms: englishForms).report(on: list))
  }

  func review(_ reviewer: String = "Li") throws -> TerminalReview {
    try TerminalReview(ReviewDesk(store: store, reviewer: reviewer))
  }
}

extension TerminalReview {
  /// Takes what a person types: characters as they are, other keys between < and >.
  mutating func type(_ keys: String) {
    var rest = keys[...]
    while let first = rest.popFirst() {
      if first == "<", let end = rest.firstIndex(of: ">") {
        take([.named(String(rest[..<end]))])
        rest = rest[rest.index(after: end)...]
      } else {
        take([.character(first)])
      }
    }
  }

  func text(_ columns: Int = 100, _ rows: Int = 30) -> String {
    screen(ScreenSize(columns: columns, rows: rows)).text
  }

  func status(of term: String) -> TermStatus? {
    desk.index(of: term).map { desk.list.terms[$0].status }
  }
}
