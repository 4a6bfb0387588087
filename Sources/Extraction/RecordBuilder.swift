import Alignment
import Corpus
import Terminology

/// Turns spans and sites into records with verbatim text.
struct RecordBuilder {
  let corpus: AlignedCorpus
  let beads: BeadNumbers
  let texts: [PartText]

  func record(
    term: [UInt32], score: Double, sites: [Site], _ found: TermRenderings
  ) -> TermRecord {
    let isName =
      corpus.profile.lexicon.entry(of: term).map {
        !corpus.profile.lexicon.classes(of: $0)
          .isDisjoint(with: [.person, .place, .organisation, .glossary])
      } ?? false
    var occurrences: [Occurrence] = []
    var forms: [UInt64: Forms] = [:]
    for rendering in found.witnesses {
      let occurrence = occurrence(rendering)
      occurrences.append(occurrence)
      if let span = rendering.span, let text = occurrence.rendering?.text {
        forms[span.key, default: Forms(key: span.key)].add(
          text,
          fit: Double(span.coverage + span.inside - span.fragment)
            + (span.key == found.bestKey ? 0.1 : 0),
          hasIdleCapital: hasIdleCapital(
            span, bitext: beads.place(of: Int(rendering.witness.bead)).bitext, isName: isName))
      }
    }
    occurrences.sort {
      ($0.source.document, $0.target.document, $0.bead, $0.sourceRange.lowerBound)
        < ($1.source.document, $1.target.document, $1.bead, $1.sourceRange.lowerBound)
    }
    let ranked = forms.values.sorted { ($0.count, $0.fit, $1.key) > ($1.count, $1.fit, $0.key) }
    return TermRecord(
      sourceTerm: writtenForm(term, sites), score: score, frequency: sites.count,
      documentCount: Set(sites.map(\.part)).count,
      equivalents: ranked.map { Equivalent(text: $0.citation, count: $0.count) },
      occurrences: occurrences)
  }

  /// The spelling of the term that is most usual in the texts.
  private func writtenForm(_ term: [UInt32], _ sites: [Site]) -> String {
    var counts: [String: Int] = [:]
    for site in sites {
      let (segment, range) = sourceRange(site)
      let text = corpus.source.parts[Int(site.part)].segments[segment].text
      counts[Self.slice(text, range), default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? String(scalars: term)
  }

  /// The segment of a site, and its UTF-8 range in the segment's text.
  private func sourceRange(_ site: Site) -> (segment: Int, range: Range<Int>) {
    let text = texts[Int(site.part)]
    let tokens = corpus.source.tokens[Int(site.part)]
    let segment = text.segment(at: Int(site.start))
    let first = text.characters.token(at: Int(site.start))
    let last = text.characters.token(at: Int(site.end) - 1)
    let written = corpus.source.parts[Int(site.part)].segments[segment].text
    // A term may begin inside a token: step over the scalars before it.
    let start = Self.offset(
      in: written, from: Int(tokens.starts[first]),
      scalars: Int(site.start) - text.characters.starts[first])
    let end = Self.offset(
      in: written, from: Int(tokens.starts[last]),
      scalars: Int(site.end) - text.characters.starts[last])
    return (segment, start..<end)
  }

  private static func offset(in text: String, from start: Int, scalars: Int) -> Int {
    guard scalars > 0 else { return start }
    let view = text.unicodeScalars
    let from = text.utf8.index(text.startIndex, offsetBy: start)
    let to = view.index(from, offsetBy: scalars, limitedBy: view.endIndex) ?? view.endIndex
    return text.utf8.distance(from: text.startIndex, to: to)
  }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func occurrence(_ found: WitnessRendering) -> Occurrence {
    let place = beads.place(of: Int(found.witness.bead))
    let bitext = corpus.bitexts[place.bitext]
    let bead = bitext.beads[place.bead]
    let (segment, range) = sourceRange(found.witness.site)
    let source = corpus.source.text(of: bead.source, part: bitext.source, separator: "")
    let target = corpus.target.text(of: bead.target, part: bitext.target, separator: " ")
    let shift = source.offsets[segment - bead.source.lowerBound]
    var rendering: Rendering?
    var targetSegment = bead.target.lowerBound
    if let span = found.span {
      let tokens = corpus.target.tokens[bitext.target]
      targetSegment = self.segment(ofToken: Int(span.tokens.lowerBound), tokens, bead.target)
      let lastSegment = self.segment(ofToken: Int(span.tokens.upperBound) - 1, tokens, bead.target)
      let start =
        target.offsets[targetSegment - bead.target.lowerBound]
        + Int(tokens.starts[Int(span.tokens.lowerBound)])
      let end =
        target.offsets[lastSegment - bead.target.lowerBound]
        + Int(tokens.ends[Int(span.tokens.upperBound) - 1])
      rendering = Rendering(text: Self.slice(target.text, start..<end), range: start..<end)
    }
    let sourcePart = corpus.source.parts[bitext.source]
    let targetPart = corpus.target.parts[bitext.target]
    return Occurrence(
      source: Place(document: sourcePart.document, line: sourcePart.segments[segment].line),
      target: Place(
        document: targetPart.document, line: targetPart.segments[targetSegment].line),
      bead: place.bead + 1, sourceText: source.text,
      sourceRange: (range.lowerBound + shift)..<(range.upperBound + shift),
      targetText: target.text, rendering: rendering,
      confidence: found.confidence * bead.confidence.squareRoot())
  }

  private func segment(ofToken token: Int, _ tokens: TokenizedPart, _ segments: Range<Int>) -> Int {
    segments.last { tokens.segmentStarts[$0] <= token } ?? segments.lowerBound
  }

  /// Whether the span's first capital is only that of a sentence: it stands at its head, and neither the other words nor
  /// the lexicon speak for a name.
  private func hasIdleCapital(_ span: Span, bitext: Int, isName: Bool) -> Bool {
    let tokens = corpus.target.tokens[corpus.bitexts[bitext].target]
    guard tokens.flags[Int(span.tokens.lowerBound)].contains(.first),
      !tokens.flags[Int(span.tokens.lowerBound)].contains(.acronym)
    else { return false }
    return span.contentCount == 1 ? !isName : !span.isCapitalised
  }
}

/// The forms in which one equivalent stands in the texts.
private struct Forms {
  let key: UInt64
  private(set) var count = 0
  /// Sum over occurrences of how well the words fit the term; settles ties.
  private(set) var fit = 0.0
  private var surfaces: [String: Int] = [:]
  /// Forms at the head of a sentence, without its capital; they count where there are no others.
  private var headSurfaces: [String: Int] = [:]

  init(key: UInt64) { self.key = key }

  mutating func add(_ text: String, fit: Double, hasIdleCapital: Bool) {
    count += 1
    self.fit += fit
    if hasIdleCapital {
      headSurfaces[CitationForm.of(text.prefix(1).lowercased() + text.dropFirst()), default: 0] += 1
    } else {
      surfaces[CitationForm.of(text), default: 0] += 1
    }
  }

  /// The most usual form; of equally usual ones one without capitals.
  var citation: String {
    (surfaces.isEmpty ? headSurfaces : surfaces).max { a, b in
      let (x, y) = (a.key.count { $0.isUppercase }, b.key.count { $0.isUppercase })
      return (a.value, y, b.key) < (b.value, x, a.key)
    }?.key ?? ""
  }
}
