import Consistency
import Corpus
import Terminology

/// An extraction as the store keeps it: term list and report brought together.
struct ExtractionContent {
  struct Rendering {
    var count: RenderingCount
    /// The equivalent that it is a form of, or itself.
    var citation: String
    /// By document, mean over the occurrences, 0 to 1.
    var confidences: [String: Double]
  }

  struct Place {
    var id: String
    var occurrence: Occurrence
    /// The text of the rendering as the report counts it.
    var rendering: String?
  }

  struct Term {
    var record: TermRecord
    var figures: TermConsistency
    var renderings: [Rendering]
    var places: [Place]
  }

  let list: TermList
  let report: ConsistencyReport
  let terms: [Term]
  let passages: [ReviewPassage]

  /// - Parameter report: on this very list.
  /// - Throws: `ReviewError` where the report is on another list.
  init(
    _ list: TermList, _ report: ConsistencyReport, _ passages: [ReviewPassage]
  ) throws(ReviewError) {
    guard list.terms.map(\.sourceTerm) == report.terms.map(\.term),
      Set(report.terms.map(\.term)).count == report.terms.count
    else {
      throw ReviewError(
        kind: .invalid, place: "extraction", reason: "list and report are not of the same terms",
        advice: "analyse the list itself")
    }
    self.list = list
    self.report = report
    self.passages = passages
    let threshold = report.options.confidenceThreshold
    terms = zip(list.terms, report.terms).map { Self.term($0, $1, threshold: threshold) }
  }

  private static func term(
    _ record: TermRecord, _ figures: TermConsistency, threshold: Double
  ) -> Term {
    let texts = Dictionary(
      figures.renderings.map { (RenderingCount.key(of: $0.text), $0.text) },
      uniquingKeysWith: { first, _ in first })
    var keys: [String: String] = [:]
    var seen: [String: Int] = [:]
    var sums: [String: [String: (sum: Double, count: Int)]] = [:]
    let places = record.occurrences.map { occurrence in
      var print = Fingerprint()
      print.add(occurrence.source.document)
      print.add(occurrence.target.document)
      print.add(occurrence.sourceText)
      print.add(occurrence.sourceRange.lowerBound)
      // A sentence that stands in a document several times.
      seen[print.text, default: 0] += 1
      print.add(seen[print.text] ?? 0)
      var rendering: String?
      if let wording = occurrence.rendering?.wording, occurrence.confidence >= threshold {
        let key = keys[wording] ?? RenderingCount.key(of: wording)
        keys[wording] = key
        rendering = texts[key]
      }
      if let rendering {
        let old = sums[rendering]?[occurrence.target.document] ?? (0, 0)
        sums[rendering, default: [:]][occurrence.target.document] = (
          old.sum + occurrence.confidence, old.count + 1
        )
      }
      return Place(id: print.text, occurrence: occurrence, rendering: rendering)
    }
    let equivalents = Dictionary(
      record.equivalents.map { (bare($0.text), $0.text) }, uniquingKeysWith: { first, _ in first })
    let renderings = figures.renderings.map { count in
      Rendering(
        count: count, citation: equivalents[bare(count.text)] ?? count.text,
        confidences: (sums[count.text] ?? [:]).mapValues { $0.sum / Double($0.count) })
    }
    return Term(record: record, figures: figures, renderings: renderings, places: places)
  }

  /// Without case and an outer article.
  private static func bare(_ text: String) -> String {
    let words = RenderingCount.key(of: text).lowercased().split(separator: " ")
    let isArticle =
      words.count > 1 && words.first.map { EnglishWords.articles.contains(String($0)) } ?? false
    return words.dropFirst(isArticle ? 1 : 0).joined(separator: " ")
  }

  /// The same for the same extraction, whatever the order of dictionaries.
  var digest: String {
    var print = Fingerprint()
    print.add(list.sourceLanguage.text)
    print.add(list.targetLanguage.text)
    for document in list.documents {
      for part in [
        document.id, document.language.text, document.translates, document.publisher, document.date,
        document.kind?.rawValue, document.isReference ? "reference" : nil,
      ] { print.add(part ?? "") }
    }
    for term in terms {
      print.add(term.record.sourceTerm)
      print.add(term.record.score)
      print.add(term.record.frequency)
      print.add(term.record.documentCount)
      print.add(term.figures.verdict.rawValue)
      for rendering in term.renderings {
        print.add(rendering.count.text)
        print.add(rendering.citation)
        print.add(rendering.count.kind.rawValue)
        print.add(rendering.count.group)
        for (document, count) in rendering.count.counts.sorted(by: { $0.key < $1.key }) {
          print.add(document)
          print.add(count)
        }
      }
      for place in term.places {
        print.add(place.id)
        print.add(place.occurrence.target.line)
        print.add(place.occurrence.targetText)
        print.add(place.rendering ?? "")
        print.add(place.occurrence.confidence)
      }
    }
    for finding in report.findings {
      print.add(finding.id)
      print.add(finding.severity)
      print.add(finding.message)
    }
    for passage in passages {
      print.add(passage.source.document)
      print.add(passage.source.line)
      print.add(passage.target.document)
      print.add(passage.target.line)
      print.add(passage.number)
      print.add(passage.sourceText)
      print.add(passage.targetText)
    }
    return print.text
  }
}
