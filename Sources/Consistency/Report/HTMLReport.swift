public import Terminology

/// A consistency report as one HTML page for people: summary, ranked terms, evidence.
///
/// The page makes no request to anywhere, can be read and printed without JavaScript, and is the same bytes for the
/// same report.
public struct HTMLReport: Sendable {
  /// How much of the evidence a page can hold and still be handy.
  enum Limit {
    /// Terms from here on have no concordance.
    static let termsWithConcordance = 1000
    static let linesPerTerm = 30
    /// Of those inside longer terms.
    static let insideLinesPerTerm = 5
    /// The concordances get what the rest of the list leaves of this.
    static let pageBytes = 14_000_000
    static let pairs = 30
    /// Translations that a matrix can hold and still be read.
    static let matrix = 8
    static let termsOfPair = 12
    /// Translations that have columns of their own.
    static let columns = 6
    static let worstTerms = 12
    static let timelines = 12
  }

  /// What lies beside the page and has what the page has no room for.
  public enum Company: Sendable {
    /// The files that `extract` writes.
    case resultFiles
    case none

    var places: String {
      self == .resultFiles ? "in concordance.tsv" : "in what “concord concordance” prints"
    }

    var figures: String {
      self == .resultFiles ? "in consistency.json" : "in the JSON form of the report"
    }
  }

  let report: ConsistencyReport
  let list: TermList
  let title: String
  let company: Company

  /// - Parameters:
  ///   - report: what ``ConsistencyAnalysis`` made of `list`.
  ///   - list: the same list, for the texts.
  public init(
    _ report: ConsistencyReport, of list: TermList, title: String = "Terminology consistency",
    company: Company = .none
  ) {
    precondition(
      report.terms.map(\.term) == list.terms.map(\.sourceTerm),
      "The report must be about the terms of the list")
    self.report = report
    self.list = list
    self.title = title
    self.company = company
  }

  /// The page, UTF-8.
  public func bytes() -> [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang=en>
      <head>
      <meta charset=utf-8>
      <meta name=viewport content="width=device-width, initial-scale=1">
      <meta name=color-scheme content="light dark">
      <meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <title>\(HTMLText.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <a class=skip href="#terms">Skip to the terms</a>
      <header><h1>\(HTMLText.escaped(title))</h1>
      <p class=lead>\(lead)</p></header>
      <main>
      \(summary)
      \(termSection)
      </main>
      \(footer)
      <script>\(Self.script)</script>
      </body>
      </html>

      """.utf8)
  }

  /// An element in the source language.
  func source(_ html: String, _ tag: String = "span") -> String {
    "<\(tag) lang=\"\(list.sourceLanguage.text)\">\(html)</\(tag)>"
  }

  /// An element in the target language.
  func target(_ html: String, _ tag: String = "span") -> String {
    "<\(tag) lang=\"\(list.targetLanguage.text)\">\(html)</\(tag)>"
  }

  /// The class is said by sign and word, not by colour alone.
  static func sign(of verdict: Verdict) -> String {
    switch verdict {
    case .consistent: "●"
    case .trivial: "▲"
    case .divergent: "✗"
    case .single: "○"
    }
  }

  static func sign(of kind: RenderingClass) -> String {
    switch kind {
    case .preferred: "●"
    case .trivial: "▲"
    case .divergent: "✗"
    }
  }
}
