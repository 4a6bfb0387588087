import Alignment
import Corpus
import Terminology

/// Quotes found occurrences verbatim from the texts.
struct OccurrenceQuoter: Sendable {
  let corpus: AlignedCorpus
  let beads: BeadNumbers
  let texts: [PartText]

  func bitext(of found: FoundOccurrence) -> Bitext {
    corpus.bitexts[beads.place(of: Int(found.bead)).bitext]
  }

  /// A place of the source texts as it is written.
  func text(of site: Site) -> String {
    let (segment, range) = sourceRange(site)
    return Self.slice(corpus.source.parts[Int(site.part)].segments[segment].text, range)
  }

  /// The words of a rendering as they are written, those between pieces that read as one left out.
  func rendering(of found: FoundOccurrence) -> String {
    let place = beads.place(of: Int(found.bead))
    let bitext = corpus.bitexts[place.bitext]
    let range = stretch(found.tokens, bitext, bitext.beads[place.bead])
    // Nearly always one stretch within one segment.
    if found.pieces.isEmpty, range.first == range.last {
      return Self.slice(
        corpus.target.parts[bitext.target].segments[range.first].text, range.start..<range.end)
    }
    return occurrence(found).rendering?.wording ?? ""
  }

  /// Segments of the first and last of some tokens, and where the words begin and end there, in UTF-8 bytes.
  private func stretch(
    _ range: Range<Int32>, _ bitext: Bitext, _ bead: Bead
  ) -> (first: Int, last: Int, start: Int, end: Int) {
    let tokens = corpus.target.tokens[bitext.target]
    let (lower, upper) = (Int(range.lowerBound), Int(range.upperBound) - 1)
    return (
      segment(ofToken: lower, tokens, bead.target), segment(ofToken: upper, tokens, bead.target),
      Int(tokens.starts[lower]), Int(tokens.ends[upper])
    )
  }

  func occurrence(_ found: FoundOccurrence) -> Occurrence {
    let place = beads.place(of: Int(found.bead))
    let bitext = corpus.bitexts[place.bitext]
    let bead = bitext.beads[place.bead]
    let (segment, range) = sourceRange(found.site)
    let source = corpus.source.text(of: bead.source, part: bitext.source, separator: "")
    let target = corpus.target.text(of: bead.target, part: bitext.target, separator: " ")
    let shift = source.offsets[segment - bead.source.lowerBound]
    var rendering: Rendering?
    var targetSegment = bead.target.lowerBound
    if found.isRendered {
      func piece(_ tokens: Range<Int32>) -> Rendering.Piece {
        let words = stretch(tokens, bitext, bead)
        let start = target.offsets[words.first - bead.target.lowerBound] + words.start
        let end = target.offsets[words.last - bead.target.lowerBound] + words.end
        return Rendering.Piece(text: Self.slice(target.text, start..<end), range: start..<end)
      }
      targetSegment = stretch(found.tokens, bitext, bead).first
      let whole = piece(found.tokens)
      rendering = Rendering(
        text: whole.text, range: whole.range, pieces: found.pieces.map(piece),
        joinsPieces: found.joinsPieces)
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
      confidence: confidence(of: found))
  }

  /// How sure the occurrence is, its bead's doubt included.
  func confidence(of found: FoundOccurrence) -> Double {
    let place = beads.place(of: Int(found.bead))
    return found.confidence
      * corpus.bitexts[place.bitext].beads[place.bead].confidence.squareRoot()
  }

  private func segment(ofToken token: Int, _ tokens: TokenizedPart, _ segments: Range<Int>) -> Int {
    segments.last { tokens.segmentStarts[$0] <= token } ?? segments.lowerBound
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
    let bytes = text.utf8
    let range = range.clamped(to: 0..<bytes.count)
    return String(
      decoding: bytes.prefix(range.upperBound).dropFirst(range.lowerBound), as: UTF8.self)
  }
}
