import Corpus
import Terminology

/// Findings about a whole translation.
extension FindingRules {
  func styleNote(on document: String) -> Finding? {
    var terms: [FoldRung: Int] = [:]
    var places: [Occurrence] = []
    var varied = 0
    var all = 0
    for tally in tallies {
      let forms = tally.forms.filter {
        $0.counts[document] != nil && $0.group == tally.preferredGroup
      }
      if forms.isEmpty { continue }
      all += 1
      let rungs = Set(forms.compactMap(\.rungToPreferred)).filter { !$0.deservesCheck }
      guard forms.count > 1, !rungs.isEmpty else { continue }
      varied += 1
      // As many terms as fit, two forms of each.
      if places.count + 1 < Self.listLimit {
        places += forms.prefix(2).compactMap { example(of: $0, in: tally, document) }
      }
      for rung in rungs { terms[rung, default: 0] += 1 }
    }
    guard varied > 0 else { return nil }
    let kinds = terms.sorted { $0.key < $1.key }.map { "\($0.key.label) \($0.value)" }
    return Finding(
      .trivialVariation, term: nil, document: document,
      counts: SeverityBasis(
        bad: varied, of: all, weight: 0.05, confidence: 1),
      message: "\(document) writes \(varied) of \(all) terms in more than one way that does not"
        + " touch the sense (\(kinds.joined(separator: ", "))).",
      places: places)
  }

  func spellingMix(in document: String) -> Finding? {
    guard let english else { return nil }
    var british = SpellingUse()
    var american = SpellingUse()
    var spellings: [String: EnglishMorphology.Spelling?] = [:]
    for tally in tallies {
      for form in tally.forms {
        guard let count = form.counts[document] else { continue }
        for word in EnglishProfile.writtenWords(of: FoldLadder.plainText(form.text)).map({
          $0.lowercased()
        }) {
          let spelling = spellings[word] ?? english.spelling(of: word)
          spellings.updateValue(spelling, forKey: word)
          switch spelling {
          case .british: british.note(word, of: form, in: tally, count: count)
          case .american: american.note(word, of: form, in: tally, count: count)
          case nil: break
          }
        }
      }
    }
    guard let oneBritish = british.first, let oneAmerican = american.first else { return nil }
    let n = british.count + american.count
    let evidence = [oneBritish, oneAmerican].compactMap {
      example(of: $0.form, in: $0.tally, document)
    }
    return Finding(
      .spellingMix, term: nil, document: document,
      counts: SeverityBasis(
        bad: min(british.count, american.count), of: n, weight: 0.05, confidence: 1),
      message:
        "The terms in \(document) are spelled the British way in \(Phrase.places(british.count))"
        + " (“\(oneBritish.word)”) and the American way in \(american.count)"
        + " (“\(oneAmerican.word)”).",
      places: evidence)
  }

  /// Words spelled one way: how many, and the first.
  private struct SpellingUse {
    var count = 0
    var first: (word: String, form: TermTally.Form, tally: TermTally)?

    mutating func note(_ word: String, of form: TermTally.Form, in tally: TermTally, count: Int) {
      self.count += count
      if first == nil { first = (word, form, tally) }
    }
  }
}
