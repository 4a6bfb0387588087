import Corpus
import Terminology

/// A document part as the bead aligner reads it: the words of its segments in flat arrays.
///
/// Rows are the segments that say something; blank segments, page furniture and foreign lines have none.
struct BeadText: Sendable {
  /// Segment of each row.
  var segments: [Int32] = []
  /// First word of each row, and the number of words at the end.
  var starts: [Int32] = [0]
  /// Content words and numbers.
  var words: [Int32] = []
  /// UTF-8 bytes before each row, and of all rows at the end.
  var bytesBefore: [Double] = [0]
  var isHeading: [Bool] = []
  /// Paragraph of each row.
  var paragraphs: [Int32] = []
  /// Whether there is more than one paragraph.
  var hasParagraphs = false
  /// The ordinal that numbers the row (一是, First, II.); 0 where there is none.
  var ordinals: [Int32] = []
  /// Segments of the first and the last row of the whole text.
  private var edges: [Int32] = []

  var count: Int { segments.count }

  func words(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// The words of consecutive rows.
  func words(of rows: Range<Int>) -> ArraySlice<Int32> {
    words[Int(starts[rows.lowerBound])..<Int(starts[rows.upperBound])]
  }

  func startsParagraph(_ row: Int) -> Bool {
    row == 0 || paragraphs[row] != paragraphs[row - 1]
  }

  /// Whether the whole text begins or ends with the row; a slice has its text's edges.
  func isAtEdge(_ row: Int) -> Bool { edges.contains(segments[row]) }

  /// Whether the rows before and at `row` are of one paragraph; nowhere so in a text that has no paragraphs.
  func isWithinParagraph(_ row: Int) -> Bool {
    hasParagraphs && row < count && !startsParagraph(row)
  }

  func wordCount(_ rows: Range<Int>) -> Int {
    Int(starts[rows.upperBound] - starts[rows.lowerBound])
  }

  func bytes(_ rows: Range<Int>) -> Double {
    bytesBefore[rows.upperBound] - bytesBefore[rows.lowerBound]
  }

  /// The segments of some rows; blank segments between them are within.
  func segments(of rows: Range<Int>) -> Range<Int> {
    guard !rows.isEmpty else { return 0..<0 }
    return Int(segments[rows.lowerBound])..<Int(segments[rows.upperBound - 1]) + 1
  }

  /// Some rows as a text of their own.
  func slice(_ rows: Range<Int>) -> BeadText {
    var part = BeadText()
    part.segments = Array(segments[rows])
    part.starts = starts[rows.lowerBound...rows.upperBound].map { $0 - starts[rows.lowerBound] }
    part.words = Array(words[Int(starts[rows.lowerBound])..<Int(starts[rows.upperBound])])
    part.bytesBefore = Array(bytesBefore[rows.lowerBound...rows.upperBound])
    part.isHeading = Array(isHeading[rows])
    part.paragraphs = Array(paragraphs[rows])
    part.hasParagraphs = hasParagraphs
    part.edges = edges
    part.ordinals = Array(ordinals[rows])
    return part
  }

  /// More words of a row are passed over: it is no sentence, and two such are compared word by word.
  private static let mostWords = 1_000

  init() {}

  /// - Parameters:
  ///   - firstNumber: the word that stands for number 0.
  ///   - numbers: gives each number its number.
  init(
    _ part: DocumentPart, _ tokens: TokenizedPart, classOfWord: [Int32], firstNumber: Int32,
    numbers: inout NumberTable
  ) {
    let isChinese = part.language == .chinese
    for (k, segment) in part.segments.enumerated()
    where segment.isOwnText {
      let scalars = [UInt32](scalarsOf: segment.text)
      segments.append(Int32(k))
      for token in tokens.tokens(ofSegment: k)
      where tokens.flags[token].contains(.content) && !tokens.flags[token].contains(.number) {
        guard words.count - Int(starts[starts.count - 1]) < Self.mostWords else { break }
        words.append(classOfWord[Int(tokens.ids[token])])
      }
      let found =
        isChinese
        ? NumberReader.numbers(ofChinese: scalars) : NumberReader.numbers(ofEnglish: scalars)
      for number in found.prefix(Self.mostWords) {
        words.append(firstNumber + numbers.id(of: number))
      }
      starts.append(Int32(words.count))
      bytesBefore.append((bytesBefore.last ?? 0) + Double(segment.text.utf8.count))
      isHeading.append(segment.isHeading)
      paragraphs.append(Int32(truncatingIfNeeded: segment.paragraph))
      let ordinal =
        isChinese
        ? OrdinalReader.ordinal(ofChinese: scalars)
        : OrdinalReader.ordinal(ofEnglish: segment.text)
      ordinals.append(Int32(ordinal ?? 0))
    }
    hasParagraphs = paragraphs.first != paragraphs.last
    edges = [segments.first, segments.last].compactMap { $0 }
  }
}

/// Numbers the numbers of a corpus, in order of first appearance.
struct NumberTable: Sendable {
  private var ids: [CanonicalNumber: Int32] = [:]

  var count: Int { ids.count }

  mutating func id(of number: CanonicalNumber) -> Int32 {
    if let known = ids[number] { return known }
    let id = Int32(ids.count)
    ids[number] = id
    return id
  }
}
