/// Makes paragraphs of the lines of one language part: joins hard-wrapped lines, sentences that a page break
/// cut, and words that were cut with or without a hyphen.
struct LineStitcher {
  let script: Script

  enum Script { case han, latin }

  func paragraphs(_ lines: [TextLine]) -> [Paragraph] {
    isHardWrapped(lines) ? unwrapped(lines) : lineByLine(lines)
  }

  // MARK: Hard-wrapped text

  /// More than 60 % of the lines nearly as long as the long ones, and fewer than 40 % ending a sentence.
  func isHardWrapped(_ lines: [TextLine]) -> Bool {
    let full = lines.filter { !$0.isBlank }
    guard full.count >= 8 else { return false }
    let width = longWidth(full)
    guard width <= (script == .han ? 60 : 120) else { return false }
    let long = full.count { Double($0.scalars.count) >= 0.8 * Double(width) }
    let ended = full.count { endsSentence($0.scalars) }
    return Double(long) > 0.6 * Double(full.count) && Double(ended) < 0.4 * Double(full.count)
  }

  /// The 90th percentile of the line lengths.
  private func longWidth(_ lines: [TextLine]) -> Int {
    let lengths = lines.map(\.scalars.count).sorted()
    return lengths[min(lengths.count - 1, lengths.count * 9 / 10)]
  }

  private func unwrapped(_ lines: [TextLine]) -> [Paragraph] {
    let full = lines.filter { !$0.isBlank }
    let width = Double(longWidth(full)) * (script == .han ? 0.93 : 0.90)
    let hyphens = HyphenJudge(lines: full)
    var paragraphs: [Paragraph] = []
    var open: Paragraph?
    for line in full {
      if isSectionNumber(line.scalars) {
        if let open { paragraphs.append(open) }
        open = nil
        var heading = Paragraph()
        heading.append(line.scalars, line: line.number)
        paragraphs.append(heading)
        continue
      }
      join(line, to: &open, hyphens)
      if Double(line.scalars.count) < width, endsSentence(line.scalars) {
        if let open { paragraphs.append(open) }
        open = nil
      }
    }
    if let open { paragraphs.append(open) }
    return paragraphs
  }

  private func join(_ line: TextLine, to open: inout Paragraph?, _ hyphens: HyphenJudge) {
    var paragraph = open ?? Paragraph()
    if let last = paragraph.scalars.last, let first = line.scalars.first {
      if last == 0x2D, isWord(first), paragraph.scalars.dropLast().last.map(isWord) == true {
        // COVID-19, 2027-2029: before a digit the hyphen is never the line's own.
        if first.kind == .latin,
          !hyphens.keepsHyphen(between: paragraph.scalars, and: line.scalars)
        {
          paragraph.scalars.removeLast()
        }
      } else if !(last.isHan || first.isHan || isWidePunctuation(last) || isWidePunctuation(first))
      {
        paragraph.scalars.append(0x20)
      }
    }
    paragraph.append(line.scalars, line: line.number)
    open = paragraph
  }

  private func isWord(_ c: UInt32) -> Bool { c.kind == .latin || c.kind == .digit }

  private func isWidePunctuation(_ c: UInt32) -> Bool {
    script == .han && c.kind == .punctuation && c > 0x7F
  }

  // MARK: A paragraph a line

  private func lineByLine(_ lines: [TextLine]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    let hyphens = HyphenJudge(lines: lines)
    for line in lines where !line.isBlank {
      if var last = paragraphs.last, continues(last, line) {
        paragraphs.removeLast()
        var open: Paragraph? = last
        join(line, to: &open, hyphens)
        last = open ?? last
        paragraphs.append(last)
      } else {
        var paragraph = Paragraph()
        paragraph.append(line.scalars, line: line.number)
        paragraphs.append(paragraph)
      }
    }
    return paragraphs
  }

  /// Whether a page break fell inside a sentence before `line`.
  private func continues(_ paragraph: Paragraph, _ line: TextLine) -> Bool {
    guard let last = paragraph.scalars.last, let first = line.scalars.first else { return false }
    switch script {
    case .han:
      return paragraph.scalars.count >= 60 && (last.isHan || last == 0xFF0C || last == 0x3001)
        && first.isHan && !isNumberedHeading(line.scalars)
    case .latin:
      let isLower = first.kind == .latin && !first.isUpper
      let open = last.kind == .latin || last == 0x2C || last == 0x2D || last == 0x3B
      return isLower && open
        || isLower && paragraph.scalars.count >= 60 && !endsSentence(paragraph.scalars)
    }
  }

  // MARK: Signs

  /// A line that is only a section number: 一, 二 … or I, II … or 1.
  private func isSectionNumber(_ line: [UInt32]) -> Bool {
    guard line.count <= 4 else { return false }
    return line.allSatisfy { Self.hanNumerals.contains($0) }
      || line.allSatisfy { [0x49, 0x56, 0x58].contains($0) || (0x2160...0x216B).contains($0) }
  }

  private func isNumberedHeading(_ line: [UInt32]) -> Bool {
    guard let mark = line.firstIndex(where: { !Self.hanNumerals.contains($0) }), mark > 0 else {
      return line.first == 0xFF08 || line.first == 0x7B2C
    }
    return line[mark] == 0x3001
  }

  private static let hanNumerals = Set([UInt32](scalarsOf: "一二三四五六七八九十"))

  /// Whether the text ends with a full stop, a question or exclamation mark or a colon, closers after it allowed.
  func endsSentence(_ line: [UInt32]) -> Bool {
    var i = line.count - 1
    while i >= 0, Self.closers.contains(line[i]) { i -= 1 }
    return i >= 0 && Self.enders.contains(line[i])
  }

  private static let closers = Set([UInt32](scalarsOf: "”’』」）)】》\"' "))
  private static let enders = Set([UInt32](scalarsOf: "。！？!?.…：:；;"))
}
