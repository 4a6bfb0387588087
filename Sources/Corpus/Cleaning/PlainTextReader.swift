import Terminology

/// Turns a plain text, however messy, into one part for each language it holds.
struct PlainTextReader {
  let document: String

  func parts(of scalars: [UInt32]) -> [DocumentPart] {
    let lines = PageFurniture().removed(from: LineCleaner().lines(of: scalars))
    let divided = LanguageDivider().divide(lines)
    var parts: [DocumentPart] = []
    for (lines, script, language) in [
      (divided.han, LineStitcher.Script.han, LanguageTag.chinese),
      (divided.latin, .latin, .english),
    ] {
      let segments = segments(
        of: LineStitcher(script: script).paragraphs(lines), script, ForeignText(in: language))
      if !segments.isEmpty {
        parts.append(DocumentPart(document: document, language: language, segments: segments))
      }
    }
    return parts
  }

  private func segments(
    of paragraphs: [Paragraph], _ script: LineStitcher.Script, _ foreign: ForeignText
  ) -> [Segment] {
    let splitter = SentenceSplitter(script: script)
    let stitcher = LineStitcher(script: script)
    var segments: [Segment] = []
    var number = 0
    for paragraph in paragraphs {
      let ranges = splitter.sentences(paragraph.scalars)
      guard !ranges.isEmpty else { continue }
      for range in ranges {
        let text = Array(paragraph.scalars[range])
        let short = text.count < (script == .han ? 40 : 130)
        segments.append(
          Segment(
            text: String(scalars: text), line: paragraph.line(at: range.lowerBound),
            paragraph: number,
            isHeading: ranges.count == 1 && short
              && (!stitcher.endsSentence(text) || isQuoted(text)),
            isForeign: foreign.isForeign(text)))
      }
      number += 1
    }
    return segments
  }

  private func isQuoted(_ text: [UInt32]) -> Bool {
    guard let first = text.first else { return false }
    let closers = [UInt32](scalarsOf: "”\"")
    return (first == 0x201C || first == 0x22)
      && text.suffix(2).contains { closers.contains($0) }
  }
}
