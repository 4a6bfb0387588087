import Consistency
import Foundation
import Review
import ReviewServer
import Terminology
import TestSupport

/// A store in a folder of its own, its pages, and a browser without scripts that looks at them.
final class PageVisit {
  let folder: TemporaryFolder
  let store: ReviewStore
  let application: ReviewApplication
  let session: ReviewSession

  init(_ terms: [TermRecord] = PageVisit.wetlands, reviewer: String = "Li") throws {
    folder = try TemporaryFolder()
    store = try ReviewStore(path: folder.path(of: ReviewStore.fileName), now: Self.clock)
    let list = Self.list(terms)
    try store.importExtraction(
      list, ConsistencyAnalysis(forms: englishForms).report(on: list))
    application = ReviewApplication(store: store, reviewer: reviewer, now: Self.clock)
    session = ReviewSession(id: 1, formToken: "t0ken")
  }

  static let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_800_000_000) }

  // MARK: - Asking

  /// - Parameter address: as a page has it: `/terms?q=%E6%B9%BF`.
  func get(_ address: String, isFragment: Bool = false, session: ReviewSession? = nil) async
    -> ReviewResponse
  {
    let (path, query) = Self.parts(address)
    return await application.respond(
      to: ReviewRequest(
        .get, path: path, query: query, session: session ?? self.session, wantsFragment: isFragment)
    )
  }

  func post(
    _ address: String, _ fields: [(String, String)], uploads: [ReviewRequest.Upload] = [],
    isFragment: Bool = false, session: ReviewSession? = nil
  ) async -> ReviewResponse {
    let (path, query) = Self.parts(address)
    let form = FormFields(fields.filter { $0.0 != ReviewSession.formTokenField })
    return await application.respond(
      to: ReviewRequest(
        .post, path: path, query: query, form: form, uploads: uploads,
        session: session ?? self.session, wantsFragment: isFragment,
        newStartAddress: { "http://127.0.0.1:1/start?token=new" }))
  }

  /// Opens a page, fills one of its forms in, presses a button, and follows where that leads.
  @discardableResult
  func submit(
    _ form: String, on page: String, pressing button: String? = nil,
    filling: [(String, String)] = [], session: ReviewSession? = nil
  ) async throws -> ReviewResponse {
    let reading = try PageReading(await get(page, session: session))
    guard let submission = reading.submission(form, pressing: button, filling: filling) else {
      throw VisitError(what: "no form \(form) with \(button ?? "a button") on \(page)")
    }
    let response = await post(submission.path, submission.fields, session: session)
    guard response.status == 303, let location = response.location else { return response }
    return await get(location, session: session)
  }

  struct VisitError: Error { var what: String }

  private static func parts(_ address: String) -> (path: [String], query: FormFields) {
    let halves = address.split(separator: "#")[0].split(separator: "?", maxSplits: 1)
    func decoded(_ text: Substring) -> String {
      String(text).removingPercentEncoding ?? ""
    }
    let fields = halves.count < 2 ? [] : halves[1].split(separator: "&")
    let query = fields.map { field -> (String, String) in
      let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(sides[0]), sides.count > 1 ? decoded(sides[1]) : "")
    }
    return (halves[0].split(separator: "/").map(decoded), FormFields(query))
  }

  // MARK: - Terms

  /// A term with an occurrence for each rendering, nil where the translation has none.
  static func term(
    _ source: String, _ renderings: KeyValuePairs<String, [String?]>
  ) -> TermRecord {
    var occurrences: [Occurrence] = []
    for (document, texts) in renderings {
      for (i, text) in texts.enumerated() {
        let opening = "Sentence \(i + 1) of \(document): "
        let start = opening.utf8.count
        occurrences.append(
          Occurrence(
            source: Place(document: "zh.txt", line: i + 1),
            target: Place(document: document, line: i + 1), bead: i + 1,
            sourceText: "我们要\(source)，第\(i + 1)句。", sourceRange: 9..<(9 + source.utf8.count),
            targetText: opening + "\(text ?? "nothing") and more.",
            rendering: text.map { Rendering(text: $0, range: start..<(start + $0.utf8.count)) },
            confidence: 1))
      }
    }
    return TermRecord(
      sourceTerm: source, score: 1, frequency: renderings.map(\.value.count).max() ?? 0,
      documentCount: 1, equivalents: [], occurrences: occurrences)
  }

  static func list(_ terms: [TermRecord]) -> TermList {
    let targets = Set(terms.flatMap(\.occurrences).map(\.target.document)).sorted()
    return TermList(
      sourceLanguage: .chinese, targetLanguage: .english,
      documents: [DocumentRecord(id: "zh.txt", language: .chinese, translates: nil)]
        + targets.map { DocumentRecord(id: $0, language: .english, translates: "zh.txt") },
      terms: terms)
  }

  /// Official and machine translation, which disagree about the first term.
  static let wetlands = [
    term(
      "湿地", ["a.en": ["wetland", "wetland", "wetland"], "b.en": ["swamp", "swamp", "marsh"]]),
    term("候鸟", ["a.en": ["migratory bird", "migratory birds"], "b.en": ["migratory bird", nil]]),
    term("沿海湿地", ["a.en": ["coastal wetland"], "b.en": ["coastal swamp"]]),
  ]

  /// Texts that are no markup, and must never become any.
  static let hostile = [
    term(
      "<script>alert(1)</script>\"'&",
      [
        "a<b>.en": ["<img src=x onerror=alert(2)>", "\"><script>alert(3)</script>"],
        "b\u{202E}.en": ["x\u{202E}y\u{2066}", "'--><svg onload=alert(4)>"],
      ]),
    term("]]>&amp;<", ["a<b>.en": ["{{7*7}}${x}`"], "b\u{202E}.en": ["</textarea></title>"]]),
  ]
}

extension ReviewResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
