import Consistency
import Corpus
import Review
import Terminology

/// Times what a person waits for, on a made list: 12 occurrences a term in four translations with up to five renderings.
struct Timing {
  let terms: Int

  func run(_ path: String) throws {
    let list = list()
    let report = ConsistencyAnalysis(
      options: ConsistencyOptions(permutations: 1), forms: EnglishMorphology()
    ).report(on: list)
    let store = try ReviewStore(path: path)
    tell("import of \(terms) terms", [try time { try store.importExtraction(list, report) }])
    tell("the whole list", try (0..<5).map { _ in try time { _ = try store.list() } })
    let reading = try store.list()
    var effects = ReviewEffects(reading)
    tell("counts in flat arrays", [try time { effects = ReviewEffects(reading) }])
    var previews: [Duration] = []
    var decisions: [Duration] = []
    var applied: [Duration] = []
    var changed = 0
    for (number, term) in reading.terms.enumerated() where number % max(1, terms / 200) == 0 {
      let text = term.renderings.first?.text ?? ""
      let wish: [ReviewDecision] = [
        .status(.accepted, ofTerm: term.term, basis: .value(nil)),
        .status(.preferred, of: text, inTerm: term.term, basis: .value(nil)),
      ]
      previews.append(try time { changed += effects.preview(wish).off.count })
      var step: ReviewStep?
      decisions.append(try time { step = try store.decide(wish, by: "Li") })
      applied.append(try time { effects.apply(step?.events ?? []) })
    }
    tell("preview of a decision", previews)
    tell("decision, on the disk", decisions)
    tell("its effect taken in", applied)
    let all = reading.terms.map {
      ReviewDecision.status(.rejected, ofTerm: $0.term, basis: .any)
    }
    tell("preview of a batch of all terms", [try time { _ = effects.preview(all) }])
    try timeDesk(store)
    say("findings that these decisions turned off: \(changed)")
  }

  /// What a page or a terminal does after a key.
  private func timeDesk(_ store: ReviewStore) throws {
    var opened: ReviewDesk?
    tell("opening a desk", [try time { opened = try ReviewDesk(store: store, reviewer: "Wang") }])
    guard var desk = opened else { return }
    for order in ReviewOrder.allCases {
      var query = ReviewQuery()
      query.order = order
      tell("all terms by \(order)", try (0..<5).map { _ in try time { _ = desk.select(query) } })
    }
    for text in ["form 3", "詞1", "/form [24]$/"] {
      var query = ReviewQuery()
      query.text = text
      tell("search for \(text)", try (0..<5).map { _ in try time { _ = desk.select(query) } })
    }
    tell(
      "all facets",
      try (0..<5).map { _ in
        try time { _ = ReviewFacets(desk.list, desk.index, under: ReviewQuery()) }
      })
    let undecided = desk.list.terms.filter { $0.status == .undecided }.prefix(200)
    tell(
      "decision at a desk, with its effect",
      try undecided.map { term in
        try time { _ = try desk.decide(ReviewDecision.accept(term)) }
      })
    tell(
      "overlaps of a term",
      try undecided.prefix(20).map { term in
        try time { _ = desk.overlaps(of: term.term) }
      })
    let batch = desk.list.terms.filter { $0.status == .undecided }.map {
      ReviewDecision.status(.rejected, ofTerm: $0.term, basis: .any)
    }
    tell("all other terms rejected at once", [try time { _ = try desk.decide(batch) }])
    tell("undone at once", [try time { _ = try desk.undo() }])
    try timeSheet(store)
    tell("the whole list, decided", try (0..<3).map { _ in try time { _ = try store.list() } })
  }

  private func timeSheet(_ store: ReviewStore) throws {
    for isWorkbook in [true, false] {
      var bytes: [UInt8] = []
      let name = isWorkbook ? "workbook" : "text"
      tell(
        "the list as a sheet (\(name))",
        [
          try time {
            let sheet = try ReviewSheet(store)
            bytes = try isWorkbook ? sheet.workbook() : sheet.tabbedText()
          }
        ])
      var unchanged = 0
      tell(
        "the sheet planned (\(name))",
        [
          try time {
            unchanged = try ReviewSheet.plan(bytes, file: name, for: store).count(.unchanged)
          }
        ])
      say("\(bytes.count) bytes, \(unchanged) rows unchanged")
    }
  }

  private func time(_ work: () throws -> Void) throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    try work()
    return clock.now - start
  }

  private func tell(_ what: String, _ times: [Duration]) {
    let sorted = times.map {
      Double($0.components.attoseconds) / 1e15 + 1e3 * Double($0.components.seconds)
    }
    .sorted()
    func at(_ share: Double) -> String {
      let value = sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
      return String((value * 1000).rounded() / 1000)
    }
    say("\(what): median \(at(0.5)) ms, p95 \(at(0.95)) ms, longest \(at(1)) ms (\(times.count))")
  }

  private func list() -> TermList {
    let documents = ["a.en", "b.en", "c.en", "d.en"]
    let records = (0..<terms).map { number in
      let source = "词\(number)"
      let occurrences = (0..<12).map { i in
        let document = documents[i % 4]
        let text = "word \(number) form \((number &* 31 &+ i &* i) % 5)"
        return Occurrence(
          source: Place(document: "zh", line: 12 * number + i),
          target: Place(document: document, line: 12 * number + i), bead: 12 * number + i + 1,
          sourceText: "这里有\(source)第\(i)。", sourceRange: 9..<(9 + source.utf8.count),
          targetText: "Here is \(text), place \(i).",
          rendering: Rendering(text: text, range: 8..<(8 + text.utf8.count)), confidence: 0.9)
      }
      return TermRecord(
        sourceTerm: source, score: Double(terms - number), frequency: 3, documentCount: 1,
        equivalents: [], occurrences: occurrences)
    }
    return TermList(
      sourceLanguage: .chinese, targetLanguage: .english,
      documents: [DocumentRecord(id: "zh", language: .chinese, translates: nil)]
        + documents.map { DocumentRecord(id: $0, language: .english, translates: "zh") },
      terms: records)
  }
}
